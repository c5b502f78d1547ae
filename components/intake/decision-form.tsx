"use client";

import { type ReactNode, useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Field } from "#components/ui/field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { emptyFormState, type FormState } from "#lib/form-state.ts";

type DecisionFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  button: string;
  pendingText: string;
  variant?: "primary" | "secondary";
  /** The label of the box for a reason, where the act asks for one. */
  reason?: string;
  /** Fields, and what the act means. */
  children?: ReactNode;
};

/** One act on a message, with what stands against it when it is refused. */
export function DecisionForm({
  action,
  button,
  pendingText,
  variant = "secondary",
  reason,
  children,
}: DecisionFormProps) {
  const [{ errors, values }, send] = useActionState(action, emptyFormState);
  return (
    <form action={send} noValidate className="space-y-4">
      <ErrorSummary errors={errors} title="This was not done" />
      {children}
      {reason ? (
        <Field name="reason" label={reason} error={errors.reason} defaultValue={String(values.reason ?? "")} />
      ) : null}
      <SubmitButton variant={variant} pendingText={pendingText}>
        {button}
      </SubmitButton>
    </form>
  );
}
