import type { Gate } from "#lib/approvals/schema.ts";

/** A record of a gate as it was written: later ones replace earlier ones by their ids. `viewsId`: what the PMA had before it. */
export type WrittenGate = {
  id: string;
  gate: Gate;
  outcome: string;
  replacesId: string | null;
  viewsId?: string;
};

type Standing = Partial<Record<Gate, WrittenGate>>;

const isOneOf = (record: WrittenGate | undefined, ...outcomes: string[]): boolean =>
  record !== undefined && outcomes.includes(record.outcome);
const isApproved = (record: WrittenGate | undefined): boolean => isOneOf(record, "approved", "approved-with-changes");
const hasRefused = (record: WrittenGate | undefined): boolean => isOneOf(record, "refused", "deferred");

/** What a gate's record rests on, as the document says it: the decision before it, of the right outcome (§§6, 19, 24, 25, 38). */
const rests: Partial<Record<Gate, (standing: Standing, record: WrittenGate) => boolean>> = {
  PMA_DECISION: ({ SSC_VIEWS, PMA_DECISION }, { viewsId }) =>
    SSC_VIEWS !== undefined && SSC_VIEWS.id === viewsId && (!PMA_DECISION || hasRefused(PMA_DECISION)),
  SUBMISSION_DECISION: ({ SUBMISSION_DECISION, DEPARTMENT_DECISION }) =>
    !SUBMISSION_DECISION || isOneOf(DEPARTMENT_DECISION, "returned"),
  SUBMISSION: ({ SUBMISSION_DECISION, SUBMISSION }) =>
    isOneOf(SUBMISSION_DECISION, "submit-as-consulted", "submit-amended") && !SUBMISSION,
  DEPARTMENT_DECISION: ({ SUBMISSION, DEPARTMENT_DECISION }) => SUBMISSION !== undefined && !DEPARTMENT_DECISION,
  REDESIGNATION: ({ CONCLUSION, DEPARTMENT_DECISION }) => CONCLUSION !== undefined && isApproved(DEPARTMENT_DECISION),
  SEC_ADMINISTRATOR_NOTIFIED: ({ REDESIGNATION }) => REDESIGNATION !== undefined,
  CERTIFICATE_ISSUED: ({ PMA_DECISION, REDESIGNATION }) => isApproved(PMA_DECISION) && REDESIGNATION !== undefined,
  CERTIFICATE_PROVIDED: ({ CERTIFICATE_ISSUED }) => CERTIFICATE_ISSUED !== undefined,
};

/** The records in the order of what they put right; what did not happen is none. */
export function asTheyStand(gates: readonly WrittenGate[]): WrittenGate[] {
  const latest = (record: WrittenGate): WrittenGate => {
    const next = gates.find(({ replacesId }) => replacesId === record.id);
    return next ? latest(next) : record;
  };
  return gates
    .filter(({ replacesId }) => replacesId === null)
    .map(latest)
    .filter(({ outcome }) => outcome !== "did-not-happen");
}

/** What stands at each gate, and the records that rest on something that was put right: those no longer hold. */
export function whatHolds(gates: readonly WrittenGate[]): { standing: Standing; doubted: WrittenGate[] } {
  const standing: Standing = {};
  const doubted: WrittenGate[] = [];
  for (const record of asTheyStand(gates)) {
    if (rests[record.gate]?.(standing, record) === false) {
      doubted.push(record);
      continue;
    }
    if (record.gate === "SUBMISSION_DECISION") {
      delete standing.SUBMISSION;
      delete standing.DEPARTMENT_DECISION;
    }
    standing[record.gate] = record;
  }
  return { standing, doubted };
}

/** Whether a new record of this gate can be made as things stand. */
export const isOpen = (gate: Gate, gates: readonly WrittenGate[]): boolean => {
  const { standing } = whatHolds(gates);
  const record = { id: "", gate, outcome: "", replacesId: null, viewsId: standing.SSC_VIEWS?.id };
  const isRepeated = standing[gate] !== undefined && gate !== "PMA_DECISION" && gate !== "SUBMISSION_DECISION";
  return !isRepeated && rests[gate]?.(standing, record) !== false;
};
