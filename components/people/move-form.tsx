"use client";

import { useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { type Role, roleNames } from "#lib/auth/schema.ts";
import { emptyFormState, type FormState } from "#lib/form-state.ts";
import { givenAlone } from "#lib/people/schema.ts";

type MoveFormProps = { action: (state: FormState, form: FormData) => Promise<FormState>; role: Role };

/** Gives somebody another role that one administrator gives alone. */
export function MoveForm({ action, role }: MoveFormProps) {
  const [{ errors }, send] = useActionState(action, emptyFormState);
  return (
    <form action={send} className="space-y-3">
      <ErrorSummary errors={errors} title="The role was not changed" />
      <Select
        key={role}
        name="role"
        label="Another role"
        options={givenAlone
          .filter((other) => other !== role)
          .map((other) => ({ value: other, label: roleNames[other] }))}
      />
      <SubmitButton variant="secondary" size="small">
        Change the role
      </SubmitButton>
    </form>
  );
}
