import { controlClass, describedBy, FieldFrame, type FieldWords } from "./field-frame.tsx";

type SelectProps = FieldWords & {
  options: { value: string; label: string }[];
  defaultValue?: string;
};

/** One of many that are known by name. For fewer than about seven, use Radios. */
export function Select({ name, label, hint, error, optional, size, options, defaultValue }: SelectProps) {
  return (
    <FieldFrame name={name} label={label} hint={hint} error={error} optional={optional} size={size}>
      <select
        id={name}
        name={name}
        defaultValue={defaultValue}
        aria-describedby={describedBy({ name, hint, error })}
        aria-invalid={error ? true : undefined}
        className={`${controlClass} max-w-md`}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
