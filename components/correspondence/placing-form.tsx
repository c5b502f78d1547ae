"use client";

import { useActionState } from "react";
import { Details } from "#components/ui/details.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Field } from "#components/ui/field.tsx";
import { Radios } from "#components/ui/radios.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { mailKindChoices, mailKinds } from "#lib/correspondence/schema.ts";
import { emptyFormState, type FormState } from "#lib/form-state.ts";

type PlacingFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  readingNumber: number;
  /** The record that this page shows, "" for none. */
  seenId: string;
  reference: string;
  /** What speaks for one of them, in words; null: nothing does. */
  suggestion: string | null;
  /** What it is folded away behind, until there is something to put right; null: it lies open. */
  summary: string | null;
};

/** What a message or letter is, and to which response it belongs: a person says it, nothing is chosen for them. */
export function PlacingForm({ action, readingNumber, seenId, reference, suggestion, summary }: PlacingFormProps) {
  const [{ errors, values }, send] = useActionState(action, emptyFormState);
  const was = (name: string, before = "") => String(values[name] ?? before);
  const form = (
    <form action={send} noValidate className="space-y-5">
      <ErrorSummary errors={errors} title="This was not recorded" />
      <input type="hidden" name="readingNumber" value={readingNumber} />
      <input type="hidden" name="seenId" value={seenId} />
      <Field
        name="reference"
        label="Reference of the response"
        hint="Such as R-7K3F-9Q2M. Leave it empty where it belongs to none."
        width="medium"
        defaultValue={was("reference", reference)}
        error={errors.reference}
      />
      <Radios
        name="kind"
        legend="What is it?"
        hint={suggestion ?? undefined}
        defaultValue={was("kind")}
        error={errors.kind}
        options={mailKinds.map((value) => ({ value, ...mailKindChoices[value] }))}
      />
      <Field
        name="reason"
        label="Why"
        hint="Needed where it is none of these."
        defaultValue={was("reason")}
        error={errors.reason}
        optional
      />
      <SubmitButton pendingText="Recording it">Record what it is</SubmitButton>
    </form>
  );
  if (summary === null) return form;
  return (
    <Details summary={summary} isOpen={Object.keys(errors).length > 0}>
      {form}
    </Details>
  );
}
