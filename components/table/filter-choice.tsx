type FilterChoiceProps = {
  name: string;
  /** Said to people who listen, for whom the sentence around it is not at hand. */
  label: string;
  value: string;
  /** By value, in the order of the list; "" is what lets everything through. */
  options: Record<string, string>;
};

/** A word of the sentence that can be another. One that narrows the list stands out from those that do not. */
export const filterClass = (value: string) =>
  `mx-1 inline-block min-h-8 max-w-full rounded-md border px-1.5 py-0.5 align-middle text-sm leading-normal text-ink hover:border-ink pointer-coarse:min-h-11 pointer-coarse:px-2 ${
    value === "" ? "border-line-strong bg-surface" : "border-accent bg-accent-soft font-semibold"
  }`;

/** A word of the filter sentence that can be another: "late", "assigned to nobody". As wide as the word, where the browser can do that. */
export function FilterChoice({ name, label, value, options }: FilterChoiceProps) {
  return (
    <select
      name={name}
      aria-label={label}
      defaultValue={value}
      className={`${filterClass(value)} field-sizing-content`}
    >
      {Object.entries(options).map(([option, words]) => (
        <option key={option} value={option} className="bg-surface font-normal">
          {words}
        </option>
      ))}
    </select>
  );
}
