import { inOrder } from "./rules.ts";
import type { AnyRecord, RecordOf } from "./schema.ts";

/** One round of DCC's decision, the submission and what the Department answered (§§24–25, S24.9). */
export type Round = {
  number: number;
  decision: RecordOf<"SUBMISSION_DECISION">;
  submission: RecordOf<"SUBMISSION"> | null;
  answer: RecordOf<"DEPARTMENT_DECISION"> | null;
};

/** The rounds before the one under way, oldest first: their records open no gate any more, and stay readable. */
export function earlierRounds(records: readonly AnyRecord[]): Round[] {
  const rounds: Round[] = [];
  for (const record of inOrder(records)) {
    const last = rounds.at(-1);
    if (record.gate === "SUBMISSION_DECISION") {
      rounds.push({ number: rounds.length + 1, decision: record, submission: null, answer: null });
    } else if (last && record.gate === "SUBMISSION") last.submission = record;
    else if (last && record.gate === "DEPARTMENT_DECISION") last.answer = record;
  }
  return rounds.slice(0, -1);
}
