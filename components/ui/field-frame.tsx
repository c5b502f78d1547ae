import type { ReactNode } from "react";
import { BeforeControl, FieldEdge, LabelWords } from "./field-parts.tsx";

export type FieldWords = {
  /** The name in the form; also the id, so that the error summary's link finds the field. */
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string;
  /** Optional is said in words; nothing is starred. */
  optional?: boolean;
  /** "page" when the label is the one question of the page, and so its h1. */
  size?: "normal" | "page";
};

/** The ids that describe a field, in the order in which they are read: the hint, then the error. */
export function describedBy({ name, hint, error }: Pick<FieldWords, "name" | "hint" | "error">): string | undefined {
  const ids = [hint ? `${name}-hint` : "", error ? `${name}-error` : ""].filter(Boolean);
  return ids.length > 0 ? ids.join(" ") : undefined;
}

export const controlClass =
  "block w-full rounded-md border border-line-strong bg-surface px-3 py-2 text-base text-ink min-h-11 hover:border-ink aria-invalid:border-2 aria-invalid:border-error";

/** The label with its hint above, the error between hint and control, the control last. */
export function FieldFrame({
  name,
  label,
  hint,
  error,
  optional,
  size = "normal",
  children,
}: FieldWords & { children: ReactNode }) {
  const words = (
    <label htmlFor={name} className="block">
      <LabelWords optional={optional}>{label}</LabelWords>
    </label>
  );
  return (
    <FieldEdge isWrong={Boolean(error)}>
      {size === "page" ? <h1 className="mb-3 text-3xl">{words}</h1> : <div className="mb-1 font-semibold">{words}</div>}
      <BeforeControl name={name} hint={hint} error={error} />
      {children}
    </FieldEdge>
  );
}
