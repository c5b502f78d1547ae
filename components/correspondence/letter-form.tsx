"use client";

import { useActionState } from "react";
import { Details } from "#components/ui/details.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Field } from "#components/ui/field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { emptyFormState, type FormState } from "#lib/form-state.ts";

type LetterFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  /** Made with the page: the same form sent twice is one letter. */
  letterId: string;
};

/** A letter to the respondent. What was typed stays when it is refused. */
export function LetterForm({ action, letterId }: LetterFormProps) {
  const [{ errors, values }, send] = useActionState(action, emptyFormState);
  return (
    <Details summary="Write to the respondent" isOpen={Object.keys(errors).length > 0}>
      <form action={send} noValidate className="space-y-5 py-2">
        <ErrorSummary errors={errors} title="The letter was not sent" />
        <input type="hidden" name="id" value={letterId} />
        <Field
          name="subject"
          label="Subject"
          hint="The reference of the response is added."
          defaultValue={String(values.subject ?? "")}
          error={errors.subject}
        />
        <TextArea
          name="letter"
          label="Letter"
          hint="It goes to whoever wrote last, else to the address on the response, and stands here. Nobody can promise confidentiality (§31)."
          rows={8}
          defaultValue={String(values.letter ?? "")}
          error={errors.letter}
        />
        <SubmitButton variant="secondary" pendingText="Sending the letter">
          Send the letter
        </SubmitButton>
      </form>
    </Details>
  );
}
