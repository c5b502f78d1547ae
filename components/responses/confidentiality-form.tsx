"use client";

import { Checkbox } from "#components/ui/checkbox.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { ContinueButton, type Fields, StepForm, type StepFormProps } from "./step-form.tsx";

type Markable = { key: string; label: string; hint?: string };

type ConfidentialityFormProps = StepFormProps & { general: Markable[]; answers: Markable[]; files: Markable[] };

/** What the respondent asks to keep from publication, each with a reason if they wish (S29.2, S29.4). */
export function ConfidentialityForm({ general, answers, files, ...form }: ConfidentialityFormProps) {
  return (
    <StepForm {...form}>
      {(fields) => (
        <>
          <MarkGroup legend="The response as a whole" marks={general} fields={fields} />
          {answers.length > 0 ? <MarkGroup legend="Single answers" marks={answers} fields={fields} /> : null}
          {files.length > 0 ? <MarkGroup legend="Files" marks={files} fields={fields} /> : null}
          <ContinueButton />
        </>
      )}
    </StepForm>
  );
}

function MarkGroup({ legend, marks, fields: { value, error } }: { legend: string; marks: Markable[]; fields: Fields }) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 font-semibold">{legend}</legend>
      {marks.map(({ key, label, hint }) => (
        <div key={key}>
          <input type="hidden" name="shown" value={key} />
          <Checkbox
            name={`mark.${key}`}
            label={label}
            hint={hint}
            defaultChecked={value(`mark.${key}`) !== ""}
            reveal={
              <TextArea
                name={`reason.${key}`}
                label="Why it is confidential"
                optional
                rows={3}
                defaultValue={value(`reason.${key}`)}
                error={error(`reason.${key}`)}
              />
            }
          />
        </div>
      ))}
    </fieldset>
  );
}
