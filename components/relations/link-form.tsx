"use client";

import { useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Field } from "#components/ui/field.tsx";
import { Radios } from "#components/ui/radios.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { emptyFormState, type FormState } from "#lib/form-state.ts";

type LinkFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  /** The reference of the other response, where the page that led here knew it. */
  other: string;
};

/** Two responses of one sender: how the later one belongs to the earlier one, and why. Nothing is chosen beforehand. */
export function LinkForm({ action, other }: LinkFormProps) {
  const [{ errors, values }, send] = useActionState(action, emptyFormState);
  return (
    <form action={send} noValidate className="max-w-form space-y-6">
      <ErrorSummary errors={errors} title="Nothing was linked" />
      <Field
        name="other"
        label="Reference of the other response"
        defaultValue={String(values.other ?? other)}
        error={errors.other}
      />
      <Radios
        name="kind"
        legend="The one received later"
        options={[
          {
            value: "SUPPLEMENT",
            label: "adds to the other one",
            hint: "Both stay counted and are read together. On what only one of them answers, the sender is counted once.",
          },
          {
            value: "REPLACEMENT",
            label: "was sent instead of the other one",
            hint: "One of them counts: on time before late, then the one received last. Where both were on time, it does so once a second person confirms.",
          },
        ]}
        defaultValue={String(values.kind ?? "")}
        error={errors.kind}
      />
      <TextArea
        name="reason"
        label="Why"
        hint="What shows that both are the same sender’s, and what the later one is meant to be. It goes on record; do not repeat marked text here."
        rows={3}
        defaultValue={String(values.reason ?? "")}
        error={errors.reason}
      />
      <SubmitButton>Link the two</SubmitButton>
    </form>
  );
}
