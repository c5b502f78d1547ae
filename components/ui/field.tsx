import type { ComponentProps } from "react";
import { controlClass, describedBy, FieldFrame, type FieldWords } from "./field-frame.tsx";

const widths = { full: "", long: "max-w-md", medium: "max-w-64", short: "max-w-32", day: "max-w-20" };

type FieldProps = FieldWords & {
  width?: keyof typeof widths;
} & Pick<
    ComponentProps<"input">,
    "type" | "defaultValue" | "autoComplete" | "inputMode" | "spellCheck" | "autoCapitalize" | "min" | "max" | "dir"
  >;

/** One line of text. The width hints at the length of the answer; it never limits it. */
export function Field({
  name,
  label,
  hint,
  error,
  optional,
  size,
  width = "full",
  type = "text",
  ...rest
}: FieldProps) {
  return (
    <FieldFrame name={name} label={label} hint={hint} error={error} optional={optional} size={size}>
      <input
        {...rest}
        id={name}
        name={name}
        type={type}
        aria-describedby={describedBy({ name, hint, error })}
        aria-invalid={error ? true : undefined}
        className={`${controlClass} ${widths[width]}`}
      />
    </FieldFrame>
  );
}
