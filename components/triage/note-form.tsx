"use client";

import { useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { emptyFormState, type FormState } from "#lib/form-state.ts";

type NoteFormProps = { action: (state: FormState, form: FormData) => Promise<FormState>; count: number };

/** A note for colleagues. It is kept as written. */
export function NoteForm({ action, count }: NoteFormProps) {
  const [{ errors, values }, send] = useActionState(action, emptyFormState);
  return (
    <form action={send} className="space-y-3">
      <ErrorSummary errors={errors} title="The note was not kept" />
      <TextArea
        key={count}
        name="text"
        label="New note"
        hint="For colleagues, also those who may not read marked text: do not repeat it here. Notes are kept as written."
        rows={3}
        defaultValue={String(values.text ?? "")}
        error={errors.text}
      />
      <SubmitButton variant="secondary" size="small">
        Add note
      </SubmitButton>
    </form>
  );
}
