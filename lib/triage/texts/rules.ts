import type { FoundText } from "./schema.ts";

/** What PostgreSQL sets around a word it found. Both are taken out of the text first, so that they can only be its own. */
export const foundStart = "\u0001";
export const foundEnd = "\u0002";

/** Empty cells and lines of a document come as many empty lines: one says the same. */
const withoutGaps = (text: string) => text.replace(/\n\s*\n\s*(?=\n)/g, "\n");

/** Text in which the words found stand between the two signs, as stretches. */
export function foundTexts(headline: string): FoundText[] {
  return withoutGaps(headline)
    .split(foundStart)
    .flatMap((part, index): FoundText[] => {
      if (index === 0) return [{ text: part, isFound: false }];
      const end = part.indexOf(foundEnd);
      return [
        { text: part.slice(0, end), isFound: true },
        { text: part.slice(end + 1), isFound: false },
      ];
    })
    .filter(({ text }) => text !== "");
}
