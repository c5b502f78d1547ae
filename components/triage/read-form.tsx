"use client";

import { useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { emptyFormState, type FormState } from "#lib/form-state.ts";

type ReadFormProps = { action: (state: FormState, form: FormData) => Promise<FormState>; version: number };

/** The reader says that they have read this version in full (§24: was it considered, by whom, when). */
export function ReadForm({ action, version }: ReadFormProps) {
  const [{ errors }, send] = useActionState(action, emptyFormState);
  return (
    <form action={send} className="space-y-3">
      <ErrorSummary errors={errors} title="It was not recorded" />
      <input type="hidden" name="version" value={version} />
      <SubmitButton variant="secondary" size="small">
        I have read this response in full
      </SubmitButton>
    </form>
  );
}
