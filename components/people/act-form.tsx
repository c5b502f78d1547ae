"use client";

import { useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { emptyFormState, type FormState } from "#lib/form-state.ts";

type ActFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  label: string;
  variant?: "primary" | "secondary";
};

/** One button that changes an account, and what it says when it could not. */
export function ActForm({ action, label, variant = "secondary" }: ActFormProps) {
  const [{ errors }, send] = useActionState(action, emptyFormState);
  return (
    <form action={send} className="space-y-3">
      <ErrorSummary errors={errors} title="Nothing was changed" />
      <SubmitButton variant={variant} size="small">
        {label}
      </SubmitButton>
    </form>
  );
}
