"use client";

import { useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Field } from "#components/ui/field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { emptyFormState, type FormState } from "#lib/form-state.ts";

type RecordAreaFormProps = { action: (state: FormState, form: FormData) => Promise<FormState> };

/** An area of disagreement read out of the words, with the words (S24.4). */
export function RecordAreaForm({ action }: RecordAreaFormProps) {
  const [{ errors, values }, send] = useActionState(action, emptyFormState);
  const given = (name: string) => String(values[name] ?? "");
  return (
    <form action={send} noValidate className="max-w-form space-y-6 text-base">
      <ErrorSummary errors={errors} />
      <Field
        name="anchor"
        label="Paragraph or clause"
        hint="Such as “§18”, “L3.18” or “paragraph 36 of the direction”."
        width="long"
        defaultValue={given("anchor")}
        error={errors.anchor}
      />
      <TextArea name="what" label="What is disagreed with" rows={3} defaultValue={given("what")} error={errors.what} />
      <TextArea
        name="why"
        label="Why"
        hint="The reasons, where the words give any."
        optional
        rows={3}
        defaultValue={given("why")}
        error={errors.why}
      />
      <TextArea
        name="basis"
        label="The words it rests on"
        hint="Word for word, from one answer of this response."
        rows={4}
        defaultValue={given("basis")}
        error={errors.basis}
      />
      <SubmitButton>Record the area</SubmitButton>
    </form>
  );
}
