"use client";

import { type ReactNode, useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Field } from "#components/ui/field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { emptyFormState, type FormState } from "#lib/form-state.ts";

type AskFormProps = {
  /** Stands after the error summary, which comes first. */
  heading: ReactNode;
  pageTitle: string;
  action: (state: FormState, form: FormData) => Promise<FormState>;
  /** Sent along, so that pressing twice asks once. */
  idempotencyKey: string;
  paragraph: string;
};

/** A question about the documents (§32): nothing is asked for but the question; the address only to be told the answer. */
export function AskForm({ action, pageTitle, heading, idempotencyKey, paragraph }: AskFormProps) {
  const [{ errors, values }, send] = useActionState(action, emptyFormState);
  const typed = (name: string) => String(values[name] ?? "");
  return (
    <form action={send} noValidate>
      <ErrorSummary errors={errors} title="Your question was not sent" pageTitle={pageTitle} />
      {heading}
      <div className="max-w-form space-y-6">
        <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
        <TextArea
          name="question"
          label="Your question"
          hint="Ask about what the documents say or mean. Leave out anything that should not be published: your words may be, without your name."
          rows={6}
          limit={20_000}
          defaultValue={typed("question")}
          error={errors.question}
        />
        <Field
          name="paragraph"
          label="Paragraph it is about"
          optional
          hint="The number in the margin of the document, such as 18"
          inputMode="numeric"
          width="short"
          defaultValue={values.paragraph === undefined ? paragraph : typed("paragraph")}
          error={errors.paragraph}
        />
        <Field
          name="name"
          label="Your name"
          optional
          hint="So that the answer can be addressed to you. It is not published."
          autoComplete="name"
          width="long"
          defaultValue={typed("name")}
          error={errors.name}
        />
        <Field
          name="email"
          label="Your email address"
          optional
          hint="To be told the answer. It is not published, and is used for nothing else."
          type="email"
          autoComplete="email"
          spellCheck={false}
          width="long"
          defaultValue={typed("email")}
          error={errors.email}
        />
        <SubmitButton pendingText="Sending your question">Send question</SubmitButton>
      </div>
    </form>
  );
}
