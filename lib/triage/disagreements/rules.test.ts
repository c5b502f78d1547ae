import { describe, expect, it } from "vitest";
import { emptyContent, type ResponseContent } from "#lib/responses/schema.ts";
import { textOf } from "#prisma/factories/response.ts";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { holdsMarkedWords, prefillOf, sayArea, whyNotRaisable } from "./rules.ts";
import type { Raising } from "./schema.ts";

const open = (key: string, text: string) => ({ key, label: key, segments: [{ kind: "open" as const, text }] });
const reading = {
  fields: [
    open("Q1", "We do not agree."),
    open("Q1.area-1.about", "Paragraph 18"),
    open("Q1.area-1.what", "It has no end date."),
    { key: "Q2", label: "Q2", segments: [{ kind: "withheld" as const }] },
    open("Q3", "a".repeat(5001)),
  ],
};
const raising: Raising = {
  title: "Whether the change ends by itself",
  anchor: "§18",
  source: "response",
  sourceDetail: "",
  response: "R-0000-0000",
  areaKey: "",
  quote: "It has no end date.",
};

describe("raising an entry (S24.4)", () => {
  it.each([
    { name: "from a response’s words", change: {}, wrong: [] },
    { name: "without a title", change: { title: "" }, wrong: ["title"] },
    { name: "without an anchor", change: { anchor: "" }, wrong: ["anchor"] },
    { name: "without words", change: { quote: " " }, wrong: ["quote"] },
    { name: "in words of our own", change: { quote: "They want an end date." }, wrong: ["quote"] },
    { name: "from a call that is not named", change: { source: "call" as const, quote: "" }, wrong: ["sourceDetail"] },
    {
      name: "from a call with whom and when, quoting nothing",
      change: { source: "call" as const, sourceDetail: "Thistle Energy, 20 April 2023", quote: "" },
      wrong: [],
    },
    {
      name: "from a meeting",
      change: { source: "meeting" as const, sourceDetail: "Working group, 21 April 2023" },
      wrong: [],
    },
    { name: "from a clarification", change: { source: "clarification" as const, sourceDetail: "C-3" }, wrong: [] },
  ])("$name is wrong in $wrong", ({ change, wrong }) => {
    expect(Object.keys(whyNotRaisable({ ...raising, ...change }, reading))).toEqual(wrong);
  });

  it("needs a response that there is", () => {
    expect(Object.keys(whyNotRaisable(raising, null))).toEqual(["response"]);
  });
});

describe("what the form to raise an entry starts with", () => {
  it.each([
    { from: "Q1.area-1", found: { areaKey: "Q1.area-1", anchor: "Paragraph 18", quote: "It has no end date." } },
    { from: "Q1", found: { areaKey: "", anchor: "", quote: "We do not agree." } },
    { from: "Q2", found: { areaKey: "", anchor: "", quote: "" } },
    { from: "Q3", found: { areaKey: "", anchor: "", quote: "" } },
    { from: "Q9", found: { areaKey: "", anchor: "", quote: "" } },
  ])("from $from", ({ from, found }) => {
    expect(prefillOf(reading, from)).toEqual(found);
  });
});

describe("words that everybody reads", () => {
  const consultation = readSeedConsultation();
  const content = (marks: ResponseContent["marks"]): ResponseContent => ({
    ...emptyContent(consultation.slug, 1),
    answers: [{ question: "Q1", text: "the heron contract ends in June", areas: [], alternativeOn: null }],
    marks,
  });
  it.each([
    {
      marks: [{ level: "answer" as const, field: "Q1", reason: null }],
      text: "On the Heron contract ends in June",
      holds: true,
    },
    { marks: [{ level: "whole" as const, reason: null }], text: "heron contract ends in June", holds: true },
    {
      marks: [{ level: "answer" as const, field: "Q1", reason: null }],
      text: "On the end of a contract",
      holds: false,
    },
    { marks: [], text: "the heron contract ends in June", holds: false },
  ])("“$text” repeats marked words: $holds", ({ marks, text, holds }) => {
    expect(holdsMarkedWords(textOf(consultation), content(marks), text)).toBe(holds);
  });

  it.each([
    ["Q1.area-2", "Q1, area of disagreement 2"],
    ["staff.area-2", "area of disagreement 2 that staff recorded"],
    ["extra.direction", "extra.direction"],
  ])("says %s as “%s”", (key, said) => {
    expect(sayArea(key)).toBe(said);
  });
});
