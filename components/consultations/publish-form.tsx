"use client";

import { useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { emptyFormState, type FormState } from "#lib/form-state.ts";

type PublishFormProps = { action: (state: FormState, form: FormData) => Promise<FormState>; version: number };

export function PublishForm({ action, version }: PublishFormProps) {
  const [{ errors }, send] = useActionState(action, emptyFormState);
  return (
    <form action={send}>
      <ErrorSummary errors={errors} title="This was not published" />
      <SubmitButton pendingText="Publishing">Publish version {version}</SubmitButton>
    </form>
  );
}
