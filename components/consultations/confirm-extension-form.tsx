"use client";

import { useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { emptyFormState, type FormState } from "#lib/form-state.ts";

type ConfirmExtensionFormProps = { action: (state: FormState, form: FormData) => Promise<FormState> };

/** The second person's act: from now on it is the closing time, and everybody concerned is written to. */
export function ConfirmExtensionForm({ action }: ConfirmExtensionFormProps) {
  const [{ errors }, send] = useActionState(action, emptyFormState);
  return (
    <form action={send}>
      <ErrorSummary errors={errors} title="The closing time was not moved" />
      <SubmitButton pendingText="Moving the closing time">
        Confirm this closing time and write to everybody
      </SubmitButton>
    </form>
  );
}
