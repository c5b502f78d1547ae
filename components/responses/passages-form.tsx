"use client";

import { type ReactNode, useActionState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Details } from "#components/ui/details.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { emptyFormState, type FormState } from "#lib/form-state.ts";
import { Autosave } from "./autosave.tsx";
import { PieceChoice } from "./piece-choice.tsx";
import { SelectText } from "./select-text.tsx";

export type PassagesFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  heading: ReactNode;
  pageTitle: string;
  /** What became of the last press of a button. */
  notice: ReactNode;
  /** The text as it is marked now. */
  children: ReactNode;
  text: string;
  base: string;
  /** Where ticks and reasons are saved when the page is left. */
  autosave: string;
  pieces: { index: number; text: string; isMarked: boolean }[];
  passages: { text: string; reason: string }[];
  /** Marked words found again unmarked. */
  repeats: { index: number; label: string; text: string }[];
};

/** Tick sentences, select words, or type them: three ways to the same mark, then a reason for each if the person wishes (S29.4). */
export function PassagesForm({
  action,
  pageTitle,
  heading,
  notice,
  children,
  text,
  base,
  autosave,
  pieces,
  passages,
  repeats,
}: PassagesFormProps) {
  const [{ errors, values }, send] = useActionState(action, emptyFormState);
  const isRefused = Object.keys(errors).length > 0;
  return (
    <form action={send} noValidate>
      <ErrorSummary errors={errors} pageTitle={pageTitle} />
      {heading}
      <div className="space-y-10">
        {isRefused ? null : notice}
        {children}
        <Autosave key={base} address={autosave} base={base} onLeavingOnly />
        {repeats.length > 0 ? <Repeats repeats={repeats} /> : null}
        <div className="space-y-4">
          {pieces.length > 0 ? <PieceChoice pieces={pieces} /> : null}
          <SelectText text={text} error={errors.selection} />
          <Details summary="Mark only some words, by typing or pasting them" isOpen={Boolean(errors.words)}>
            <div className="space-y-3">
              <TextArea
                name="words"
                label="Words to mark, exactly as they stand in your text"
                rows={2}
                defaultValue={String(values.words ?? "")}
                error={errors.words}
              />
              <Button name="go" value="words" variant="secondary">
                Mark these words
              </Button>
            </div>
          </Details>
        </div>
        {passages.length > 0 ? <Passages passages={passages} error={errors.reason} /> : null}
        <SubmitButton name="go" value="done" pendingText="Saving">
          Save and go back to confidentiality
        </SubmitButton>
      </div>
    </form>
  );
}

function Way({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="space-y-3">
      <h2 className="text-xl">{title}</h2>
      {children}
    </section>
  );
}

function Repeats({ repeats }: Pick<PassagesFormProps, "repeats">) {
  return (
    <Way title="The same words stand elsewhere, unmarked">
      <ul className="space-y-2">
        {repeats.map(({ index, label, text }) => (
          <li
            key={index}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line pb-2"
          >
            <span className="min-w-0">
              {label}: <q dir="auto">{text}</q>
            </span>
            <Button name="go" value={`repeat ${index}`} variant="secondary" size="small">
              Mark these too
            </Button>
          </li>
        ))}
      </ul>
    </Way>
  );
}

function Passages({ passages, error }: { passages: PassagesFormProps["passages"]; error?: string }) {
  return (
    <Way title="Your reasons">
      <p className="measure text-ink-soft">
        Reasons are optional. Whoever decides about a request for disclosure takes them into account.
      </p>
      {passages.map(({ text, reason }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the page is drawn anew whenever a mark comes or goes.
        <fieldset key={index} className="min-w-0 space-y-3 rounded-md border border-amber-line p-4">
          <legend className="px-1 font-semibold">Marked passage {index + 1}</legend>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long passage scrolls, by keyboard too. */}
          <p className="hatched max-h-32 overflow-auto px-2 py-1" dir="auto" tabIndex={0}>
            {text}
          </p>
          <TextArea
            name={`reason.${index}`}
            label="Why it is confidential"
            optional
            rows={2}
            defaultValue={reason}
            error={error}
          />
          <Button name="go" value={`remove ${index}`} variant="secondary" size="small">
            Remove mark {index + 1}
          </Button>
        </fieldset>
      ))}
      <Button name="go" value="sentences" variant="secondary">
        Save reasons
      </Button>
    </Way>
  );
}
