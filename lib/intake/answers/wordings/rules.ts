/** A question's words in lower case, in order. */
export type Wording = readonly string[];

type Token = { word: string; end: number };

function tokensOf(text: string): Token[] {
  return Array.from(text.matchAll(/[\p{L}\p{N}]+/gu), (match) => ({
    word: match[0].toLowerCase(),
    end: match.index + match[0].length,
  }));
}

/** How far into `text`, from its start, the words of a question run; null when it does not begin with them. */
function runOf(text: string, wording: Wording): { matched: number; end: number } | null {
  const tokens = tokensOf(text.slice(0, 1200));
  let at = 0;
  let matched = 0;
  let end = 0;
  let missed = 0;
  for (const token of tokens) {
    const found = wording.slice(at, at + 4).indexOf(token.word);
    if (found < 0) {
      missed += 1;
      if (missed > 2 || matched === 0) break;
      continue;
    }
    missed = 0;
    at += found + 1;
    matched += 1;
    end = token.end;
    if (at >= wording.length) break;
  }
  return matched < 5 ? null : { matched, end };
}

/**
 * Which question's own words a text begins with, and where they end. A question that is cut short counts when what is
 * there is at least six of its words or a whole question of its own ("Do you agree with the proposed changes?").
 */
export function quotedQuestion(text: string, wordings: readonly Wording[]): { number: number; end: number } | null {
  const first = /[\p{L}\p{N}]+/u.exec(text.slice(0, 80))?.[0].toLowerCase();
  if (first === undefined || !wordings.some((wording) => wording.slice(0, 4).includes(first))) return null;
  const runs = wordings
    .map((wording, index) => ({ number: index + 1, run: runOf(text, wording) }))
    .flatMap(({ number, run }) => (run ? [{ number, ...run }] : []))
    .toSorted((a, b) => b.matched - a.matched);
  const [best, next] = runs;
  if (!best || best.matched === next?.matched) return null;
  const tail = /^[\s?!.)\]"'”’*_:…]*/.exec(text.slice(best.end))?.[0] ?? "";
  const isWholeQuestion = tail.includes("?");
  const isLong = best.matched >= 8;
  if (!isWholeQuestion && !isLong) return null;
  return { number: best.number, end: best.end + tail.length };
}

export const wordingOf = (wording: string): Wording => tokensOf(wording).map((token) => token.word);

/** How much of a text is words of the question, from 0 to 1: the rest of a question that was broken over lines. */
export function shareOfWording(text: string, wording: Wording): number {
  const tokens = tokensOf(text);
  const known = new Set(wording);
  return tokens.length === 0 ? 0 : tokens.filter((token) => known.has(token.word)).length / tokens.length;
}
