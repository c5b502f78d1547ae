"use client";

import { useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { emptyFormState, type FormState } from "#lib/form-state.ts";

type UnsaidFormProps = { action: (state: FormState, form: FormData) => Promise<FormState>; what: string };

/** Says of a record that it did not happen, with why: both are kept. */
export function UnsaidForm({ action, what }: UnsaidFormProps) {
  const [{ errors, values }, send] = useActionState(action, emptyFormState);
  return (
    <form action={send} noValidate className="space-y-4">
      <ErrorSummary errors={errors} title="Nothing was taken back" />
      <TextArea
        name="unsaid"
        label="Why it is on record although it did not happen"
        hint={`The record of “${what}” is kept with these words; the gate is open again, and what rests on it no longer holds.`}
        defaultValue={String(values.unsaid ?? "")}
        error={errors.unsaid}
        rows={3}
      />
      <SubmitButton variant="secondary" pendingText="Recording">
        Record that it did not happen
      </SubmitButton>
    </form>
  );
}
