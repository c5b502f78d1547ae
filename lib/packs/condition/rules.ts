import type { Standing } from "#lib/approvals/schema.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";

/**
 * Where the condition that the document announces stands in the draft (§19, S19.4): "none" where it announces none, "not-mapped" while nobody
 * has said which clause holds it, "held" and "edited-away" as the draft's own words tell, "unread" where its words could not be read.
 */
export type ConditionState = "none" | "not-mapped" | "held" | "edited-away" | "unread";

/** The paragraphs in which the document announces a condition; empty where it announces none. */
export const conditionParagraphs = ({ changes }: Pick<ConsultationContent, "changes">): number[] =>
  changes.filter(({ kind }) => kind === "condition").flatMap(({ paragraphs }) => paragraphs);

/** The clause of the draft that was recorded with the decision to submit, and its words. */
export function clauseOf({ SUBMISSION_DECISION: decision }: Standing): { clause: string; words: string } | null {
  const { clause, words } = decision?.detail ?? {};
  return clause && words ? { clause, words } : null;
}

/** Texts are compared by their letters and figures: spaces, line ends, quotation marks and hyphens are set anew in every format. */
const lettersOf = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** Whether the draft still has the clause: `text` is what could be read out of it, null where nothing could. */
export function conditionState(
  content: Pick<ConsultationContent, "changes">,
  clause: { words: string } | null,
  text: string | null,
): ConditionState {
  if (conditionParagraphs(content).length === 0) return "none";
  if (!clause) return "not-mapped";
  if (text === null || lettersOf(text) === "") return "unread";
  return lettersOf(text).includes(lettersOf(clause.words)) ? "held" : "edited-away";
}
