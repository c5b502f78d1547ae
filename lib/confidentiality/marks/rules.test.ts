import fc from "fast-check";
import { expect, test } from "vitest";
import type { Mark, Passage } from "../schema.ts";
import { joinReasons, mergeMarks, normaliseMarks, passagesIn, segmentsOf } from "./rules.ts";

const mark = (start: number, end: number, reason: string | null = null): Passage => ({ start, end, reason });

const words = fc.constantFrom(
  "a",
  "the price",
  "ÅÅ",
  "e\u0301",
  "👩‍👩‍👧",
  "🇬🇧🇫🇷",
  "שלום",
  "مرحبا",
  "हिन्दी",
  " ",
  ", ",
  "\r\n",
  "\ud83d",
  "7",
);
const marked = fc
  .array(words, { maxLength: 30 })
  .map((parts) => parts.join(""))
  .chain((text) =>
    fc.record({
      text: fc.constant(text),
      marks: fc.array(
        fc
          .tuple(fc.nat(text.length), fc.nat(text.length), fc.constantFrom(null, "why", "costs"))
          .map(([a, b, reason]) => mark(Math.min(a, b), Math.max(a, b), reason)),
        { maxLength: 8 },
      ),
    }),
  );

const boundaries = (text: string) =>
  new Set([...new Intl.Segmenter("en").segment(text)].map(({ index }) => index).concat(text.length));

test("S29.2 marks in normal form are in order, apart, never empty, and cover all that was marked", () => {
  fc.assert(
    fc.property(marked, ({ text, marks }) => {
      const normal = normaliseMarks(text, marks);
      for (const [index, { start, end }] of normal.entries()) {
        expect(start).toBeLessThan(end);
        const next = normal[index + 1];
        if (next) expect(text.slice(end, next.start)).toMatch(/[^\s\p{P}\p{Cf}\p{Cc}]/u);
      }
      for (const { start, end } of marks)
        if (start < end) expect(normal.some((one) => one.start <= start && end <= one.end)).toBe(true);
      expect(normaliseMarks(text, normal)).toEqual(normal);
    }),
  );
});

test("S29.2 a mark never cuts through an emoji, a flag, an accented letter or a line end", () => {
  fc.assert(
    fc.property(marked, ({ text, marks }) => {
      const allowed = boundaries(text);
      for (const { start, end } of normaliseMarks(text, marks)) {
        expect(allowed).toContain(start);
        expect(allowed).toContain(end);
      }
    }),
  );
});

test("S29.2 the segments of a marked text are the text itself, whatever its letters", () => {
  fc.assert(
    fc.property(marked, ({ text, marks }) => {
      const segments = segmentsOf(text, marks);
      expect(segments.map((segment) => segment.text).join("")).toBe(text);
      expect(segments.every((segment) => segment.text !== "")).toBe(true);
    }),
  );
});

test.each([
  ["a boundary within a pair moves outward", "a😀b", [mark(2, 3)], [mark(1, 3)]],
  ["marks that touch become one", "abcdef", [mark(0, 2), mark(2, 4)], [mark(0, 4)]],
  ["marks parted by white space become one", "one two", [mark(0, 3), mark(4, 7)], [mark(0, 7)]],
  ["marks parted by punctuation become one", "one – (two", [mark(0, 3), mark(7, 10)], [mark(0, 10)]],
  ["marks parted by a word stay two", "one or two", [mark(0, 3), mark(7, 10)], [mark(0, 3), mark(7, 10)]],
  ["an empty mark vanishes, even within a pair", "😀", [mark(1, 1)], []],
  ["distinct reasons are kept", "abcd", [mark(0, 2, "x"), mark(1, 4, "y"), mark(3, 4, "x")], [mark(0, 4, "x\n\ny")]],
] as const)("S29.2 %s", (_, text, marks, expected) => {
  expect(normaliseMarks(text, marks)).toEqual(expected);
});

test.each([mark(-1, 2), mark(0, 4), mark(2, 1), mark(0.5, 2)])("a mark outside its text is refused: %o", (outside) => {
  expect(() => normaliseMarks("abc", [outside])).toThrow(RangeError);
});

test("S31.1 one reason stays exactly as given, its line breaks included", () => {
  expect(joinReasons(null, "Prices.\n\nPrices.\n\nMore.", " ")).toBe("Prices.\n\nPrices.\n\nMore.");
});

test("S29.2 a mark on an answer covers its parts and not another answer that begins alike", () => {
  const marks: Mark[] = [{ level: "answer", field: "Q1", reason: null }];
  const field = (key: string) => ({ key, label: key, text: "text" });
  expect(passagesIn(field("Q1.area-1.why"), marks)).toEqual([mark(0, 4)]);
  expect(passagesIn(field("Q10"), marks)).toEqual([]);
});

test("colleagues' marks merge towards the stricter, and merging again changes nothing", () => {
  const passage = (start: number, end: number, reason: string | null): Mark => ({
    level: "passage",
    field: "Q1",
    start,
    end,
    reason,
  });
  const mine: Mark[] = [{ level: "identity", reason: null }, passage(0, 4, "mine")];
  const theirs: Mark[] = [{ level: "whole", reason: "all" }, passage(0, 4, "theirs"), passage(2, 6, null)];
  const merged = mergeMarks(mine, theirs);
  expect(merged).toEqual([
    { level: "whole", reason: "all" },
    { level: "identity", reason: null },
    passage(0, 4, "mine\n\ntheirs"),
    passage(2, 6, null),
  ]);
  expect(mergeMarks(merged, merged)).toEqual(merged);
  expect(mergeMarks(merged, mine)).toEqual(merged);
});
