"use client";

import { useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { emptyFormState, type FormState } from "#lib/form-state.ts";

type BuildFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  /** Whether there is something to explain. */
  asksExplanation: boolean;
};

/** Orders the pack. What is amber is explained here, by name, and the explanation goes with the pack. */
export function BuildForm({ action, asksExplanation }: BuildFormProps) {
  const [{ errors, values }, send] = useActionState(action, emptyFormState);
  return (
    <form action={send} noValidate className="max-w-form space-y-4">
      <ErrorSummary errors={errors} title="The pack was not ordered" />
      {asksExplanation ? (
        <TextArea
          name="explanation"
          label="Explanation"
          hint="Why the pack is built although the points above are open. It goes into the pack under your name."
          defaultValue={String(values.explanation ?? "")}
          error={errors.explanation}
          rows={4}
        />
      ) : null}
      <SubmitButton pendingText="Ordering the pack">Build the pack</SubmitButton>
    </form>
  );
}
