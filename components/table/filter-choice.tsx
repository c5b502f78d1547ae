type FilterChoiceProps = {
  name: string;
  /** Said to people who listen, for whom the sentence around it is not at hand. */
  label: string;
  value: string;
  options: { value: string; label: string }[];
};

export const filterClass =
  "mx-1 inline-block min-h-8 max-w-full rounded-md border border-line-strong bg-surface px-2 py-0.5 text-base leading-normal text-ink hover:border-ink pointer-coarse:min-h-11";

/** A word of the filter sentence that can be another: "late", "assigned to nobody". */
export function FilterChoice({ name, label, value, options }: FilterChoiceProps) {
  return (
    <select name={name} aria-label={label} defaultValue={value} className={filterClass}>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
