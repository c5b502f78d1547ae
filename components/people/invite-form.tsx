"use client";

import { useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { roleNames } from "#lib/auth/schema.ts";
import { emptyFormState, type FormState } from "#lib/form-state.ts";
import { givenAlone } from "#lib/people/schema.ts";

type InviteFormProps = { action: (state: FormState, form: FormData) => Promise<FormState> };

/** Adds somebody and mails them the link to set a password. */
export function InviteForm({ action }: InviteFormProps) {
  const [{ errors, values }, send] = useActionState(action, emptyFormState);
  return (
    <form action={send} noValidate className="space-y-4">
      <ErrorSummary errors={errors} title="Nobody was added" />
      <Field
        name="name"
        label="Name"
        width="long"
        autoComplete="off"
        defaultValue={String(values.name ?? "")}
        error={errors.name}
      />
      <Field
        name="email"
        label="Email address"
        hint="The link to set a password goes there. Whoever is signed in by their organisation needs none."
        type="email"
        width="long"
        autoComplete="off"
        spellCheck={false}
        defaultValue={String(values.email ?? "")}
        error={errors.email}
      />
      <Select
        name="role"
        label="Role"
        hint="Clearance, and the role of administrator, are given afterwards, by two administrators."
        options={givenAlone.map((role) => ({ value: role, label: roleNames[role] }))}
        defaultValue={String(values.role ?? "CASEWORKER")}
        error={errors.role}
      />
      <SubmitButton pendingText="Adding">Add and mail the link</SubmitButton>
    </form>
  );
}
