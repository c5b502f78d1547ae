"use client";

import { useActionState } from "react";
import { Details } from "#components/ui/details.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { emptyFormState, type FormState } from "#lib/form-state.ts";

type Act = (state: FormState, form: FormData) => Promise<FormState>;

/** A second person says that one response replaces the other. */
export function ConfirmLinkForm({ action, link }: { action: Act; link: string }) {
  const [{ errors }, send] = useActionState(action, emptyFormState);
  return (
    <form action={send} className="space-y-3">
      <ErrorSummary errors={errors} title="It was not confirmed" />
      <input type="hidden" name="link" value={link} />
      <SubmitButton size="small">Confirm the replacement</SubmitButton>
    </form>
  );
}

/** Takes a link back: what it had taken out of the count is counted again. */
export function TakeBackLinkForm({ action, link }: { action: Act; link: string }) {
  const [{ errors, values }, send] = useActionState(action, emptyFormState);
  const field = `reason-${link}`;
  const { reason, ...others } = errors;
  return (
    <Details summary="Take this link back" isOpen={Object.keys(errors).length > 0}>
      <form action={send} noValidate className="max-w-form space-y-3">
        <ErrorSummary errors={reason ? { ...others, [field]: reason } : others} title="It was not taken back" />
        <input type="hidden" name="link" value={link} />
        <TextArea
          name={field}
          label="Why it is taken back"
          rows={2}
          defaultValue={String(values.reason ?? "")}
          error={reason}
        />
        <SubmitButton variant="secondary" size="small">
          Take this link back
        </SubmitButton>
      </form>
    </Details>
  );
}
