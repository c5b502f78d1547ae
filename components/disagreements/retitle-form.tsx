"use client";

import { useActionState } from "react";
import { Details } from "#components/ui/details.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Field } from "#components/ui/field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { emptyFormState, type FormState } from "#lib/form-state.ts";

type RetitleFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  revision: number;
  title: string;
  anchor: string;
};

/** Another title or anchor. A new title is to be found neutral anew. */
export function RetitleForm({ action, revision, title, anchor }: RetitleFormProps) {
  const [{ errors, values }, send] = useActionState(action, emptyFormState);
  return (
    <Details summary="Change title or anchor" isOpen={Object.keys(errors).length > 0}>
      <form action={send} noValidate className="space-y-4">
        <ErrorSummary errors={errors} title="The title was not changed" />
        <input type="hidden" name="revision" value={String(values.revision ?? revision)} />
        <Field name="title" label="Neutral title" defaultValue={String(values.title ?? title)} error={errors.title} />
        <Field
          name="anchor"
          label="Paragraph or clause"
          defaultValue={String(values.anchor ?? anchor)}
          error={errors.anchor}
        />
        <SubmitButton variant="secondary" size="small">
          Change title
        </SubmitButton>
      </form>
    </Details>
  );
}
