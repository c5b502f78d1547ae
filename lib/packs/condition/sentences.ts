/** Spaces, line ends, quotation marks and hyphens are set anew in every format; letters, figures and the other signs are not. */
const plainOf = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/\u00AD/g, "")
    .replace(/[‘’‚‛]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[\u2010-\u2015]/g, "-")
    .replace(/\s+/g, " ")
    .trim();

/** "4.2", "(b)", "L3.18" or a bullet before the words of a clause: numbering is set anew too. */
const marker = /^(?:[A-Z]{0,2}\d+(?:\.\d+)*[.)]?|\([a-z0-9]{1,5}\)|[a-z]\)|[•●▪–-])\s+/;

function withoutMarkers(sentence: string): string {
  const shorter = sentence.replace(marker, "");
  return shorter === sentence ? sentence : withoutMarkers(shorter);
}

/** Paragraphs whose words go on in the next one: it ends with a sign or a word that nothing ends with. */
const goesOn =
  /(?:[,;:(–-]|\b(?:and|or|not|be|been|is|are|was|were|the|a|an|of|to|that|by|for|unless|except|neither|nor|no))$/i;
const begins = /^[\p{Lu}\p{N}("'[•●▪–-]/u;

function paragraphsOf(text: string, areLinesParagraphs: boolean): string[] {
  const paragraphs: string[] = [];
  for (const block of text.split(areLinesParagraphs ? /\n/ : /\n\s*\n/)) {
    const words = plainOf(block);
    if (words === "") continue;
    const last = paragraphs.at(-1);
    if (last !== undefined && (goesOn.test(last) || !begins.test(words)))
      paragraphs[paragraphs.length - 1] = `${last} ${words}`;
    else paragraphs.push(words);
  }
  return paragraphs;
}

/**
 * The sentences of a text, each without its numbering, ready to be compared as a whole: so that words found in the middle of a sentence that
 * says otherwise ("is NOT subject to …") are never taken for the sentence. A sentence ends with a full stop, a question or an exclamation
 * mark before a capital, a figure or a bracket, and with its paragraph; where in doubt it goes on. `areLinesParagraphs`: a line end is the
 * end of a paragraph (Word), not merely of a line (PDF, plain text).
 */
export const sentencesOf = (text: string, areLinesParagraphs: boolean): string[] =>
  paragraphsOf(text, areLinesParagraphs)
    .flatMap((paragraph) => paragraph.split(/(?<=[.!?]["')\]]*) (?=[\p{Lu}\p{N}("'[])/u))
    .map((sentence) => withoutMarkers(sentence).replace(/[.;:,]+$/, ""))
    .filter((sentence) => sentence !== "");

const between = "\u0000";
const joined = (sentences: readonly string[]) => `${between}${sentences.join(between)}${between}`;

/** Whether these words are whole sentences of the text, one after another, exactly as they stand there. */
export function holdsSentences(text: readonly string[], words: string): boolean {
  const sought = sentencesOf(words, false);
  return sought.length > 0 && joined(text).includes(joined(sought));
}

/** The sentence of the text in which these words stand, where they are a part of one only; null: they are in none. */
export function sentenceAround(text: readonly string[], words: string): string | null {
  const sought = withoutMarkers(plainOf(words)).replace(/[.;:,]+$/, "");
  return sought === "" ? null : (text.find((sentence) => sentence.includes(sought)) ?? null);
}

const acronyms = (text: string) => new Set(text.match(/\b[A-Z]{2,}\b/g) ?? []);

/** The sentences of a draft that name the most of what a condition names, in their order: for a person to read and choose from. */
export function likelySentences(text: readonly string[], condition: string, most = 5): string[] {
  const sought = [...acronyms(condition)];
  const score = (sentence: string) => sought.filter((name) => acronyms(sentence).has(name)).length;
  const best = Math.max(0, ...text.map(score));
  return best === 0 ? [] : text.filter((sentence) => score(sentence) === best).slice(0, most);
}
