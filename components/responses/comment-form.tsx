"use client";

import { type ReactNode, useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { KeepTyped } from "#components/ui/keep-typed.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { emptyFormState, type FormState } from "#lib/form-state.ts";

export function CommentForm({
  action,
  pageTitle,
  heading,
  name,
}: {
  /** Under which what is typed is kept in this tab. */
  name: string;
  pageTitle: string;
  heading: ReactNode;
  action: (state: FormState, form: FormData) => Promise<FormState>;
}) {
  const [{ errors, values }, send] = useActionState(action, emptyFormState);
  return (
    <form action={send} noValidate>
      <KeepTyped name={name} />
      <ErrorSummary errors={errors} pageTitle={pageTitle} />
      {heading}
      <div className="max-w-form space-y-4">
        <TextArea
          name="text"
          label="Your comment"
          rows={4}
          defaultValue={String(values.text ?? "")}
          error={errors.text}
        />
        <SubmitButton pendingText="Adding your comment">Add the comment</SubmitButton>
      </div>
    </form>
  );
}
