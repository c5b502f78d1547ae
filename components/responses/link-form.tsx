"use client";

import { type ReactNode, useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Field } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Radios } from "#components/ui/radios.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { emptyFormState, type FormState } from "#lib/form-state.ts";

type LinkFormProps = {
  /** Stands after the error summary, which comes first. */
  heading: ReactNode;
  pageTitle: string;
  action: (state: FormState, form: FormData) => Promise<FormState>;
  /** The address offered at first. */
  email: string;
  /** To a colleague, who is given a part; else to oneself. */
  isInvitation: boolean;
};

/** Mails a private link to the draft, to oneself or to a colleague. */
export function LinkForm({ action, pageTitle, heading, email, isInvitation }: LinkFormProps) {
  const [{ errors, values, notice }, send] = useActionState(action, emptyFormState);
  return (
    <form action={send} noValidate>
      <ErrorSummary errors={errors} pageTitle={pageTitle} />
      {heading}
      <div className="max-w-form space-y-6">
        {notice ? (
          <Notice tone="success" isAnnounced title={notice}>
            <p>The mail can take a few minutes. If it does not come, look among unwanted mail.</p>
          </Notice>
        ) : null}
        <Field
          name="email"
          label={isInvitation ? "Your colleague’s email address" : "Email address"}
          type="email"
          autoComplete={isInvitation ? "off" : "email"}
          spellCheck={false}
          defaultValue={String(values.email ?? email)}
          error={errors.email}
        />
        {isInvitation ? (
          <Radios
            name="role"
            legend="What your colleague can do"
            defaultValue={String(values.role ?? "")}
            error={errors.role}
            options={[
              {
                value: "EDIT",
                label: "Write and change answers",
                hint: "And mark text as confidential. A colleague can add marks and cannot lift them.",
              },
              {
                value: "COMMENT",
                label: "Read and comment",
                hint: "Comments are for the people of this draft. They are not sent.",
              },
              {
                value: "APPROVE",
                label: "Approve before it is sent",
                hint: "Reads all of it, then approves it or sends it back with words. Ask again after a change: an approval is for what was read.",
              },
            ]}
          />
        ) : null}
        <SubmitButton pendingText="Sending the mail">
          {isInvitation ? "Invite by mail" : "Mail me the link"}
        </SubmitButton>
      </div>
    </form>
  );
}
