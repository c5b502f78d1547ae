"use client";

import { useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { emptyFormState, type FormState } from "#lib/form-state.ts";

type PressFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  revision: number;
  label: string;
};

/** One button that changes an entry, and what it says when it could not. */
export function PressForm({ action, revision, label }: PressFormProps) {
  const [{ errors, values }, send] = useActionState(action, emptyFormState);
  return (
    <form action={send} className="space-y-3">
      <ErrorSummary errors={errors} title="Nothing was changed" />
      <input type="hidden" name="revision" value={String(values.revision ?? revision)} />
      <SubmitButton variant="secondary" size="small">
        {label}
      </SubmitButton>
    </form>
  );
}
