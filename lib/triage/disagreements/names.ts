import type { ConsultationContent } from "#lib/consultations/schema.ts";

/** A respondent's organisation or person, as given. `isOpen`: some response names it without any mark on who sent it. */
export type RespondentName = { name: string; isOpen: boolean };

const wordsIn = (text: string) =>
  ` ${text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;

/** Legal forms and articles, which people leave out when they speak of an organisation. */
const unspoken = / (?:ltd|limited|plc|llp|inc|gmbh|ag|bv|llc|cic|holdings|group|uk) $/;

function spoken(name: string): string[] {
  const whole = wordsIn(name);
  const short = whole.replace(unspoken, " ").replace(/^ the /, " ");
  return [...new Set([whole, short, short.replace(unspoken, " ")])].filter((words) => words.trim().length > 2);
}

/**
 * The respondents that a title or anchor names, as given: a neutral title names nobody (S24.5). Names that the consultation document itself
 * uses, such as DCC's own, are none.
 */
export function namesIn(
  text: string,
  names: readonly RespondentName[],
  document: ConsultationContent["document"],
): RespondentName[] {
  const words = wordsIn(text);
  const found = names.filter(({ name }) => spoken(name).some((said) => words.includes(said)));
  if (found.length === 0) return [];
  const ours = wordsIn(JSON.stringify(document));
  return found.filter(({ name }) => spoken(name).some((said) => words.includes(said) && !ours.includes(said)));
}
