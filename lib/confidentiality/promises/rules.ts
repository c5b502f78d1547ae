/** Words that promise more than the law allows, and the words around them. */
export type PromiseFound = { phrase: string; excerpt: string };

const unlessDenied = String.raw`(?<!\b(?:cannot|can not|can['’]t|not|no|never|nor|nobody can|no one can)\s(?:give\s|offer\s|provide\s)?(?:you\s)?(?:an\s|any\s|the\s)?)`;

const promises = [
  /\bguarante\w*/giu,
  /\b(?:kept|keep|keeps|keeping|remains?|stays?)\s(?:(?:it|them|this|that|everything|your \w+)\s)?(?:\w+ly\s)?(?:confidential|private|secret)\b/giu,
  /\b(?:will|shall|we|we['’]ll)\s(?:always\s)?(?:be\s)?(?:treat|treated|handle|handled)\b(?:\s\w+){0,4}?\s(?:as confidential|confidentially)\b/giu,
  /\b(?:will|shall|we|we['’]ll)\s(?:always\s)?(?:be\s)?(?:treat|treated|handle|handled|hold|held)\b(?:\s\w+){0,4}?\sin\s(?:\w+\s)?confidence\b/giu,
  /\bin\s(?:the\s)?(?:strict|strictest|complete|absolute|full|total|utmost)\sconfidence\b/giu,
  /\b(?:strictly|fully|completely|totally|entirely|absolutely|always|100\s?%)\s(?:confidential|private|secret)\b/giu,
  /\bconfidentiality\s(?:is|will be|shall be)\s(?:\w+ly\s)?(?:assured|ensured|protected|maintained|preserved|respected)\b/giu,
  /\b(?:ensures?|protects?|preserves?|assures?)\s(?:(?:the|your|its|their)\s)?confidentiality\b/giu,
  /\b(?:never|will not|won['’]t|shall not)\sbe\s(?:disclosed|revealed|divulged)\b/giu,
  /\b(?:we|dcc|the department|the authority)\s(?:(?:will|shall|can|do)\s)?(?:never|not)\s(?:disclose|reveal|divulge|share)\b/giu,
  /\b(?:nobody|no one|no-one)\s(?:else\s)?(?:will|can|may|shall)\s(?:ever\s)?(?:see|read|know|find out)\b/giu,
  new RegExp(String.raw`${unlessDenied}\b(?:promise|assurances?)\b`, "giu"),
  /\b(?:assure you|rest assured)\b/giu,
];

/**
 * Finds wording that promises confidentiality, for tests over every page and mail (S31.2). Say who will see a thing and
 * what the law may require instead. §31's own "cannot give an assurance that confidentiality can be maintained in all
 * circumstances" passes.
 */
export function promisesIn(text: string): PromiseFound[] {
  const flat = text.normalize("NFKC").replace(/[\s\p{Cf}]+/gu, " ");
  return promises.flatMap((pattern) =>
    [...flat.matchAll(pattern)].map(({ 0: phrase, index }) => ({
      phrase,
      excerpt: flat.slice(Math.max(0, index - 60), index + phrase.length + 60),
    })),
  );
}
