import type { FoundText } from "./schema.ts";

/** What PostgreSQL sets around a word it found. Both are taken out of the text first, so that they can only be its own. */
export const foundStart = "\u0001";
export const foundEnd = "\u0002";

/** Text in which the words found stand between the two signs, as stretches. */
export function foundTexts(headline: string): FoundText[] {
  return headline
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
