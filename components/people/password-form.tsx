"use client";

import { useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Field } from "#components/ui/field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { emptyFormState, type FormState } from "#lib/form-state.ts";
import { shortestPassword } from "#lib/people/schema.ts";

type PasswordFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  /** Whose password it is: for the browser's own list of passwords. */
  email: string;
};

/** Sets a password by a mailed link. */
export function PasswordForm({ action, email }: PasswordFormProps) {
  const [{ errors }, send] = useActionState(action, emptyFormState);
  return (
    <form action={send} noValidate className="space-y-6">
      <ErrorSummary errors={errors} title="The password was not set" />
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <Field
        name="password"
        label="New password"
        hint={`At least ${shortestPassword} characters. Several words that belong together for you alone are easy to keep and hard to guess.`}
        type="password"
        width="long"
        autoComplete="new-password"
        error={errors.password}
      />
      <Field
        name="again"
        label="The same password again"
        type="password"
        width="long"
        autoComplete="new-password"
        error={errors.again}
      />
      <SubmitButton pendingText="Setting your password">Set the password and sign in</SubmitButton>
    </form>
  );
}
