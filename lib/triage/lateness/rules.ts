import { type LateDecision, type LateOutcome, lateOutcomeNames } from "./schema.ts";

type Version = { number: number; isLate: boolean };

/**
 * The versions of a response that are decided on (S28.6), the newest first: the newest, where that one is late, and behind each that is
 * decided "not considered" the late one before it, whose place it does not take. Empty: nothing of it is late. A further late version is decided
 * on anew. `outcomeOf`: what stands on a version.
 */
export function lateVersionsOf<V extends Version>(
  versions: readonly V[],
  outcomeOf: (number: number) => LateOutcome | null,
): V[] {
  const newestFirst = versions.toSorted((a, b) => b.number - a.number);
  const end = newestFirst.findIndex(({ isLate, number }) => !isLate || outcomeOf(number) !== "not-considered");
  const last = end === -1 ? undefined : newestFirst[end];
  return [...newestFirst.slice(0, end === -1 ? undefined : end), ...(last?.isLate ? [last] : [])];
}

/** The decision that stands on a version: the last one. `decisions` oldest first. */
export const standingOn = <D extends Pick<LateDecision, "version">>(decisions: readonly D[], version: number) =>
  decisions.findLast((decision) => decision.version === version) ?? null;

/** In a few words for a row of the queue, whose version that counts may be on time with a late one after it; null: nothing is late. */
export function sayLateStanding({
  isLate,
  lateStanding,
}: {
  isLate: boolean;
  lateStanding: LateOutcome | "undecided" | null;
}): string | null {
  if (lateStanding === null) return null;
  const said = lateStanding === "undecided" ? "undecided" : lateOutcomeNames[lateStanding].toLowerCase();
  return isLate ? said : `later version ${said}`;
}

/** For its respondent, in plain words that promise nothing: neither what becomes of it, nor that the decision is the last. */
export function sayToRespondent(outcome: LateOutcome, consulter: string): string {
  switch (outcome) {
    case "considered":
      return `${consulter} decided to consider your late response with those that came in on time. That says nothing of whether it agrees.`;
    case "considered-in-part":
      return `${consulter} decided to consider part of your late response. The reason says which part, and why.`;
    case "not-considered":
      return `${consulter} decided not to consider your late response. It is kept in full all the same, and goes to those who receive the responses.`;
  }
}
