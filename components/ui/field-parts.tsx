import type { ReactNode } from "react";
import { FieldError } from "./field-error.tsx";

/** The edge that shows, beside a field or a group of choices, that something in it is to be put right. */
export function FieldEdge({ isWrong, children }: { isWrong: boolean; children: ReactNode }) {
  return <div className={isWrong ? "border-s-4 border-error ps-4" : undefined}>{children}</div>;
}

/** What is read before a control: the hint, then what is to be put right. */
export function BeforeControl({ name, hint, error }: { name: string; hint?: ReactNode; error?: string }) {
  return (
    <>
      {hint ? (
        <div id={`${name}-hint`} className="mb-2 measure text-pretty text-ink-soft">
          {hint}
        </div>
      ) : null}
      <FieldError name={name} message={error} />
    </>
  );
}

/** The words of a label or legend. Optional is said in words; nothing is starred. */
export function LabelWords({ children, optional }: { children: ReactNode; optional?: boolean }) {
  return (
    <>
      {children}
      {optional ? <span className="font-normal text-ink-soft"> (optional)</span> : null}
    </>
  );
}
