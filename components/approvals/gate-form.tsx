"use client";

import { useActionState } from "react";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Field } from "#components/ui/field.tsx";
import { Radios } from "#components/ui/radios.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { dayLabels, type ExtraField } from "#lib/approvals/form/schema.ts";
import { type Gate, outcomes } from "#lib/approvals/schema.ts";
import { outcomeNames } from "#lib/approvals/tracks/schema.ts";
import { emptyFormState, type FormState } from "#lib/form-state.ts";

type GateFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  gate: Gate;
  fields: readonly ExtraField[];
  initial: Record<string, string>;
  evidence: { id: string; title: string; kind: string }[];
  /** Versions of the pack that went to the Department. */
  packVersions: number[];
  mayDecideWindow: boolean;
};

const reasonWords: Partial<Record<Gate, { label: string; hint: string; optional?: boolean }>> = {
  SUBMISSION_DECISION: { label: "Reason", hint: "Why this follows from the responses received (§24)." },
  REDESIGNATION: {
    label: "Why this day",
    hint: "Needed for any day after the proposed one, for a day outside the window, and for effect before the direction was made.",
    optional: true,
  },
  LONG_STOP_RULE: { label: "Reason", hint: "Why the rule is changed, and with whom it was agreed." },
};

/** The form of one gate: what happened, when, who, on what evidence, and what that gate asks besides. */
export function GateForm({ action, gate, fields, initial, evidence, packVersions, mayDecideWindow }: GateFormProps) {
  const [{ errors, values: typed }, send] = useActionState(action, emptyFormState);
  const value = (name: string) => String(typed[name] ?? initial[name] ?? "");
  const common = (name: string) => ({ name, error: errors[name], defaultValue: value(name) });
  const names: Record<string, string> = outcomeNames[gate];
  const [only, ...others] = outcomes[gate];
  const extra: Record<ExtraField, React.ReactNode> = {
    reason: <TextArea key="reason" {...common("reason")} label="Reason" {...reasonWords[gate]} rows={4} />,
    clause: (
      <Field
        key="clause"
        {...common("clause")}
        label="Clause of the draft that holds the condition of §19"
        hint="That the PMA approves the issue, taking into account views of the Security Sub-Committee. For example: clause 4.2."
        optional
      />
    ),
    words: (
      <TextArea
        key="words"
        {...common("words")}
        label="Its words"
        hint="Word for word. The pack is checked for them: if they are edited away, it is not built."
        optional
        rows={4}
      />
    ),
    note: (
      <TextArea
        key="note"
        {...common("note")}
        label="Note"
        hint={noteHint(gate)}
        optional={gate !== "DEPARTMENT_DECISION"}
        rows={4}
      />
    ),
    views: (
      <TextArea
        key="views"
        {...common("views")}
        label="The views that were given"
        hint="In the Sub-Committee’s words. Leave empty if none came."
        rows={6}
      />
    ),
    effectOn: (
      <Field
        key="effectOn"
        {...common("effectOn")}
        type="date"
        width="medium"
        label="Day from which it has effect"
        hint="The second of the two dates. It fills the placeholder in paragraph 36."
      />
    ),
    isAuthorised: mayDecideWindow ? (
      <Checkbox
        key="isAuthorised"
        name="isAuthorised"
        label="I authorise a day outside what was consulted on"
        hint="Only where the day lies outside the window. Say why above; it stays marked wherever the date is shown."
        defaultChecked={value("isAuthorised") === "yes"}
      />
    ) : null,
    packVersion: (
      <Select
        key="packVersion"
        {...common("packVersion")}
        label="Submission pack"
        hint="Versions released to the Department."
        options={[
          { value: "", label: "None built here" },
          ...packVersions.map((version) => ({ value: String(version), label: `Version ${version}` })),
        ]}
      />
    ),
    viewsId: <input key="viewsId" type="hidden" name="viewsId" value={initial.viewsId ?? ""} />,
  };
  return (
    <form action={send} noValidate className="space-y-6">
      <ErrorSummary errors={errors} title="This was not recorded" />
      <input type="hidden" name="replacesId" value={initial.replacesId ?? ""} />
      {others.length === 0 ? (
        <input type="hidden" name="outcome" value={only} />
      ) : (
        <Radios
          {...common("outcome")}
          legend={gate === "LONG_STOP_RULE" ? "What happens to a last day that is no working day" : "What happened"}
          options={outcomes[gate].map((outcome) => ({ value: outcome, label: names[outcome] ?? outcome }))}
        />
      )}
      <Field {...common("decidedOn")} type="date" width="medium" label={dayLabels[gate] ?? "Day of the decision"} />
      {fields.map((field) => extra[field])}
      <Field
        {...common("decidedBy")}
        label="Who decided or did this"
        hint="The body, and the person who signed for it."
      />
      <Field
        {...common("evidence")}
        label={gate === "REDESIGNATION" ? "Source" : "Evidence"}
        hint="Minutes, a letter, or the address where it can be found."
      />
      <Select
        {...common("evidenceFileId")}
        label="Evidence file"
        optional={gate !== "PMA_DECISION"}
        options={[{ value: "", label: "No file" }, ...evidence.map(({ id, title }) => ({ value: id, label: title }))]}
      />
      <SubmitButton pendingText="Recording">{initial.replacesId ? "Put right" : "Record"}</SubmitButton>
    </form>
  );
}

const noteHint = (gate: Gate) =>
  gate === "DEPARTMENT_DECISION" ? "What is to be changed, or why; needed for anything but plain approval." : undefined;
