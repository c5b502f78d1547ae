"use client";

import { useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { emptyFormState, type FormState } from "#lib/form-state.ts";

type ConfirmProposalProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  proposedBy: string;
  /** What was written, line by line: what it is called, and what it says. */
  lines: { label: string; text: string }[];
  isOwn: boolean;
};

/** What a first person wrote of a submission, word for word, and the act by which a second one records it. */
export function ConfirmProposal({ action, proposedBy, lines, isOwn }: ConfirmProposalProps) {
  const [{ errors }, send] = useActionState(action, emptyFormState);
  return (
    <section aria-labelledby="proposal" className="mb-8 space-y-4 rounded-md border border-line bg-surface p-5">
      <h2 id="proposal" className="text-xl">
        Written down by {proposedBy}, for a second person to record
      </h2>
      <dl className="space-y-2">
        {lines.map(({ label, text }) => (
          <div key={label}>
            <dt className="text-ink-soft">{label}</dt>
            <dd className="whitespace-pre-line" dir="auto">
              {text}
            </dd>
          </div>
        ))}
      </dl>
      {isOwn ? (
        <p className="text-ink-soft">
          You wrote this: somebody else records it. If it is wrong, write it down anew below.
        </p>
      ) : (
        <form action={send} className="space-y-4">
          <ErrorSummary errors={errors} title="This was not recorded" />
          <SubmitButton pendingText="Recording">Record it as written</SubmitButton>
        </form>
      )}
    </section>
  );
}
