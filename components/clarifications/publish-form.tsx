"use client";

import { useActionState } from "react";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { emptyFormState, type FormState } from "#lib/form-state.ts";

type PublishFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  revision: number;
  /** Words of the texts that may be the asker's name. */
  toLookAt: readonly string[];
};

/** Publishing takes a person's word that question and answer name nobody (§32). */
export function PublishForm({ action, revision, toLookAt }: PublishFormProps) {
  const [{ errors }, send] = useActionState(action, emptyFormState);
  return (
    <form action={send} noValidate className="max-w-form space-y-4">
      <ErrorSummary errors={errors} title="This was not published" />
      <input type="hidden" name="revision" value={revision} />
      <Checkbox
        name="namesNobody"
        label="I have read question and answer, and they do not say or show who asked"
        hint={
          toLookAt.length > 0 ? `Look at these words, which may be the asker’s name: ${toLookAt.join(", ")}` : undefined
        }
        error={errors.namesNobody}
      />
      <SubmitButton pendingText="Publishing">Publish question and answer</SubmitButton>
    </form>
  );
}
