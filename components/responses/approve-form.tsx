"use client";

import { type ReactNode, useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Radios } from "#components/ui/radios.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { emptyFormState, type FormState } from "#lib/form-state.ts";

type ApproveFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  pageTitle: string;
  /** What the page shows, which is what is approved. */
  base: string;
  /** All of the draft, drawn by the server: it stands between the error summary and the decision. */
  children: ReactNode;
};

/** For the person who was asked: approve what is shown, or send it back with words. */
export function ApproveForm({ action, pageTitle, base, children }: ApproveFormProps) {
  const [{ errors, values }, send] = useActionState(action, emptyFormState);
  return (
    <form action={send} noValidate>
      <ErrorSummary errors={errors} pageTitle={pageTitle} />
      {children}
      <div className="mt-10 max-w-form space-y-6 border-t border-line-strong pt-8">
        <input type="hidden" name="base" value={base} />
        <Radios
          name="act"
          legend="Do you approve this response as it stands?"
          error={errors.act}
          defaultValue={String(values.act ?? "")}
          options={[
            { value: "APPROVED", label: "Yes, it can be sent as it is" },
            { value: "SENT_BACK", label: "No, send it back" },
          ]}
        />
        <TextArea
          name="words"
          label="Your words to whoever wrote it"
          optional
          hint="Needed when you send it back. They are not part of the response."
          rows={4}
          defaultValue={String(values.words ?? "")}
          error={errors.words}
        />
        <SubmitButton pendingText="Saving your decision">Save the decision</SubmitButton>
      </div>
    </form>
  );
}
