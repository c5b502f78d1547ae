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
  evidence: { id: string; label: string }[];
  /** Versions of the pack that went to the Department, the newest first. */
  packVersions: number[];
  /** Conditions of the PMA's approval that wait to be met. */
  conditions: string[];
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
export function GateForm({
  action,
  gate,
  fields,
  initial,
  evidence,
  packVersions,
  conditions,
  mayDecideWindow,
}: GateFormProps) {
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
        hint="Whole sentences, word for word as the draft has them. The draft must hold exactly these sentences, or the pack is neither built nor released."
        optional
        rows={4}
      />
    ),
    isClauseConfirmed: (
      <Checkbox
        key="isClauseConfirmed"
        name="isClauseConfirmed"
        label="I have read these words in the draft: they make the issue depend on the approval of the PMA"
        hint="The portal compares words. What they say is for a person to find."
        defaultChecked={value("isClauseConfirmed") === "yes"}
        error={errors.isClauseConfirmed}
      />
    ),
    otherwise: (
      <TextArea
        key="otherwise"
        {...common("otherwise")}
        label="How it was submitted, if not by a pack built here"
        hint="By whom, in what form, and where it can be found. Then a second person records it."
        optional
        rows={4}
      />
    ),
    meetingOn: (
      <Field
        key="meetingOn"
        {...common("meetingOn")}
        type="date"
        width="medium"
        label="Day of the meeting"
        hint="Leave it empty if it was decided without one."
        optional
      />
    ),
    conditions: (
      <TextArea
        key="conditions"
        {...common("conditions")}
        label="Conditions of the approval"
        hint="One to a line, in the PMA’s words. Each is recorded as met by itself, with what shows it, before the certificate can be issued."
        optional
        rows={4}
      />
    ),
    condition: (
      <Radios
        key="condition"
        {...common("condition")}
        legend="Condition that was met"
        options={conditions.map((condition) => ({ value: condition, label: condition }))}
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
        hint="In short, if you like: the views themselves are the file."
        optional
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
        hint="Versions released to the Department. All that was checked for the pack is checked again now."
        options={[
          ...packVersions.map((version) => ({ value: String(version), label: `Version ${version}` })),
          { value: "", label: "Otherwise than by a pack built here" },
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
        hint={fileHints[gate]}
        optional={!needsFile.has(gate)}
        options={[{ value: "", label: "No file" }, ...evidence.map(({ id, label }) => ({ value: id, label }))]}
      />
      <SubmitButton pendingText="Recording">{initial.replacesId ? "Put right" : "Record"}</SubmitButton>
    </form>
  );
}

const needsFile: ReadonlySet<Gate> = new Set(["PMA_DECISION", "PMA_CONDITION_MET"]);

const fileHints: Partial<Record<Gate, string>> = {
  SSC_VIEWS: "The views as a file. Leave it empty only if they were sought and none came.",
  DEPARTMENT_DECISION:
    "For “approved with changes”: the redline from the submitted to the approved text, added as that.",
};

const noteHint = (gate: Gate) =>
  gate === "DEPARTMENT_DECISION" ? "What is to be changed, or why; needed for anything but plain approval." : undefined;
