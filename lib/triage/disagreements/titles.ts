import type { ConsultationContent } from "#lib/consultations/schema.ts";
import type { ResponseContent, TextOfResponse } from "#lib/responses/schema.ts";
import { namesIn, type RespondentName } from "./names.ts";
import { holdsMarkedWords, whyNotTitled } from "./rules.ts";

const markedWords =
  "This repeats words that the respondent asked to be treated as confidential. Everybody on the staff reads titles: say it in other words";

/** A response that an entry holds words of, with the text it answers. */
type Held = { content: ResponseContent; text: TextOfResponse };

/** What is wrong with one text that everybody reads, for somebody who may know every name and word: null when nothing is. */
export function whyNotNeutral(
  text: string,
  consultation: ConsultationContent,
  responses: readonly Held[],
  names: readonly RespondentName[],
): string | null {
  if (responses.some((held) => holdsMarkedWords(held.text, held.content, text))) return markedWords;
  const [named] = namesIn(text, names, consultation.document);
  if (!named) return null;
  return named.isOpen
    ? `This names a respondent, ${named.name}. A neutral title names nobody: say what it is about`
    : `This names ${named.name}, whose name is marked confidential. Everybody on the staff reads titles: say what it is about, and name nobody`;
}

/**
 * What is wrong with a title and its anchor, as field → message. Without clearance only what this person may read anyway is looked for: the
 * answer to a guess tells nothing of marked words and names. What they may not be told, the second person who checks the title is (S24.5).
 */
export function whyNotTitle(
  given: { title: string; anchor: string },
  consultation: ConsultationContent,
  responses: readonly Held[],
  names: readonly RespondentName[],
  hasClearance: boolean,
): Record<string, string> {
  const errors = whyNotTitled(given);
  const known = hasClearance ? names : names.filter(({ isOpen }) => isOpen);
  for (const field of ["title", "anchor"] as const) {
    const reason = whyNotNeutral(given[field], consultation, hasClearance ? responses : [], known);
    if (reason) errors[field] ??= reason;
  }
  return errors;
}
