import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Mark } from "#lib/confidentiality/schema.ts";
import { emptyContent, type ResponseContent } from "#lib/responses/schema.ts";
import { textOf } from "#prisma/factories/response.ts";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { isQuotedFrom, readingOf } from "./rules.ts";

const consultation = readSeedConsultation();
const content = (marks: Mark[], changes: Partial<ResponseContent> = {}): ResponseContent => ({
  ...emptyContent(consultation.slug, 1),
  respondent: {
    capacity: "organisation",
    organisation: "Zebrafish Grid",
    name: "Quill Vole",
    role: "Head of law",
    email: "q@vole.example",
  },
  positions: { Q1: "disagree", "Q1.change.xmlsign": "agree", "Q2.a": "agree" },
  answers: [
    { question: "Q1", text: "One open line. Hidden things here.", areas: [], alternativeOn: null },
    { question: "Q2", text: "A date is a date.", areas: [], alternativeOn: "2023-05-09" },
  ],
  marks,
  ...changes,
});
const bytes = (marks: Mark[], hasClearance = false) =>
  JSON.stringify(readingOf(textOf(consultation), content(marks), hasClearance));

describe("what a reader without clearance gets (SX.4)", () => {
  it("is everything where nothing is marked", () => {
    const reading = readingOf(textOf(consultation), content([]), false);
    expect(reading.isInFull).toBe(true);
    expect(reading).toEqual(readingOf(textOf(consultation), content([]), true));
  });

  it("of a response marked as a whole is that it is marked: no word, no name, no position, no date, no reason", () => {
    const marks: Mark[] = [{ level: "whole", reason: "Because of the tender" }];
    const reading = readingOf(textOf(consultation), content(marks), false);
    for (const word of [
      "Hidden",
      "open line",
      "Zebrafish",
      "Vole",
      "vole.example",
      "Head of law",
      "2023-05-09",
      "tender",
    ])
      expect(JSON.stringify(reading)).not.toContain(word);
    expect(reading.positions.every(({ own }) => own === null)).toBe(true);
    expect(reading.marks).toEqual([{ where: "The whole response", reason: null, hasReason: true }]);
  });

  it("hides who it is under an identity mark, and leaves the words", () => {
    const text = bytes([{ level: "identity", reason: null }]);
    for (const word of ["Zebrafish", "Vole", "vole.example", "Head of law"]) expect(text).not.toContain(word);
    expect(text).toContain("Hidden things here.");
  });

  it("hides positions and dates with the answer they belong to, and no others", () => {
    const { positions, alternatives } = readingOf(
      textOf(consultation),
      content([{ level: "answer", field: "Q1", reason: null }]),
      false,
    );
    expect(positions.filter(({ own }) => own === null).map(({ question }) => question)).toEqual(
      positions.filter(({ question }) => question === "Q1").map(() => "Q1"),
    );
    expect(positions.find(({ part }) => part === "Q2.a")?.own).toBe("agree");
    expect(alternatives).toEqual([{ question: "Q2", on: "2023-05-09" }]);
  });

  it("says once that there are marked passages, however many and long they are", () => {
    const passage = (start: number, end: number): Mark => ({ level: "passage", field: "Q1", start, end, reason: null });
    expect(bytes([passage(15, 33)])).toBe(bytes([passage(15, 18), passage(16, 33)]));
  });

  it("holds no five marked words in a row, whatever is marked", () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{3,8}$/), { minLength: 6, maxLength: 30 });
    fc.assert(
      fc.property(words, fc.nat(20), fc.nat(20), (list, from, length) => {
        const text = list.join(" ");
        const start = Math.min(from, text.length);
        const end = Math.min(text.length, start + length + 30);
        const marks: Mark[] = [{ level: "passage", field: "Q3", start, end, reason: null }];
        const answers = [{ question: "Q3", text, areas: [], alternativeOn: null }];
        const seen = JSON.stringify(readingOf(textOf(consultation), content(marks, { answers }), false));
        const marked = text.slice(start, end).trim().split(" ").slice(1, -1);
        return marked.every(
          (_, index) => index + 5 > marked.length || !seen.includes(marked.slice(index, index + 5).join(" ")),
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe("what a reader with clearance gets", () => {
  it("S30.5 is everything, marked words visibly marked with their reason", () => {
    const marks: Mark[] = [{ level: "passage", field: "Q1", start: 15, end: 33, reason: "Ours" }];
    const { fields, isInFull } = readingOf(textOf(consultation), content(marks), true);
    expect(isInFull).toBe(true);
    expect(fields[0]?.segments).toEqual([
      { kind: "open", text: "One open line. " },
      { kind: "marked", text: "Hidden things here", reason: "Ours" },
      { kind: "open", text: "." },
    ]);
  });
});

describe("a quotation", () => {
  const fields = [
    {
      key: "Q1",
      label: "",
      segments: [{ kind: "open" as const, text: "We  do\nnot agree" }, { kind: "withheld" as const }],
    },
    { key: "Q2", label: "", segments: [{ kind: "open" as const, text: "with the date" }] },
  ];
  it.each([
    { words: "do not agree", isQuoted: true },
    { words: " do   not\n\nagree ", isQuoted: true },
    { words: "do agree", isQuoted: false },
    { words: "agree with the date", isQuoted: false },
    { words: "  ", isQuoted: false },
    { words: "\0", isQuoted: false },
  ])("“$words” is word for word in one box: $isQuoted", ({ words, isQuoted }) => {
    expect(isQuotedFrom({ fields }, words)).toBe(isQuoted);
  });
});
