"use client";

import { useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Radios } from "#components/ui/radios.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { emptyFormState, type FormState } from "#lib/form-state.ts";

type AnswerFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  revision: number;
  question: string;
  answer: string;
  changesMeaning: "yes" | "no" | "";
};

/** Staff's answer, and the question as everyone will read it: the asker's words until somebody edits them. */
export function AnswerForm({ action, revision, question, answer, changesMeaning }: AnswerFormProps) {
  const [{ errors, values }, send] = useActionState(action, emptyFormState);
  return (
    <form action={send} noValidate className="max-w-form space-y-5">
      <ErrorSummary errors={errors} title="The answer was not kept" />
      <input type="hidden" name="revision" value={revision} />
      <TextArea
        name="publicQuestion"
        label="The question as everyone will read it"
        hint="Take out whatever says who asked: names, an organisation, its plans. The words as asked stay in this log."
        rows={5}
        defaultValue={String(values.publicQuestion ?? question)}
        error={errors.publicQuestion}
      />
      <TextArea
        name="answer"
        label="Answer"
        rows={6}
        defaultValue={String(values.answer ?? answer)}
        error={errors.answer}
      />
      <Radios
        name="changesMeaning"
        legend="Does the answer change what the documents mean?"
        defaultValue={String(values.changesMeaning ?? changesMeaning)}
        error={errors.changesMeaning}
        options={[
          { value: "no", label: "No: it explains what they say" },
          {
            value: "yes",
            label: "Yes",
            hint: "Then prepare a correction notice, and look at extending the period for everyone.",
          },
        ]}
      />
      <SubmitButton pendingText="Keeping the answer">Keep the answer</SubmitButton>
    </form>
  );
}
