import { askWords, hedgeWords, onlyWords, understandWords } from "./askings/rules.ts";
import { hideWords, weakHideWords } from "./hidings/rules.ts";
import { circulateWords, openWords, publishWords } from "./showings/rules.ts";
import { stateWords, weakStateWords } from "./states/rules.ts";
import { averseWords, notWords, willingWords } from "./turns/rules.ts";

/** What a word does in a sentence about keeping something back. */
export type CueTag =
  | "not"
  | "averse"
  | "publish"
  | "circulate"
  | "state"
  | "weak-state"
  | "open"
  | "hide"
  | "weak-hide"
  | "willing"
  | "hedge"
  | "ask"
  | "only"
  | "understand";

export type Cue = { tag: CueTag; start: number; end: number };

/*
 * The words by what they do, English first, then Welsh, French and German. All are matched on normalised text (lower
 * case, contractions written out). Each alternative is plain, with bounded gaps, so that no text can make it slow.
 */
const lexicon: readonly (readonly [CueTag, RegExp])[] = (
  [
    ["open", openWords],
    ["state", stateWords],
    ["weak-state", weakStateWords],
    ["hide", hideWords],
    ["weak-hide", weakHideWords],
    ["publish", publishWords],
    ["circulate", circulateWords],
    ["not", notWords],
    ["averse", averseWords],
    ["willing", willingWords],
    ["hedge", hedgeWords],
    ["ask", askWords],
    ["only", onlyWords],
    ["understand", understandWords],
  ] as const
).map(([tag, words]) => [tag, new RegExp(words.map((each) => each.source).join("|"), "g")] as const);

const concepts = new Set<CueTag>(["publish", "circulate", "state", "weak-state", "open", "hide", "weak-hide"]);

const conceptPatterns = lexicon.filter(([tag]) => concepts.has(tag)).map(([, pattern]) => new RegExp(pattern.source));

/** Whether a normalised text speaks of keeping back or giving out at all; most sentences do not, and need no more reading. */
export const hasConcept = (plain: string): boolean => conceptPatterns.some((pattern) => pattern.test(plain));

/** The cues of a normalised text in order; where two overlap, the one that begins first, then the longer, then the more telling. */
export function cuesOf(plain: string): Cue[] {
  const all = lexicon.flatMap(([tag, pattern]) =>
    Array.from(
      plain.matchAll(pattern),
      (match): Cue => ({ tag, start: match.index, end: match.index + match[0].length }),
    ),
  );
  all.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Cue[] = [];
  for (const cue of all) {
    const last = kept.at(-1);
    if (!last || cue.start >= last.end) kept.push(cue);
  }
  return kept;
}

export const isConcept = (cue: Cue): boolean => concepts.has(cue.tag);
