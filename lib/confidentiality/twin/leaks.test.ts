import fc from "fast-check";
import { expect, test } from "vitest";
import type { Mark } from "../schema.ts";
import { composeTwin, publicText } from "./rules.ts";
import { contactBlock, withheldBlock } from "./schema.ts";

// A reader who means ill, built apart from the code it judges: many ways of splitting words, of likening letters and of
// reading the blocks.
const segmenter = new Intl.Segmenter("en", { granularity: "word" });
const splitters: Record<string, (text: string) => string[]> = {
  "white space": (text) => text.split(/\s+/u).filter(Boolean),
  "white space, bare": (text) =>
    text
      .split(/\s+/u)
      .map((token) => token.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ""))
      .filter(Boolean),
  "letters and lines": (text) => text.match(/[\p{L}\p{N}_]+/gu) ?? [],
  letters: (text) => text.match(/[\p{L}\p{N}]+/gu) ?? [],
  "letters and marks": (text) => text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}_]*/gu) ?? [],
  "with hyphens": (text) => text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu) ?? [],
  Unicode: (text) => [...segmenter.segment(text)].flatMap(({ segment, isWordLike }) => (isWordLike ? [segment] : [])),
};
const likenings: ((text: string) => string)[] = [
  (text) => text,
  (text) => text.toLowerCase(),
  (text) => text.normalize("NFKC").toLowerCase(),
  (text) => text.normalize("NFKC").toUpperCase(),
];
const blocks = [withheldBlock, contactBlock];
const readings: ((twin: string) => string)[] = [
  (twin) => twin,
  (twin) => blocks.reduce((text, block) => text.replaceAll(block, " "), twin),
  (twin) => blocks.reduce((text, block) => text.replaceAll(block, ""), twin),
];

const runsOf = (words: string[]) => words.slice(4).map((_, index) => words.slice(index, index + 5).join("\u0000"));

function leaksOf(passages: string[], twin: string): string[] {
  const leaks: string[] = [];
  for (const [name, split] of Object.entries(splitters))
    for (const liken of likenings)
      for (const read of readings) {
        const text = liken(read(twin));
        const shown = new Set(runsOf(split(text)));
        const spaced = text.replace(/\s+/gu, " ");
        for (const run of passages.flatMap((passage) => runsOf(split(liken(passage)))))
          if (shown.has(run) || (name.startsWith("white") && spaced.includes(run.replaceAll("\u0000", " "))))
            leaks.push(`${name}: ${run.replaceAll("\u0000", " ")}`);
      }
  return leaks;
}

const nobody = { name: null, organisation: null, email: null };
const few = ["a", "b", "ab", "A", "ﬁ", "fi"];
const odd = [
  "-",
  "–",
  "•",
  "1.",
  "👍",
  "👩‍👩‍👧",
  "é",
  "e\u0301",
  "co-op",
  "can't",
  "request",
  "withheld",
  "straße",
  "日本語",
  "हिन्दी",
  "שלום",
  "ไทยแลนด์",
];
const gaps = fc.constantFrom(" ", " ", " ", "  ", "\n", ", ", "\u00a0", "-", ". ", "");
const textOf = (words: string[]) =>
  fc
    .array(fc.tuple(fc.constantFrom(...words), gaps), { maxLength: 40 })
    .map((parts) => parts.map(([word, gap]) => word + gap).join(""));
// Texts of few words, so that everything recurs; and texts in which a longer passage is planted more than once.
const planted = fc
  .tuple(fc.lorem({ maxCount: 9 }), fc.array(textOf([...few, ...odd]), { minLength: 2, maxLength: 4 }))
  .map(([secret, around]) => around.join(` ${secret} `));
const anyText = fc.oneof(
  textOf(few),
  textOf(odd),
  textOf([...few, ...odd]),
  planted,
  fc.string({ unit: "binary", maxLength: 60 }),
);

const marksOn = (text: string) =>
  fc.array(
    fc
      .tuple(fc.nat(text.length), fc.nat(text.length))
      .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) })),
    { maxLength: 4 },
  );

test("S29.2 no five words of a marked passage stand anywhere in the twin, however words are split", () => {
  const marked = fc
    .array(anyText, { minLength: 1, maxLength: 3 })
    .chain((texts) =>
      fc.tuple(...texts.map(marksOn)).map((marks) => texts.map((text, index) => ({ text, marks: marks[index] ?? [] }))),
    );
  fc.assert(
    fc.property(marked, (boxes) => {
      const fields = boxes.map(({ text }, index) => ({ key: `Q${index}`, label: `Question ${index}`, text }));
      const marks: Mark[] = boxes.flatMap((box, index) =>
        box.marks.map((mark) => ({ level: "passage", field: `Q${index}`, ...mark, reason: null })),
      );
      const passages = boxes.flatMap((box) => box.marks.map(({ start, end }) => box.text.slice(start, end)));
      for (const { segments } of composeTwin(fields, marks, nobody, []).fields)
        expect(leaksOf(passages, publicText(segments))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
