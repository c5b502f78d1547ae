import { type CalendarDate, formatDate, londonDate } from "#lib/dates.ts";
import { whyCertificateGateIsShut, whyNotThisCertificateEntry } from "./certificate/rules.ts";
import { isOfThisConsultation } from "./consultation-gates.ts";
import { whyInstrumentGateIsShut, whyNotThisInstrumentEntry } from "./instrument/rules.ts";
import type {
  AnyRecord,
  Doubt,
  Gate,
  GateContent,
  GateEntry,
  GateRecord,
  Reason,
  Standing,
  Surroundings,
} from "./schema.ts";
import { gateNames, gateParagraphs } from "./tracks/schema.ts";

/**
 * The records in the order in which the gates were passed: a record that puts another right stands in its place, and one that did not happen
 * is none. `records` come in the order in which they were written.
 */
export function inOrder(records: readonly AnyRecord[]): GateRecord[] {
  const corrections = new Map(records.flatMap((record) => (record.replacesId ? [[record.replacesId, record]] : [])));
  const latest = (record: AnyRecord): AnyRecord => {
    const correction = corrections.get(record.id);
    return correction ? latest(correction) : record;
  };
  return records
    .filter(({ replacesId }) => replacesId === null)
    .map(latest)
    .filter((record): record is GateRecord => record.outcome !== "did-not-happen");
}

/** A new decision of DCC's opens a new round: what was submitted and decided before it stays on record only (S24.9). */
function pass(standing: Standing, record: GateRecord): void {
  if (record.gate === "SUBMISSION_DECISION") {
    delete standing.SUBMISSION;
    delete standing.DEPARTMENT_DECISION;
  }
  if (record.gate === "PMA_CONDITION_MET") standing.conditionsMet = [...(standing.conditionsMet ?? []), record];
  Object.assign(standing, { [record.gate]: record });
}

function asWrittenIn(ordered: readonly GateRecord[]): Standing {
  const standing: Standing = {};
  for (const record of ordered) pass(standing, record);
  return standing;
}

/** The record at each gate whether or not it still holds: for showing it. What follows from the records is asked of `judged`. */
export const asWritten = (records: readonly AnyRecord[]): Standing => asWrittenIn(inOrder(records));

function judge(ordered: readonly GateRecord[], content: GateContent): { standing: Standing; doubts: Doubt[] } {
  const standing: Standing = {};
  const doubts: Doubt[] = [];
  for (const record of ordered) {
    // Each is judged at the moment at which it was recorded, by somebody who then could: only what stands before it may have changed since.
    const reasons = whyNotRecordable(record, standing, {
      content,
      closesAt: new Date(content.closesAt),
      extendedFrom: content.extendedFrom ? new Date(content.extendedFrom) : null,
      now: record.recordedAt,
      mayDecideWindow: true,
    });
    if (reasons.length === 0) pass(standing, record);
    else doubts.push({ record, reasons });
  }
  return { standing, doubts };
}

/**
 * What the records come to: what stands at each gate, and which records no longer hold because something that they rest on was put right or
 * did not happen. Those are kept and shown with why, and open no gate and complete no track; so what rests on them does not hold either.
 */
export const judged = (records: readonly AnyRecord[], content: GateContent): { standing: Standing; doubts: Doubt[] } =>
  judge(inOrder(records), content);

/** What stands at each gate. */
export const standingOf = (records: readonly AnyRecord[], content: GateContent): Standing =>
  judged(records, content).standing;

/** What stood before a record was made: a correction is judged in the place of what it puts right. */
export function standingBefore(records: readonly AnyRecord[], id: string, content: GateContent): Standing {
  const ordered = inOrder(records);
  return judge(
    ordered.slice(
      0,
      ordered.findIndex((record) => record.id === id),
    ),
    content,
  ).standing;
}

const repeatable = (gate: Gate, standing: Standing): boolean => {
  switch (gate) {
    case "SSC_VIEWS":
    case "LONG_STOP_RULE":
    case "PMA_CONDITION_MET":
      return true;
    case "PMA_DECISION":
      return standing.PMA_DECISION?.outcome === "refused" || standing.PMA_DECISION?.outcome === "deferred";
    case "SUBMISSION_DECISION":
      return standing.DEPARTMENT_DECISION?.outcome === "returned";
    default:
      return false;
  }
};

/** A gate that was passed and can be passed once more: more views, a new decision after a refusal, the second round after a return. */
export const canPassAgain = (gate: Gate, standing: Standing): boolean =>
  standing[gate] !== undefined && repeatable(gate, standing);

/**
 * Why a gate cannot be passed as things stand on a day, whatever one would write into it; empty when it is open. Each reason names its
 * paragraphs.
 */
export function whyShut(
  gate: Gate,
  standing: Standing,
  surroundings: Surroundings,
  on: CalendarDate = londonDate(surroundings.now),
): Reason[] {
  const paragraphs = gateParagraphs[gate];
  if (!isOfThisConsultation(gate, surroundings.content)) {
    return [{ paragraphs, text: "This consultation leads to no such step." }];
  }
  const isTwice = standing[gate] && !repeatable(gate, standing);
  const text = `${gateNames[gate]} is on record already. A mistake is put right by a record that replaces it.`;
  return [
    ...(isTwice ? [{ paragraphs, text }] : []),
    ...whyInstrumentGateIsShut(gate, standing, surroundings),
    ...whyCertificateGateIsShut(gate, standing, surroundings, on),
  ];
}

function whyNotThatDay(entry: GateEntry, today: CalendarDate): Reason[] {
  if (entry.decidedOn <= today) return [];
  const text = `${formatDate(entry.decidedOn)} is still to come: a gate is recorded once it has been passed.`;
  return [{ paragraphs: gateParagraphs[entry.gate], text, field: "decidedOn" }];
}

/** Why this cannot be recorded: the gate is shut, or what is written does not hold. Empty when it can (§§6, 19, 24, 25, 36, 38). */
export const whyNotRecordable = (entry: GateEntry, standing: Standing, surroundings: Surroundings): Reason[] => [
  ...whyShut(entry.gate, standing, surroundings, entry.decidedOn),
  ...whyNotThatDay(entry, londonDate(surroundings.now)),
  ...whyNotThisInstrumentEntry(entry, standing, surroundings),
  ...whyNotThisCertificateEntry(entry, standing),
];
