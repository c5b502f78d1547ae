import { filterClass } from "./filter-choice.tsx";

/** Words to look for, inside the filter sentence. */
export function FilterText({ name, label, value }: { name: string; label: string; value: string }) {
  return <input type="search" name={name} aria-label={label} defaultValue={value} className={`${filterClass} w-48`} />;
}
