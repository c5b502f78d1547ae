import { contactDetailsIn } from "#lib/confidentiality/contact-details/rules.ts";
import { identityFinder } from "#lib/confidentiality/identity/rules.ts";
import type { ClarificationForStaff, ClarificationState } from "./schema.ts";

export const stateOf = ({
  answeredAt,
  publishedAt,
}: Pick<ClarificationForStaff, "answeredAt" | "publishedAt">): ClarificationState =>
  publishedAt ? "published" : answeredAt ? "answered" : "waiting";

/**
 * The published answers that stand beside a printed question of the form: those about the paragraph that asks it, or about what is to be
 * read with it.
 */
export function answersBeside<A extends { paragraph: number | null }>(
  question: { background: readonly { paragraphs: readonly number[] }[] },
  paragraph: number | undefined,
  answers: readonly A[],
): A[] {
  const concerned = new Set([paragraph, ...question.background.flatMap(({ paragraphs }) => paragraphs)]);
  return answers.filter((answer) => answer.paragraph !== null && concerned.has(answer.paragraph));
}

type Asker = Pick<ClarificationForStaff, "askerName" | "askerEmail">;

/** The words of a text that may say who asked: any part of the name. An everyday word can be one too, so a person looks. */
export function mayNameAsker(text: string, { askerName, askerEmail }: Asker): string[] {
  const find = identityFinder({ name: askerName, organisation: null, email: askerEmail });
  return [...new Set(find(text).map(({ start, end }) => text.slice(start, end)))];
}

/** The words that certainly do: a full name of several words, an address, a way to reach somebody in the question (§32). */
function namesIn({ publicQuestion, answer }: { publicQuestion: string; answer: string }, asker: Asker): string[] {
  const certain = mayNameAsker(`${publicQuestion}\n\n${answer}`, asker).filter((words) => /[\s@.]/.test(words));
  return [...certain, ...contactDetailsIn(publicQuestion).map(({ start, end }) => publicQuestion.slice(start, end))];
}

export type NotPublishable = "not-answered" | "already-published" | "same-person" | "names-somebody";

/** Why a clarification cannot be published by this person; empty when it can. A second person publishes (invariant 6). */
export function whyNotPublishable(
  clarification: Pick<ClarificationForStaff, "publicQuestion" | "answer" | "answeredBy" | "publishedAt"> & Asker,
  actorId: string,
): NotPublishable[] {
  const { publicQuestion, answer, answeredBy, publishedAt } = clarification;
  if (publishedAt) return ["already-published"];
  if (publicQuestion === null || answer === null) return ["not-answered"];
  const reasons: NotPublishable[] = [];
  if (answeredBy?.id === actorId) reasons.push("same-person");
  if (namesIn({ publicQuestion, answer }, clarification).length > 0) reasons.push("names-somebody");
  return reasons;
}
