"use client";

import { useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { emptyFormState, type FormState } from "#lib/form-state.ts";

type ReplyFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  revision: number;
  dccReply: string;
};

/** DCC's reply to one disagreement. Replying resolves nothing. */
export function ReplyForm({ action, revision, dccReply }: ReplyFormProps) {
  const [{ errors, values }, send] = useActionState(action, emptyFormState);
  return (
    <form action={send} noValidate className="space-y-3">
      <ErrorSummary errors={errors} title="The reply was not kept" />
      <input type="hidden" name="revision" value={String(values.revision ?? revision)} />
      <TextArea
        key={revision}
        name="dccReply"
        label={dccReply === "" ? "Write DCC’s reply" : "Change DCC’s reply"}
        hint="A reply by itself resolves nothing."
        rows={6}
        defaultValue={String(values.dccReply ?? dccReply)}
        error={errors.dccReply}
      />
      <SubmitButton variant="secondary" size="small">
        Keep the reply
      </SubmitButton>
    </form>
  );
}
