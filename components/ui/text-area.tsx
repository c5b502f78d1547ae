import { CharacterCount } from "./character-count.tsx";
import { controlClass, describedBy, FieldFrame, type FieldWords } from "./field-frame.tsx";

type TextAreaProps = FieldWords & {
  defaultValue?: string;
  rows?: number;
  /** The limit in characters as the rule counts them. The browser does not cut at it: nothing that was typed is lost. */
  limit?: number;
};

const thousands = new Intl.NumberFormat("en-GB");

/** Several lines of text. The limit is said from the start; with JavaScript what is left is counted as the person types. */
export function TextArea({ name, label, hint, error, optional, size, defaultValue, rows = 8, limit }: TextAreaProps) {
  const described = [describedBy({ name, hint, error }), limit ? `${name}-limit` : ""].filter(Boolean).join(" ");
  return (
    <FieldFrame name={name} label={label} hint={hint} error={error} optional={optional} size={size}>
      <textarea
        id={name}
        name={name}
        rows={rows}
        defaultValue={defaultValue}
        dir="auto"
        aria-describedby={described || undefined}
        aria-invalid={error ? true : undefined}
        className={`${controlClass} resize-y leading-normal`}
      />
      {limit ? (
        <div className="mt-1.5 text-sm text-ink-soft">
          <p id={`${name}-limit`}>You can write up to {thousands.format(limit)} characters.</p>
          <CharacterCount field={name} limit={limit} />
        </div>
      ) : null}
    </FieldFrame>
  );
}
