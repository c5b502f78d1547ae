import type { ReactNode } from "react";
import { describedBy, type FieldWords } from "./field-frame.tsx";
import { BeforeControl, FieldEdge, LabelWords } from "./field-parts.tsx";

type ChoiceGroupProps = Omit<FieldWords, "label"> & { legend: ReactNode; children: ReactNode };

/** A question with several choices: fieldset and legend, the hint above, the error before the first choice. */
export function ChoiceGroup({ name, legend, hint, error, optional, size = "normal", children }: ChoiceGroupProps) {
  const words = <LabelWords optional={optional}>{legend}</LabelWords>;
  return (
    <FieldEdge isWrong={Boolean(error)}>
      <fieldset aria-describedby={describedBy({ name, hint, error })} className="min-w-0">
        <legend className="mb-2">
          {size === "page" ? <h1 className="text-3xl">{words}</h1> : <span className="font-semibold">{words}</span>}
        </legend>
        <BeforeControl name={name} hint={hint} error={error} />
        {children}
      </fieldset>
    </FieldEdge>
  );
}
