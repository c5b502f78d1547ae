/**
 * One character of a text that words are looked for in, with its place there. White space is none: it is the same wherever it stands, and however
 * much. `group`: part of something that may be copied with the words or not, such as the mark of a footnote.
 */
export type Unit = { character: string; start: number; end: number; group?: number };

/** Quotation marks, apostrophes and dashes as programs put them in by themselves; what is invisible is nothing. */
const alike: [RegExp, string][] = [
  [/[“”„‟«»″]/gu, '"'],
  [/[‘’‚‛′`´]/gu, "'"],
  [/[‐‑‒–—―−]/gu, "-"],
  [/[\u00AD\u200B-\u200D\u2060\uFEFF]/gu, ""],
];
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

function looked(text: string): string {
  const plain = alike.reduce((words, [sign, same]) => words.replace(sign, same), text.normalize("NFC"));
  return plain.replace(/[\s\u0085]+/gu, "");
}

/** A text as units, from `at` on. */
export function unitsOf(text: string, at = 0, group?: number): Unit[] {
  return [...graphemes.segment(text)].flatMap(({ segment, index }) =>
    [...looked(segment)].map((character) => ({
      character,
      start: at + index,
      end: at + index + segment.length,
      ...(group === undefined ? {} : { group }),
    })),
  );
}

/** Where the sought characters end, beginning at unit `at`: a group is taken whole or passed over. Null: they do not stand there. */
function endFrom(units: readonly Unit[], at: number, sought: readonly string[]): number | null {
  let here = at;
  for (let index = 0; index < sought.length; ) {
    const unit = units[here];
    if (!unit) return null;
    if (unit.group !== undefined && unit.group !== units[here - 1]?.group) {
      const length = units.slice(here).findIndex(({ group }) => group !== unit.group);
      const whole = units.slice(here, length === -1 ? undefined : here + length);
      const isCopied =
        here > at &&
        whole.every(
          ({ character }, ahead) => sought[index + ahead] === undefined || sought[index + ahead] === character,
        );
      if (isCopied && endFrom(units, here + whole.length, sought.slice(index + whole.length)) !== null) {
        index += whole.length;
        here += whole.length;
        continue;
      }
      if (here > at) {
        here += whole.length;
        continue;
      }
    }
    if (unit.character !== sought[index]) return null;
    index += 1;
    here += 1;
  }
  return here;
}

/**
 * Every place in a text where words stand, whatever spaces, line ends, quotation marks and dashes they were typed or copied with, in order; as
 * offsets of the text the units were made of. None of no words.
 */
export function placesOf(units: readonly Unit[], words: string): { start: number; end: number }[] {
  const sought = [...looked(words)];
  if (sought.length === 0) return [];
  return units.flatMap(({ start }, at) => {
    const end = endFrom(units, at, sought);
    const last = end === null ? undefined : units.slice(at, end).findLast(({ group }) => group === undefined);
    return last && last.end > start ? [{ start, end: last.end }] : [];
  });
}
