"use client";

import { type ReactNode, useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Field } from "#components/ui/field.tsx";
import { Radios } from "#components/ui/radios.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { emptyFormState, type FormState } from "#lib/form-state.ts";
import { type EvidenceKind, evidenceKinds, evidenceNames } from "#lib/triage/disagreements/schema.ts";

type Option = { value: string; label: string };
type ProposeFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  revision: number;
  /** What can be named: entries of the list of changes, files of the draft, messages and letters. */
  changes: Option[];
  drafts: Option[];
  letters: Option[];
  /** The response whose words the entry holds, where it is one. */
  response: string;
};

const None = ({ children }: { children: ReactNode }) => <p className="text-ink-soft">{children}</p>;

/** Resolving needs a thing on record, and a second person (part 4, item 7). */
export function ProposeForm({ action, revision, changes, drafts, letters, response }: ProposeFormProps) {
  const [{ errors, values }, send] = useActionState(action, emptyFormState);
  const given = (name: string, otherwise = "") => String(values[name] ?? otherwise);
  const choose: Option = { value: "", label: "Choose" };
  const reveals: Record<EvidenceKind, ReactNode> = {
    change: (
      <Select
        name="change"
        label="Entry of the list of changes"
        options={[choose, ...changes]}
        defaultValue={given("change")}
        error={errors.change}
      />
    ),
    draft:
      drafts.length > 0 ? (
        <div className="space-y-4">
          <Select
            name="attachment"
            label="File of the draft"
            options={[choose, ...drafts]}
            defaultValue={given("attachment")}
            error={errors.attachment}
          />
          <Field
            name="clause"
            label="Clause in which the change stands"
            width="medium"
            defaultValue={given("clause")}
            error={errors.clause}
          />
        </div>
      ) : (
        <None>Neither the final draft nor its redline is here yet: add it on the page of the pack first.</None>
      ),
    words: (
      <div className="space-y-4">
        <Field
          name="response"
          label="Response"
          hint="The reference of the response in which the respondent accepts it."
          width="medium"
          defaultValue={given("response", response)}
          error={errors.response}
        />
        <TextArea
          name="words"
          label="The respondent’s acceptance"
          hint="Word for word, as it stands in that response."
          rows={4}
          defaultValue={given("words")}
          error={errors.words}
        />
      </div>
    ),
    letter:
      letters.length > 0 ? (
        <Select
          name="mail"
          label="Message or letter"
          options={[choose, ...letters]}
          defaultValue={given("mail")}
          error={errors.mail}
        />
      ) : (
        <None>No message or letter came in that could be this respondent’s.</None>
      ),
  };
  return (
    <form action={send} noValidate className="space-y-4">
      <ErrorSummary errors={errors} title="It is not resolved" />
      <input type="hidden" name="revision" value={String(values.revision ?? revision)} />
      <Radios
        name="evidenceKind"
        legend="What resolved it?"
        options={evidenceKinds.map((value) => ({ value, label: evidenceNames[value], reveal: reveals[value] }))}
        defaultValue={given("evidenceKind")}
        error={errors.evidenceKind}
      />
      <SubmitButton variant="secondary" size="small">
        Propose as resolved
      </SubmitButton>
      <p className="text-ink-soft">A second person confirms it. Until then it is unresolved, here and in the pack.</p>
    </form>
  );
}
