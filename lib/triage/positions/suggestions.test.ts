import { describe, expect, it } from "vitest";
import { emptyContent } from "#lib/responses/schema.ts";
import { textOf } from "#prisma/factories/response.ts";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { suggestedPositions } from "./suggestions.ts";

const consultation = readSeedConsultation();
const suggested = (question: string, text: string, positions = {}) =>
  suggestedPositions(textOf(consultation), {
    ...emptyContent(consultation.slug, 1),
    positions,
    answers: [{ question, text, areas: [], alternativeOn: null }],
  }).map(({ part, position }) => `${part} ${position}`);

describe("positions that the beginning of an answer suggests", () => {
  it.each([
    ["Yes", ["Q1 agree"]],
    ["Yes. But see below.", ["Q1 agree"]],
    ["We agree with the changes.", ["Q1 agree"]],
    ["We strongly support them", ["Q1 agree"]],
    ["Yes, but not the date.", ["Q1 agree-in-part"]],
    ["We broadly agree.", ["Q1 agree-in-part"]],
    ["We disagree: it has no end.", ["Q1 disagree"]],
    ["No.", ["Q1 disagree"]],
    ["We do not agree with it", ["Q1 disagree"]],
    ["We don’t support this.", ["Q1 disagree"]],
    ["No comment.", ["Q1 no-view"]],
    ["We have no view", ["Q1 no-view"]],
    ["No objection.", []],
    ["Nobody would disagree with that.", []],
    ["Thank you for asking. We agree.", []],
    ["The aim is right.", []],
    ["", []],
  ])("“%s” suggests %j", (text, expected) => expect(suggested("Q1", text)).toEqual(expected));

  it("takes a question in parts by its letters, and guesses none without them", () => {
    expect(suggested("Q2", "(a) We agree.\n(b) No, it is a holiday.")).toEqual(["Q2.a agree", "Q2.b disagree"]);
    expect(suggested("Q2", "We agree.")).toEqual([]);
  });

  it("suggests nothing where the respondent chose", () => {
    expect(suggested("Q1", "We disagree.", { Q1: "agree" })).toEqual([]);
  });

  it("quotes the words that it rests on as they stand", () => {
    const response = {
      ...emptyContent(consultation.slug, 1),
      answers: [{ question: "Q1", text: "\n We disagree.  It never ends.", areas: [], alternativeOn: null }],
    };
    expect(suggestedPositions(textOf(consultation), response)[0]?.basis).toBe("We disagree.");
  });
});
