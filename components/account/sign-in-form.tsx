"use client";

import { type ReactNode, useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Field } from "#components/ui/field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { emptyFormState, type FormState } from "#lib/form-state.ts";

type SignInFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  next: string;
  heading: ReactNode;
};

export function SignInForm({ action, next, heading }: SignInFormProps) {
  const [{ errors, values }, send] = useActionState(action, emptyFormState);
  return (
    <form action={send} noValidate>
      <ErrorSummary errors={errors} />
      {heading}
      <div className="space-y-6">
        <input type="hidden" name="next" value={next} />
        <Field
          name="email"
          label="Email address"
          type="email"
          autoComplete="username"
          spellCheck={false}
          defaultValue={String(values.email ?? "")}
          error={errors.email}
        />
        <Field
          name="password"
          label="Password"
          type="password"
          autoComplete="current-password"
          error={errors.password}
        />
        <SubmitButton pendingText="Signing in">Sign in</SubmitButton>
      </div>
    </form>
  );
}
