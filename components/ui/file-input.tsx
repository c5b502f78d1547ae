import { controlClass, describedBy, FieldFrame, type FieldWords } from "./field-frame.tsx";

type FileInputProps = FieldWords & {
  /** As the browser's file picker wants it: ".pdf,.docx". */
  accept?: string;
  multiple?: boolean;
};

/** A file from the person's device. Kinds and sizes that are taken belong in the hint. */
export function FileInput({ name, label, hint, error, optional, size, accept, multiple }: FileInputProps) {
  return (
    <FieldFrame name={name} label={label} hint={hint} error={error} optional={optional} size={size}>
      <input
        type="file"
        id={name}
        name={name}
        accept={accept}
        multiple={multiple}
        aria-describedby={describedBy({ name, hint, error })}
        aria-invalid={error ? true : undefined}
        className={`${controlClass} border-dashed file:me-4 file:min-h-8 file:cursor-pointer file:rounded-sm file:border file:border-solid file:border-line-strong file:bg-sunken file:px-3 file:font-semibold file:text-ink`}
      />
    </FieldFrame>
  );
}
