import { lettersOf, type Squeezed, spacedOf } from "../words/rules.ts";

/** This many words of a marked passage in a row are never public (scenarios part 4, item 1). */
export const wordsInRun = 5;

// A run of very long words is recognised by its first units, which is stricter and keeps the search small.
const longestPattern = 64;

export type Span = { start: number; end: number };

/** The same places, in order and apart. */
export function unionOf(spans: readonly Span[]): Span[] {
  const union: Span[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const last = union.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else union.push({ start, end });
  }
  return union;
}

/** Finds all places of all patterns in one pass (Aho and Corasick, 1975): time grows with the text, whatever the text. */
function finderOf(patterns: ReadonlySet<string>): (text: string) => Span[] {
  const next = new Map<number, number>();
  const states: { parent: number; unit: number; depth: number; longest: number; fail: number }[] = [
    { parent: 0, unit: 0, depth: 0, longest: 0, fail: 0 },
  ];
  const key = (state: number, unit: number) => state * 0x10000 + unit;
  for (const pattern of patterns) {
    let state = 0;
    for (let i = 0; i < pattern.length; i++) {
      const unit = pattern.charCodeAt(i);
      let child = next.get(key(state, unit));
      if (child === undefined) {
        child = states.push({ parent: state, unit, depth: i + 1, longest: 0, fail: 0 }) - 1;
        next.set(key(state, unit), child);
      }
      state = child;
    }
    const last = states[state];
    if (last) last.longest = pattern.length;
  }
  const follow = (from: number, unit: number): number => {
    for (let state = from; ; state = states[state]?.fail ?? 0) {
      const child = next.get(key(state, unit));
      if (child !== undefined) return child;
      if (state === 0) return 0;
    }
  };
  for (const state of states.toSorted((a, b) => a.depth - b.depth)) {
    if (state.depth > 1) state.fail = follow(states[state.parent]?.fail ?? 0, state.unit);
    state.longest ||= states[state.fail]?.longest ?? 0;
  }
  return (text) => {
    const spans: Span[] = [];
    let state = 0;
    for (let i = 0; i < text.length; i++) {
      state = follow(state, text.charCodeAt(i));
      const { longest } = states[state] ?? { longest: 0 };
      if (longest > 0) spans.push({ start: i + 1 - longest, end: i + 1 });
    }
    return spans;
  };
}

const windowsOf = ({ text, wordStarts, wordEnds }: Squeezed): string[] =>
  wordStarts
    .slice(0, Math.max(0, wordStarts.length - wordsInRun + 1))
    .map((start, index) => text.slice(start, wordEnds[index + wordsInRun - 1]).slice(0, longestPattern));

const placesIn = ({ from, to }: Squeezed, spans: readonly Span[]): Span[] =>
  spans.map(({ start, end }) => ({ start: from[start] ?? 0, end: to[end - 1] ?? 0 }));

/**
 * Recognises any five words in a row of the given passages, anywhere in a text, and says where.
 *
 * Two comparisons together answer for every sensible way of splitting words. By letters alone: five words of letters or
 * digits are found again whatever stands between them. By white space: tokens with fewer than five such words among them (bullets,
 * dashes, emoji) are found again as they are. Case and NFKC form never matter. A mark may begin or end inside a
 * word, so the first and last word of a run also count as found when they are part of a longer word.
 */
export function runFinder(passages: readonly string[]): (text: string) => Span[] {
  const inLetters = new Set(passages.flatMap((passage) => windowsOf(lettersOf(passage))));
  const inSpaced = new Set(
    passages
      .flatMap((passage) => windowsOf(spacedOf(passage)))
      .filter((run) => lettersOf(run).wordStarts.length < wordsInRun),
  );
  const findLetters = finderOf(inLetters);
  const findSpaced = finderOf(inSpaced);
  const placed = (squeezed: Squeezed, find: (text: string) => Span[]) => placesIn(squeezed, find(squeezed.text));
  return (text) => {
    const byLetters = inLetters.size > 0 ? placed(lettersOf(text), findLetters) : [];
    const bySpace = inSpaced.size > 0 ? placed(spacedOf(text), findSpaced) : [];
    return unionOf(byLetters.concat(bySpace));
  };
}
