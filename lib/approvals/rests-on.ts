import { inOrder } from "./rules.ts";
import type { AnyRecord, Gate, GateRecord } from "./schema.ts";

/** The gates on whose records a gate's own record rests (§§6, 19, 24, 25, 36, 38). */
const restsOn: Record<Gate, readonly Gate[]> = {
  CONCLUSION: [],
  SUBMISSION_DECISION: [],
  SUBMISSION: ["SUBMISSION_DECISION"],
  DEPARTMENT_DECISION: ["SUBMISSION"],
  REDESIGNATION: ["CONCLUSION", "DEPARTMENT_DECISION"],
  SEC_ADMINISTRATOR_NOTIFIED: ["REDESIGNATION"],
  GO_LIVE_DESIGNATED: [],
  SSC_VIEWS: [],
  PMA_DECISION: ["SSC_VIEWS"],
  PMA_CONDITION_MET: ["PMA_DECISION"],
  CERTIFICATE_ISSUED: ["PMA_DECISION", "PMA_CONDITION_MET", "REDESIGNATION"],
  CERTIFICATE_PROVIDED: ["CERTIFICATE_ISSUED"],
  LONG_STOP_RULE: [],
  CURRENT_VERSION_BEGAN: [],
};

/** Every gate below one, however far. */
const below = (gate: Gate): Gate[] => [...new Set(restsOn[gate].flatMap((each) => [each, ...below(each)]))];

/**
 * What a record rests on that was put right, or said not to have happened, after it was made: the gates, each once. Such a record may hold
 * all the same; whoever made it did not have the later one before them.
 */
export function putRightSince(record: GateRecord, records: readonly AnyRecord[]): Gate[] {
  const place = inOrder(records).findIndex(({ id }) => id === record.id);
  if (place < 0) return [];
  const under = new Set(below(record.gate));
  const corrections = records.filter(
    ({ gate, replacesId, recordedAt }) => replacesId !== null && under.has(gate) && recordedAt > record.recordedAt,
  );
  return [...new Set(corrections.map(({ gate }) => gate))];
}
