import { type CalendarDate, formatDate, londonDate } from "#lib/dates.ts";
import { whyCertificateGateIsShut, whyNotThisCertificateEntry } from "./certificate/rules.ts";
import { whyInstrumentGateIsShut, whyNotThisInstrumentEntry } from "./instrument/rules.ts";
import type { Gate, GateEntry, GateRecord, Reason, Standing, Surroundings } from "./schema.ts";
import { gateNames, gateParagraphs } from "./tracks/schema.ts";

/**
 * The records in the order in which the gates were passed: a record that puts another right stands in its place. `records` come in the
 * order in which they were written.
 */
export function inOrder(records: readonly GateRecord[]): GateRecord[] {
  const corrections = new Map(records.flatMap((record) => (record.replacesId ? [[record.replacesId, record]] : [])));
  const latest = (record: GateRecord): GateRecord => {
    const correction = corrections.get(record.id);
    return correction ? latest(correction) : record;
  };
  return records.filter(({ replacesId }) => replacesId === null).map(latest);
}

function fold(ordered: readonly GateRecord[]): Standing {
  const standing: Standing = {};
  for (const record of ordered) {
    if (record.gate === "SUBMISSION_DECISION") {
      delete standing.SUBMISSION;
      delete standing.DEPARTMENT_DECISION;
    }
    Object.assign(standing, { [record.gate]: record });
  }
  return standing;
}

/** What stands at each gate. A new decision of DCC's opens a new round: what was submitted and decided before it stays on record only (S24.9). */
export const standingOf = (records: readonly GateRecord[]): Standing => fold(inOrder(records));

/** What stood before a record was made: a correction is judged in the place of what it puts right. */
export function standingBefore(records: readonly GateRecord[], id: string): Standing {
  const ordered = inOrder(records);
  return fold(
    ordered.slice(
      0,
      ordered.findIndex((record) => record.id === id),
    ),
  );
}

const repeatable = (gate: Gate, standing: Standing): boolean =>
  gate === "SSC_VIEWS" ||
  gate === "LONG_STOP_RULE" ||
  (gate === "PMA_DECISION" && standing.PMA_DECISION?.outcome === "refused") ||
  (gate === "SUBMISSION_DECISION" && standing.DEPARTMENT_DECISION?.outcome === "returned");

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
  const isTwice = standing[gate] && !repeatable(gate, standing);
  const text = `${gateNames[gate]} is on record already. A mistake is put right by a record that replaces it.`;
  return [
    ...(isTwice ? [{ paragraphs: gateParagraphs[gate], text }] : []),
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

/** Records that a later correction left out of order: kept as they are and shown in amber, with why. */
export function outOfOrder(
  records: readonly GateRecord[],
  surroundings: Surroundings,
): { record: GateRecord; reasons: Reason[] }[] {
  return inOrder(records).flatMap((record) => {
    const reasons = whyNotRecordable(record, standingBefore(records, record.id), {
      ...surroundings,
      mayDecideWindow: true,
    });
    return reasons.length > 0 ? [{ record, reasons }] : [];
  });
}
