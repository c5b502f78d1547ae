"use client";

import { type ReactNode, useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { emptyFormState, type FormState } from "#lib/form-state.ts";

type DecisionFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  button: string;
  pendingText: string;
  variant?: "primary" | "secondary";
  /** Fields, and what the act means. */
  children?: ReactNode;
};

/** One act on a message, with what stands against it when it is refused. */
export function DecisionForm({ action, button, pendingText, variant = "secondary", children }: DecisionFormProps) {
  const [{ errors }, send] = useActionState(action, emptyFormState);
  return (
    <form action={send} noValidate className="space-y-4">
      <ErrorSummary errors={errors} title="This was not done" />
      {children}
      <SubmitButton variant={variant} pendingText={pendingText}>
        {button}
      </SubmitButton>
    </form>
  );
}
