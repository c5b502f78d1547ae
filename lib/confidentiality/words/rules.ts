/**
 * A text squeezed to what matters when two texts are compared, with the way back: unit i of `text` stands for
 * `source.slice(from[i], to[i])`. Words are where the squeezed text may be cut.
 */
export type Squeezed = { text: string; from: number[]; to: number[]; wordStarts: number[]; wordEnds: number[] };

export type Word = { folded: string; start: number; end: number };

// What NFKC may join into one: a character with its combining marks, half-width voicing marks, and Hangul jamo.
const together = /[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]+|.[\p{M}\uff9e\uff9f]*/suy;
const letter = /[\p{L}\p{N}]/u;
// Scripts written without spaces: each character counts as a word, which is stricter than any dictionary's splitting.
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
// \s, and the few that other languages' splitters count as white space besides.
const space = /[\s\x1c-\x1f\x85]/u;

/** Alike whatever the case and the form of the letters (NFKC): "Ｓtraße", "STRASSE" and "strasse" fold to one. */
export const fold = (text: string): string => text.normalize("NFKC").toUpperCase().toLowerCase().normalize("NFKC");

const withoutAccents = (character: string): string =>
  character < "\u0080" ? character : character.normalize("NFKD").replace(/\p{M}/gu, "") || character;

type Piece = { folded: string; start: number; end: number };

function* piecesOf(source: string): Generator<Piece> {
  for (let start = 0; start < source.length; ) {
    const code = source.charCodeAt(start);
    const isPlain = code < 0x80 && !(source.charCodeAt(start + 1) >= 0x80);
    together.lastIndex = start;
    const end = isPlain ? start + 1 : start + (together.exec(source)?.[0].length ?? 1);
    const piece = source.slice(start, end);
    yield { folded: isPlain ? piece.toLowerCase() : fold(piece), start, end };
    start = end;
  }
}

type Kind = "part" | "word" | "none";

/** A character is part of a word, a word by itself, or none; `between` is what one or more of the last become. */
function squeeze(
  source: string,
  kindOf: (character: string) => Kind,
  write: (character: string) => string,
  between: "" | " ",
): Squeezed {
  const units: string[] = [];
  const squeezed: Squeezed = { text: "", from: [], to: [], wordStarts: [], wordEnds: [] };
  let isInWord = false;
  const put = (character: string, { start, end }: Piece) => {
    units.push(character);
    for (let unit = 0; unit < character.length; unit++) {
      squeezed.from.push(start);
      squeezed.to.push(end);
    }
  };
  for (const piece of piecesOf(source)) {
    for (const character of piece.folded) {
      const kind = kindOf(character);
      const wasInWord = isInWord;
      isInWord = kind === "part";
      if (wasInWord && !isInWord) squeezed.wordEnds.push(squeezed.from.length);
      if (kind === "none") {
        if (wasInWord && between) put(between, piece);
        continue;
      }
      if (!wasInWord || !isInWord) squeezed.wordStarts.push(squeezed.from.length);
      put(write(character), piece);
      if (!isInWord) squeezed.wordEnds.push(squeezed.from.length);
    }
  }
  if (isInWord) squeezed.wordEnds.push(squeezed.from.length);
  squeezed.text = units.join("");
  return squeezed;
}

/**
 * The letters and digits of a text, folded and without accents, with nothing between them: so the same words are found again whatever
 * white space, punctuation, line break or hyphenation stands among them. Word bounds are the finest in use (a hyphen
 * or an apostrophe parts two words), so that five words by any other way of splitting are at least five by this one.
 */
export const lettersOf = (source: string): Squeezed =>
  squeeze(
    source,
    (character) => (!letter.test(character) ? "none" : unspaced.test(character) ? "word" : "part"),
    withoutAccents,
    "",
  );

/** A text folded, every run of white space made one space: words are what stands between the spaces. */
export const spacedOf = (source: string): Squeezed =>
  squeeze(
    source,
    (character) => (space.test(character) ? "none" : "part"),
    (character) => character,
    " ",
  );

/** The words of a text, folded, by the finest bounds, with their places. */
export function wordsOf(source: string): Word[] {
  const { text, from, to, wordStarts, wordEnds } = lettersOf(source);
  return wordStarts.map((start, index) => {
    const end = wordEnds[index] ?? text.length;
    return { folded: text.slice(start, end), start: from[start] ?? 0, end: to[end - 1] ?? source.length };
  });
}
