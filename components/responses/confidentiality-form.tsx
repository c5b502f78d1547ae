"use client";

import type { ReactNode } from "react";
import { LockLabel } from "#components/confidentiality/lock-label.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { ContinueButton, type Fields, StepForm, type StepFormProps } from "./step-form.tsx";

type Markable = { key: string; label: string; hint?: string };
/** A box with text, in which passages can be marked. */
type MarkableText = { key: string; label: string; excerpt: string; count: number };

type ConfidentialityFormProps = StepFormProps & {
  general: Markable[];
  answers: (Markable & { texts: MarkableText[] })[];
  files: Markable[];
};

/** What the respondent asks to keep from publication, each with a reason if they wish (S29.2, S29.4). */
export function ConfidentialityForm({ general, answers, files, ...form }: ConfidentialityFormProps) {
  return (
    <StepForm {...form}>
      {(fields) => (
        <>
          <Group legend="The response as a whole">
            {general.map((one) => (
              <MarkBox key={one.key} mark={one} fields={fields} />
            ))}
          </Group>
          {answers.length > 0 ? (
            <Group legend="Your answers" hint="A whole answer, or words in it: a name, a figure, a sentence.">
              {answers.map(({ texts, ...answer }) => (
                <div key={answer.key} className="group/answer border-b border-line py-3 first:border-t">
                  <MarkBox mark={answer} fields={fields} />
                  <Texts texts={texts} answer={answer} />
                </div>
              ))}
            </Group>
          ) : null}
          {files.length > 0 ? (
            <Group legend="Files">
              {files.map((one) => (
                <MarkBox key={one.key} mark={one} fields={fields} />
              ))}
            </Group>
          ) : null}
          <ContinueButton />
        </>
      )}
    </StepForm>
  );
}

function Group({ legend, hint, children }: { legend: string; hint?: string; children: ReactNode }) {
  return (
    <fieldset className="min-w-0">
      <legend className="text-xl font-semibold">{legend}</legend>
      {hint ? <p className="measure text-ink-soft">{hint}</p> : null}
      <div className="mt-3">{children}</div>
    </fieldset>
  );
}

/** Single words of an answer; not offered while the whole answer is marked, which marks them all. */
function Texts({ texts, answer }: { texts: MarkableText[]; answer: Markable }) {
  if (texts.length === 0) return null;
  return (
    <ul className="ms-9 mt-1 space-y-1 group-has-[input:checked]/answer:hidden">
      {texts.map(({ key, label, excerpt, count }) => (
        <li key={key} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-1">
          <div className="min-w-0 flex-1 basis-60">
            {label === answer.label ? null : (
              <p className="text-sm text-ink-soft first-letter:uppercase">{label.replace(`${answer.key}, `, "")}</p>
            )}
            <p className="truncate text-sm" dir="auto">
              {excerpt}
            </p>
            {count > 0 ? <LockLabel>{count === 1 ? "1 passage marked" : `${count} passages marked`}</LockLabel> : null}
          </div>
          <Button name="go" value={`passages ${key}`} variant="secondary" size="small">
            Mark words<span className="sr-only"> in {label}</span>
          </Button>
        </li>
      ))}
    </ul>
  );
}

function MarkBox({ mark: { key, label, hint }, fields: { value, error } }: { mark: Markable; fields: Fields }) {
  return (
    <>
      <input type="hidden" name="shown" value={key} />
      <Checkbox
        name={`mark.${key}`}
        label={label}
        hint={hint}
        defaultChecked={value(`mark.${key}`) !== ""}
        reveal={
          <TextArea
            name={`reason.${key}`}
            label={
              <>
                Why it is confidential<span className="sr-only">: {label}</span>
              </>
            }
            optional
            rows={3}
            defaultValue={value(`reason.${key}`)}
            error={error(`reason.${key}`)}
          />
        }
      />
    </>
  );
}
