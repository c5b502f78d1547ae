"use client";

import { useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Radios } from "#components/ui/radios.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { emptyFormState, type FormState } from "#lib/form-state.ts";
import { evidenceKinds, evidenceNames } from "#lib/triage/disagreements/schema.ts";

type ResolveFormProps = { action: (state: FormState, form: FormData) => Promise<FormState>; revision: number };

/** Resolving needs evidence (part 4, item 7). */
export function ResolveForm({ action, revision }: ResolveFormProps) {
  const [{ errors, values }, send] = useActionState(action, emptyFormState);
  return (
    <form action={send} noValidate className="space-y-4">
      <ErrorSummary errors={errors} title="It is not resolved" />
      <input type="hidden" name="revision" value={String(values.revision ?? revision)} />
      <Radios
        name="evidenceKind"
        legend="What resolved it?"
        options={evidenceKinds.map((value) => ({ value, label: evidenceNames[value] }))}
        defaultValue={String(values.evidenceKind ?? "")}
        error={errors.evidenceKind}
      />
      <TextArea
        name="evidence"
        label="The evidence"
        hint="Which change, in which clause; or who accepted, when, and where that is recorded."
        rows={4}
        defaultValue={String(values.evidence ?? "")}
        error={errors.evidence}
      />
      <SubmitButton variant="secondary" size="small">
        Resolve
      </SubmitButton>
    </form>
  );
}
