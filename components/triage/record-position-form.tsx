"use client";

import { useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Radios } from "#components/ui/radios.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { emptyFormState, type FormState } from "#lib/form-state.ts";
import { positionNames } from "#lib/responses/schema.ts";
import { readablePositions } from "#lib/triage/positions/schema.ts";

type RecordPositionFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  part: string;
  /** The record that stands, so that a colleague's later one is not passed over. */
  seenId: string;
  initial: { position: string; basis: string };
};

/** A position read out of the words, with the words. */
export function RecordPositionForm({ action, part, seenId, initial }: RecordPositionFormProps) {
  const [{ errors, values }, send] = useActionState(action, emptyFormState);
  return (
    <form action={send} noValidate className="max-w-form space-y-6 text-base">
      <ErrorSummary errors={errors} />
      <input type="hidden" name="part" value={part} />
      <input type="hidden" name="seenId" value={String(values.seenId ?? seenId)} />
      <Radios
        name="position"
        legend="The words take this position"
        options={readablePositions.map((value) => ({ value, label: positionNames[value] }))}
        defaultValue={String(values.position ?? initial.position)}
        error={errors.position}
      />
      <TextArea
        name="basis"
        label="The words it rests on"
        hint="Word for word, from one answer of this response."
        rows={5}
        defaultValue={String(values.basis ?? initial.basis)}
        error={errors.basis}
      />
      <SubmitButton>Record position</SubmitButton>
    </form>
  );
}
