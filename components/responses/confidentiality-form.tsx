"use client";

import { LockLabel } from "#components/confidentiality/lock-label.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { ContinueButton, type Fields, StepForm, type StepFormProps } from "./step-form.tsx";

type Markable = { key: string; label: string; hint?: string };

type ConfidentialityFormProps = StepFormProps & {
  general: Markable[];
  answers: Markable[];
  files: Markable[];
  /** The boxes with text, in which passages can be marked. */
  texts: { key: string; label: string; excerpt: string; count: number }[];
};

/** What the respondent asks to keep from publication, each with a reason if they wish (S29.2, S29.4). */
export function ConfidentialityForm({ general, answers, files, texts, ...form }: ConfidentialityFormProps) {
  return (
    <StepForm {...form}>
      {(fields) => (
        <>
          <MarkGroup legend="The response as a whole" marks={general} fields={fields} />
          {answers.length > 0 ? <MarkGroup legend="Single answers" marks={answers} fields={fields} /> : null}
          {texts.length > 0 ? <Texts texts={texts} /> : null}
          {files.length > 0 ? <MarkGroup legend="Files" marks={files} fields={fields} /> : null}
          <ContinueButton />
        </>
      )}
    </StepForm>
  );
}

function Texts({ texts }: Pick<ConfidentialityFormProps, "texts">) {
  return (
    <section aria-labelledby="passages">
      <h2 id="passages" className="mb-1 text-base font-semibold">
        Words in an answer
      </h2>
      <p className="mb-3 measure text-ink-soft">Mark a name, a figure or a sentence, and leave the rest to be read.</p>
      <ul className="border-t border-line">
        {texts.map(({ key, label, excerpt, count }) => (
          <li
            key={key}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-3"
          >
            <div className="min-w-0 max-w-md">
              <p>{label}</p>
              <p className="truncate text-sm text-ink-soft" dir="auto">
                {excerpt}
              </p>
              {count > 0 ? (
                <p className="mt-1">
                  <LockLabel>{count === 1 ? "1 passage marked" : `${count} passages marked`}</LockLabel>
                </p>
              ) : null}
            </div>
            <Button name="go" value={`passages ${key}`} variant="secondary" size="small">
              Mark words<span className="sr-only"> in {label}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
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
