import { sayReason } from "../reasons/rules.ts";
import { type Gate, type GateEntry, type GateRecord, gateEntrySchema, type Reason } from "../schema.ts";

export type FormValues = Record<string, string>;

/** Stands for "no record": the rule then says so in its own words, with its paragraph. */
const noRecord = "00000000-0000-0000-0000-000000000000";

/** One entry for each line that says something. */
const linesOf = (text = ""): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");

const messages: Record<string, string> = {
  decidedOn: "Enter a day that exists, like 2023-05-04",
  effectOn: "Enter a day that exists, like 2023-05-08",
  meetingOn: "Enter a day that exists, like 2023-04-27, or leave it empty",
};

/** What was typed, as an entry; or the messages by field. Nothing here knows the order of the gates: that is the rules' part. */
export function readEntry(
  gate: Gate,
  values: FormValues,
): { ok: true; entry: GateEntry } | { ok: false; errors: FormValues } {
  const parsed = gateEntrySchema.safeParse({
    gate,
    outcome: values.outcome,
    decidedOn: values.decidedOn,
    decidedBy: values.decidedBy ?? "",
    evidence: values.evidence ?? "",
    evidenceFileId: values.evidenceFileId || null,
    replacesId: values.replacesId || null,
    detail: {
      reason: values.reason ?? "",
      note: values.note ?? "",
      views: values.views ?? "",
      clause: values.clause ?? "",
      words: values.words ?? "",
      effectOn: values.effectOn,
      isAuthorised: values.isAuthorised === "yes",
      packVersion: values.packVersion ? Number(values.packVersion) : null,
      viewsId: values.viewsId || noRecord,
      isClauseConfirmed: values.isClauseConfirmed === "yes",
      otherwise: values.otherwise ?? "",
      meetingOn: values.meetingOn || null,
      conditions: linesOf(values.conditions),
      condition: values.condition ?? "",
    },
  });
  if (parsed.success) return { ok: true, entry: parsed.data };
  const errors: FormValues = {};
  for (const { path, message } of parsed.error.issues) {
    const field = String(path.findLast((step) => typeof step === "string") ?? "form");
    errors[field] ??= messages[field] ?? message;
  }
  return { ok: false, errors };
}

/** The form's values for putting a record right: everything as it was recorded. */
export const valuesOf = ({
  outcome,
  decidedOn,
  decidedBy,
  evidence,
  evidenceFileId,
  detail,
  id,
}: GateRecord): FormValues => ({
  ...Object.fromEntries(
    Object.entries(detail).map(([name, value]: [string, unknown]) => [
      name,
      typeof value === "boolean" ? (value ? "yes" : "") : Array.isArray(value) ? value.join("\n") : String(value ?? ""),
    ]),
  ),
  outcome,
  decidedOn,
  decidedBy,
  evidence,
  evidenceFileId: evidenceFileId ?? "",
  replacesId: id,
});

/** Why an entry was refused, by field: each reason with its paragraph (S19.5). What belongs to no field speaks of the form. */
export function errorsOf(because: readonly Reason[]): FormValues {
  const errors: FormValues = {};
  for (const reason of because) {
    const field = reason.field ?? "form";
    errors[field] = [errors[field], sayReason(reason)].filter(Boolean).join(" ");
  }
  return errors;
}
