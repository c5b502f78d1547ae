"use client";

import { useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { emptyFormState, type FormState } from "#lib/form-state.ts";

type ReleaseFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  /** "the Department". */
  recipient: string;
  version: number;
};

/** Gives a pack to one recipient: an act of its own for each (S30.3). */
export function ReleaseForm({ action, recipient, version }: ReleaseFormProps) {
  const [{ errors }, send] = useActionState(action, emptyFormState);
  return (
    <form action={send}>
      <ErrorSummary errors={errors} title="This was not released" />
      <SubmitButton variant="secondary" size="small" pendingText="Releasing">
        Release version {version} to {recipient}
      </SubmitButton>
    </form>
  );
}
