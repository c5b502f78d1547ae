import type { Span } from "../runs/rules.ts";
import type { Respondent } from "../schema.ts";
import { type Word, wordsOf } from "../words/rules.ts";

type Term = { words: string[]; isCapitalised: boolean };

const legalForms = new Set([
  "ltd",
  "limited",
  "plc",
  "llp",
  "lp",
  "inc",
  "cic",
  "cyf",
  "cyfyngedig",
  "gmbh",
  "sa",
  "bv",
]);
// More words than this are a title or an office, whose single words are everyday words.
const mostWordsOfAName = 4;

const term = (words: readonly Word[], isCapitalised = false): Term[] =>
  words.length === 0 ? [] : [{ words: words.map(({ folded }) => folded), isCapitalised }];

function termsOf({ name, organisation, email }: Respondent): Term[] {
  const nameWords = wordsOf(name ?? "");
  const parts = nameWords.filter(({ folded }) => folded.length > 1);
  const organisationWords = wordsOf(organisation ?? "");
  const withoutForm = organisationWords.slice(0, organisationWords.findLastIndex((w) => !legalForms.has(w.folded)) + 1);
  return [
    ...term(nameWords),
    ...(nameWords.length <= mostWordsOfAName ? parts.flatMap((part) => term([part], true)) : []),
    ...term(organisationWords),
    ...term(withoutForm, withoutForm.length === 1),
    ...term(wordsOf(email ?? "")),
    ...term(wordsOf(email?.split("@")[1] ?? "")),
  ];
}

const isUpper = (character: string) => character !== character.toLowerCase();

/**
 * Finds who the respondent is, in any text, under an identity mark (S29.2): the full name, the organisation with and
 * without its legal form, the email address and its host, as whole words whatever their case; one part of the
 * name alone, or an organisation of one word, where it is written with a capital, so that "will" and "price" stay words.
 */
export function identityFinder(respondent: Respondent): (text: string) => Span[] {
  const byFirst = Map.groupBy(termsOf(respondent), ({ words }) => words[0] ?? "");
  return (text) => {
    const words = wordsOf(text);
    return words.flatMap((first, index) =>
      (byFirst.get(first.folded) ?? [])
        .filter((sought) => sought.words.every((word, ahead) => words[index + ahead]?.folded === word))
        .filter((sought) => !sought.isCapitalised || isUpper(text.slice(first.start, first.start + 1)))
        .map((sought) => ({ start: first.start, end: words[index + sought.words.length - 1]?.end ?? first.end })),
    );
  };
}
