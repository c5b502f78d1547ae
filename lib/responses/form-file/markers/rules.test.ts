import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normaliseMarks } from "#lib/confidentiality/marks/rules.ts";
import { readMarkers, withMarkers } from "./rules.ts";

const passage = (start: number, end: number, reason: string | null = null) => ({ start, end, reason });

describe("marking words in a file (S29.2)", () => {
  it.each([
    ["a [CONFIDENTIAL]b[END] c", "a b c", [passage(2, 3)]],
    ["[Confidential: our prices ] 12 [ end ].", " 12 .", [passage(0, 4, "our prices")]],
    ["[CONFIDENTIAL]a[END CONFIDENTIAL]b[confidential]c[/CONFIDENTIAL]", "abc", [passage(0, 1), passage(2, 3)]],
    ["we write \\[CONFIDENTIAL] as words", "we write [CONFIDENTIAL] as words", []],
  ])("reads %s", (written, text, passages) => expect(readMarkers(written)).toEqual({ text, passages, faults: [] }));

  it("a passage that does not end reaches to the end of its box, and that is said", () => {
    const { text, passages, faults } = readMarkers("a [CONFIDENTIAL]b c");
    expect({ text, passages }).toEqual({ text: "a b c", passages: [passage(2, 5)] });
    expect(faults).toHaveLength(1);
  });

  it("an end without a beginning, and a beginning inside another, are said", () => {
    expect(readMarkers("a[END]").faults).toHaveLength(1);
    const { passages, faults } = readMarkers("[CONFIDENTIAL]a[CONFIDENTIAL]b[END]c");
    expect(passages).toEqual([passage(0, 2)]);
    expect(faults).toHaveLength(1);
  });

  const unit = fc.oneof(
    fc.constantFrom(
      "[CONFIDENTIAL]",
      "[END]",
      "\\",
      "[",
      "]",
      ":",
      "[confidential: ",
      "end",
      "\n",
      "👩‍👩‍👧",
      "é",
      "שלום",
      "e\u0301",
    ),
    fc.string({ unit: "grapheme", maxLength: 4 }),
  );
  const text = fc.array(unit, { maxLength: 12 }).map((parts) => parts.join(""));
  const reason = fc.option(
    text.map((words) => words.trim()).filter((words) => words !== ""),
    { nil: null },
  );

  it("S29.2 any text with any marks is the same after writing and reading", () => {
    fc.assert(
      fc.property(text, fc.array(fc.tuple(fc.nat(), fc.nat(), reason), { maxLength: 4 }), (words, drawn) => {
        const passages = drawn.map(([a, b, why]) => {
          const [start, end] = [a % (words.length + 1), b % (words.length + 1)].sort((x, y) => x - y);
          return passage(start ?? 0, end ?? 0, why);
        });
        const read = readMarkers(withMarkers(words, passages));
        expect(read.faults).toEqual([]);
        expect(read.text).toBe(words);
        const trimmed = normaliseMarks(words, passages);
        expect(normaliseMarks(words, read.passages)).toEqual(trimmed);
      }),
      { numRuns: 500 },
    );
  });

  it("a hostile text is read to its end", () => {
    for (const bad of ["\\", "[confidential:", "[ ", "[confidential", "\\["])
      expect(readMarkers(bad.repeat(400_000 / bad.length)).text.length).toBeGreaterThan(0);
  });
});
