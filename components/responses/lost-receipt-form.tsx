"use client";

import { type ReactNode, useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Field } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { emptyFormState, type FormState } from "#lib/form-state.ts";

type LostReceiptFormProps = {
  /** Stands after the error summary, which comes first. */
  heading: ReactNode;
  pageTitle: string;
  action: (state: FormState, form: FormData) => Promise<FormState>;
};

/** Asks for the link to a receipt once more. The answer is the same for everybody. */
export function LostReceiptForm({ heading, pageTitle, action }: LostReceiptFormProps) {
  const [{ errors, values, notice }, send] = useActionState(action, emptyFormState);
  const field = (name: string) => ({ name, defaultValue: String(values[name] ?? ""), error: errors[name] });
  return (
    <form action={send} noValidate>
      <ErrorSummary errors={errors} pageTitle={pageTitle} />
      {heading}
      <div className="max-w-form space-y-6">
        {notice ? (
          <Notice tone="success" isAnnounced title={notice}>
            <p>
              We do not say here whether they do, so that nobody learns who answered. The mail can take a few minutes.
              If it does not come, look among unwanted mail, and check the reference and the address.
            </p>
          </Notice>
        ) : null}
        <Field
          {...field("reference")}
          label="Reference"
          hint="It begins with R, such as R-7K3F-9Q2M."
          width="medium"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
        <Field
          {...field("email")}
          label="Email address on the response"
          type="email"
          autoComplete="email"
          spellCheck={false}
        />
        <SubmitButton pendingText="Asking for the mail">Mail me the link</SubmitButton>
      </div>
    </form>
  );
}
