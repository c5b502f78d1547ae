"use client";

import { useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Field } from "#components/ui/field.tsx";
import { FileInput } from "#components/ui/file-input.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { emptyFormState, type FormState } from "#lib/form-state.ts";

type PrepareFormProps = { action: (state: FormState, form: FormData) => Promise<FormState> };

export function PrepareForm({ action }: PrepareFormProps) {
  const [{ errors, values }, send] = useActionState(action, emptyFormState);
  return (
    <form action={send} className="max-w-form space-y-6">
      <ErrorSummary errors={errors} />
      <FileInput
        name="file"
        label="Content of the consultation"
        hint="A JSON file, as another consultation’s versions page gives it. A file with the address of an existing consultation becomes its next version."
        error={errors.file}
      />
      <Field
        name="reason"
        label="Why there is a further version"
        hint="Only for a consultation that exists already: what was corrected, and where."
        defaultValue={String(values.reason ?? "")}
        error={errors.reason}
        optional
      />
      <SubmitButton pendingText="Reading the file">Prepare for publication</SubmitButton>
    </form>
  );
}
