"use client";

import { useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { emptyFormState, type FormState } from "#lib/form-state.ts";

type AssignFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  revision: number;
  assigneeId: string | null;
  people: { id: string; name: string }[];
  isMine: boolean;
};

/** Gives a response to somebody. The revision goes along, so that nobody is overwritten. */
export function AssignForm({ action, revision, assigneeId, people, isMine }: AssignFormProps) {
  const [{ errors }, send] = useActionState(action, emptyFormState);
  return (
    <form action={send} className="space-y-3">
      <ErrorSummary errors={errors} title="It was not assigned" />
      <input type="hidden" name="revision" value={revision} />
      <Select
        key={`${revision}`}
        name="assigneeId"
        label="Assigned to"
        options={[{ value: "", label: "Nobody" }, ...people.map(({ id, name }) => ({ value: id, label: name }))]}
        defaultValue={assigneeId ?? ""}
      />
      <div className="flex flex-wrap gap-2">
        <SubmitButton variant="secondary" size="small">
          Assign
        </SubmitButton>
        {isMine ? null : (
          <SubmitButton variant="secondary" size="small" name="to" value="me">
            Assign to me
          </SubmitButton>
        )}
      </div>
    </form>
  );
}
