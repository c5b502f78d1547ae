"use client";

import { useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Field } from "#components/ui/field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { emptyFormState, type FormState } from "#lib/form-state.ts";

type ExtendFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  /** The close in force, as a London clock shows it. */
  initial: { on: string; time: string };
};

/** A later close, as people in the United Kingdom read it, and why (S28.7). */
export function ExtendForm({ action, initial }: ExtendFormProps) {
  const [{ errors, values }, send] = useActionState(action, emptyFormState);
  return (
    <form action={send} noValidate className="max-w-form space-y-5">
      <ErrorSummary errors={errors} title="Nothing was decided" />
      <div className="grid gap-5 sm:grid-cols-2">
        <Field
          name="on"
          type="date"
          label="New closing day"
          defaultValue={String(values.on ?? initial.on)}
          error={errors.on}
        />
        <Field
          name="time"
          type="time"
          label="New closing time"
          hint="UK time"
          defaultValue={String(values.time ?? initial.time)}
          error={errors.time}
        />
      </div>
      <TextArea
        name="reason"
        label="Reason"
        hint="It is published beside the closing time, and stands in the letters."
        rows={4}
        defaultValue={String(values.reason ?? "")}
        error={errors.reason}
      />
      <SubmitButton>Decide on this closing time</SubmitButton>
    </form>
  );
}
