"use client";

import { useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { emptyFormState, type FormState } from "#lib/form-state.ts";
import { type TriageStatus, triageStatuses, triageStatusNames } from "#lib/triage/schema.ts";

type StatusFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  revision: number;
  status: TriageStatus;
};

/** Says where a response stands. The revision goes along, so that nobody is overwritten. */
export function StatusForm({ action, revision, status }: StatusFormProps) {
  const [{ errors }, send] = useActionState(action, emptyFormState);
  return (
    <form action={send} className="space-y-3">
      <ErrorSummary errors={errors} title="The status was not set" />
      <input type="hidden" name="revision" value={revision} />
      <Select
        key={`${revision}`}
        name="status"
        label="Status"
        options={triageStatuses.map((value) => ({ value, label: triageStatusNames[value] }))}
        defaultValue={status}
      />
      <SubmitButton variant="secondary" size="small">
        Set status
      </SubmitButton>
    </form>
  );
}
