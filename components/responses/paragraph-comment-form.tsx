"use client";

import { type ReactNode, useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Field } from "#components/ui/field.tsx";
import { KeepTyped } from "#components/ui/keep-typed.tsx";
import { Radios } from "#components/ui/radios.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { emptyFormState, type FormState } from "#lib/form-state.ts";
import { commentKindNames, commentKinds } from "#lib/responses/anchored/schema.ts";

type ParagraphCommentFormProps = {
  /** Under which what is typed is kept in this tab. */
  name: string;
  /** Stands after the error summary, which comes first. */
  heading: ReactNode;
  pageTitle: string;
  action: (state: FormState, form: FormData) => Promise<FormState>;
  /** A disagreement becomes an area of disagreement there. */
  isDisagreement: boolean;
  /** Words that were chosen in the document on the way here. */
  chosen: string;
};

/** A comment that starts from the document: the words meant, if wanted, and what there is to say. */
export function ParagraphCommentForm({
  name,
  action,
  pageTitle,
  heading,
  isDisagreement,
  chosen,
}: ParagraphCommentFormProps) {
  const [{ errors, values }, send] = useActionState(action, { ...emptyFormState, values: { words: chosen } });
  const field = (key: string) => ({ name: key, defaultValue: String(values[key] ?? ""), error: errors[key] });
  return (
    <form action={send} noValidate>
      <KeepTyped name={name} />
      <ErrorSummary errors={errors} pageTitle={pageTitle} />
      {heading}
      <div className="max-w-form space-y-6">
        <Field
          {...field("words")}
          label="The words you mean"
          optional
          hint="Copied from the paragraph, if you do not mean all of it."
        />
        <Radios
          name="kind"
          legend="What kind of comment is it?"
          error={errors.kind}
          defaultValue={String(values.kind ?? "")}
          options={commentKinds.map((value) => ({
            value,
            label: commentKindNames[value],
            hint: value === "disagree" && isDisagreement ? "It becomes an area of disagreement." : undefined,
          }))}
        />
        <TextArea {...field("what")} label="Your comment" rows={5} />
        <TextArea {...field("why")} label="Your reasons" optional rows={5} />
        <SubmitButton pendingText="Saving your comment">Save and go back to the document</SubmitButton>
      </div>
    </form>
  );
}
