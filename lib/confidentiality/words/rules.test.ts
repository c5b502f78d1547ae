import fc from "fast-check";
import { expect, test } from "vitest";
import { fold, lettersOf, spacedOf, wordsOf } from "./rules.ts";

test.each([
  ["STRASSE", "straße"],
  ["Ｆｕｌｌ", "full"],
  ["ΟΔΟΣ", "οδος"],
  ["e\u0301", "É"],
])("%s and %s are the same word", (a, b) => {
  expect(fold(a)).toBe(fold(b));
});

test("words are cut at hyphens and apostrophes, and each character of an unspaced script is a word", () => {
  expect(wordsOf("The re-designation’s 日本 dates").map(({ folded }) => folded)).toEqual([
    "the",
    "re",
    "designation",
    "s",
    "日",
    "本",
    "dates",
  ]);
});

test("words are the same with and without their accents, and no more words for them", () => {
  expect(wordsOf("Résumé tŷ").map(({ folded }) => folded)).toEqual(["resume", "ty"]);
});

test("white space of any kind and length is one space", () => {
  expect(spacedOf(" a\u00a0\n b\u2003-\u0085c ").text).toBe("a b - c ");
});

test("every squeezed unit leads back to where it came from, in any text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      for (const { text: squeezed, from, to, wordStarts, wordEnds } of [lettersOf(text), spacedOf(text)]) {
        expect([from.length, to.length]).toEqual([squeezed.length, squeezed.length]);
        expect(wordStarts.length).toBe(wordEnds.length);
        for (const [index, start] of from.entries()) expect(start).toBeLessThan(to[index] ?? 0);
        for (const [index, start] of wordStarts.entries()) expect(start).toBeLessThan(wordEnds[index] ?? 0);
      }
      const together = wordsOf(text).map(({ folded }) => folded);
      expect(together.join("")).toBe(lettersOf(text).text);
    }),
  );
});
