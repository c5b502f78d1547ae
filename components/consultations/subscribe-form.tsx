"use client";

import { type ReactNode, useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Field } from "#components/ui/field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { emptyFormState, type FormState } from "#lib/form-state.ts";

type SubscribeFormProps = {
  /** Stands after the error summary, which comes first. */
  heading: ReactNode;
  action: (state: FormState, form: FormData) => Promise<FormState>;
};

export function SubscribeForm({ heading, action }: SubscribeFormProps) {
  const [{ errors, values }, send] = useActionState(action, emptyFormState);
  return (
    <form action={send} noValidate>
      <ErrorSummary errors={errors} title="Nothing was asked for" />
      {heading}
      <div className="max-w-form space-y-6">
        <Field
          name="email"
          label="Your email address"
          type="email"
          autoComplete="email"
          spellCheck={false}
          width="long"
          defaultValue={String(values.email ?? "")}
          error={errors.email}
        />
        <SubmitButton pendingText="Sending the letter">Send me a link to confirm</SubmitButton>
      </div>
    </form>
  );
}
