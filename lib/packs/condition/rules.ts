import type { Standing } from "#lib/approvals/schema.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { holdsSentences } from "./sentences.ts";

/**
 * Where the condition that the document announces stands in the draft (§19, S19.4): "none" where it announces none, "not-mapped" while nobody
 * has said which clause holds it, "held" and "edited-away" as the draft's own words tell, "unread" where its words could not be read.
 */
export type ConditionState = "none" | "not-mapped" | "held" | "edited-away" | "unread";

/** The paragraphs in which the document announces a condition; empty where it announces none. */
export const conditionParagraphs = ({ changes }: Pick<ConsultationContent, "changes">): number[] =>
  changes.filter(({ kind }) => kind === "condition").flatMap(({ paragraphs }) => paragraphs);

/** The clause of the draft that was recorded with the decision to submit, and its words; null unless somebody confirmed what they say. */
export function clauseOf({ SUBMISSION_DECISION: decision }: Standing): { clause: string; words: string } | null {
  const { clause, words, isClauseConfirmed } = decision?.detail ?? {};
  return clause && words && isClauseConfirmed ? { clause, words } : null;
}

/**
 * Whether the draft still has the clause: `text` is the draft in sentences, null where nothing could be read. The recorded words must be
 * whole sentences of it: in a longer one they may say the opposite.
 */
export function conditionState(
  content: Pick<ConsultationContent, "changes">,
  clause: { words: string } | null,
  text: readonly string[] | null,
): ConditionState {
  if (conditionParagraphs(content).length === 0) return "none";
  if (!clause) return "not-mapped";
  if (text === null || text.length === 0) return "unread";
  return holdsSentences(text, clause.words) ? "held" : "edited-away";
}
