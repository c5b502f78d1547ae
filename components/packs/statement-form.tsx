"use client";

import { useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { emptyFormState, type FormState } from "#lib/form-state.ts";
import { longestStatement } from "#lib/packs/statement/schema.ts";

type StatementFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  text: string;
  revision: number;
};

/**
 * The statement as one text. When somebody else has written in between, both are shown: theirs to read, one's own still in the field, and
 * keeping it then is a knowing act.
 */
export function StatementForm({ action, text, revision }: StatementFormProps) {
  const [{ errors, values, notice }, send] = useActionState(action, emptyFormState);
  const theirs = values.theirs;
  return (
    <form action={send} noValidate className="space-y-5">
      <ErrorSummary errors={errors} title="The statement was not kept" />
      {notice ? <Notice tone="success" title={notice} isAnnounced /> : null}
      {theirs === undefined ? null : (
        <Notice tone="amber" title="As it stands now, written by somebody else since you began">
          <p className="whitespace-pre-line" dir="auto">
            {String(theirs)}
          </p>
        </Notice>
      )}
      <input type="hidden" name="revision" value={String(values.revision ?? revision)} />
      <TextArea
        name="text"
        label="Why the draft is fit for purpose"
        hint="Paragraphs are parted by an empty line."
        defaultValue={String(values.text ?? text)}
        error={errors.text}
        limit={longestStatement}
        rows={16}
      />
      <SubmitButton pendingText="Keeping the statement">Keep the statement</SubmitButton>
    </form>
  );
}
