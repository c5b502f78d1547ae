import type { ReactNode } from "react";
import { FieldError } from "./field-error.tsx";
import { describedBy, type FieldWords } from "./field-frame.tsx";

type ChoiceGroupProps = Omit<FieldWords, "label"> & { legend: ReactNode; children: ReactNode };

/** A question with several choices: fieldset and legend, the hint above, the error before the first choice. */
export function ChoiceGroup({ name, legend, hint, error, optional, size = "normal", children }: ChoiceGroupProps) {
  const words = (
    <>
      {legend}
      {optional ? <span className="font-normal text-ink-soft"> (optional)</span> : null}
    </>
  );
  return (
    <div className={error ? "border-s-4 border-error ps-4" : undefined}>
      <fieldset aria-describedby={describedBy({ name, hint, error })} className="min-w-0">
        <legend className="mb-2">
          {size === "page" ? <h1 className="text-3xl">{words}</h1> : <span className="font-semibold">{words}</span>}
        </legend>
        {hint ? (
          <div id={`${name}-hint`} className="mb-2 measure text-pretty text-ink-soft">
            {hint}
          </div>
        ) : null}
        <FieldError name={name} message={error} />
        {children}
      </fieldset>
    </div>
  );
}
