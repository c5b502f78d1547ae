"use client";

import { useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Radios } from "#components/ui/radios.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { emptyFormState, type FormState } from "#lib/form-state.ts";
import { lateOutcomeNames, lateOutcomes } from "#lib/triage/lateness/schema.ts";

type DecideLateFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  version: number;
  /** Several late versions may be decided on from one page: the fields of the older ones have names of their own. */
  isNewest: boolean;
  /** The decision that stands, so that a colleague's later one is not passed over; empty for none. */
  seenId: string;
};

/** Whether a late response is considered, with the reason its author reads (S28.6). */
export function DecideLateForm({ action, version, isNewest, seenId }: DecideLateFormProps) {
  const [{ errors: given, values }, send] = useActionState(action, emptyFormState);
  const field = (name: "outcome" | "reason") => (isNewest ? name : `${name}-${version}`);
  const { outcome, reason, ...others } = given;
  const errors = {
    ...others,
    ...(outcome ? { [field("outcome")]: outcome } : {}),
    ...(reason ? { [field("reason")]: reason } : {}),
  };
  return (
    <form key={seenId} action={send} noValidate className="space-y-4">
      <ErrorSummary errors={errors} title="Nothing was decided" />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="seenId" value={seenId} />
      <Radios
        name={field("outcome")}
        legend={seenId ? "Decide anew" : "This late response is"}
        options={lateOutcomes.map((value) => ({ value, label: lateOutcomeNames[value] }))}
        defaultValue={String(values.outcome ?? "")}
        error={outcome}
      />
      <TextArea
        name={field("reason")}
        label="Reason"
        hint="Its author reads it on the receipt, and it goes into the pack. Do not repeat marked text here."
        rows={4}
        defaultValue={String(values.reason ?? "")}
        error={reason}
      />
      <SubmitButton variant="secondary" size="small">
        {seenId ? "Supersede the decision" : "Record decision"}
      </SubmitButton>
    </form>
  );
}
