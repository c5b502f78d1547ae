import type { Mention } from "../schema.ts";
import { contentFinders } from "./contents/rules.ts";
import { placeFinders } from "./places/rules.ts";
import { wholeFinders } from "./wholes/rules.ts";

const finders = [...placeFinders, ...contentFinders, ...wholeFinders];

/** What a normalised sentence speaks of, in order. Where two finders meet, the earlier in the list wins: particulars before the whole. */
export function mentionsOf(plain: string): Mention[] {
  const found: Mention[] = [];
  const isTaken = (start: number, end: number): boolean => found.some((each) => start < each.end && each.start < end);
  for (const { pattern, referents } of finders) {
    for (const match of plain.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].trimEnd().length;
      if (end <= start || isTaken(start, end)) continue;
      for (const referent of referents(match, plain)) found.push({ start, end, referent });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
