import { describe, expect, test } from "vitest";
import { fromPlain } from "../text/rules.ts";
import { sentencesOf } from "./rules.ts";

const sentencesIn = (typed: string): string[] => {
  const { text, lines } = fromPlain(typed);
  return sentencesOf(text, lines).map(({ start, end }) => text.slice(start, end).replace(/\s+/g, " "));
};

const wrapped =
  "When DCC concluded on the Go Live ETMAD four of the responses were marked as\nconfidential and not described at all. Our members could not tell whether the\nobjections that they had heard about in meetings had been put to DCC, and we do\nnot know either.";
const long = `Our members agree with the changes. ${"They would have liked to see the draft sooner than they did. ".repeat(4)}`;

describe("lines and sentences", () => {
  test("a sentence goes on over the ends of wrapped lines", () => {
    expect(sentencesIn(wrapped)).toHaveLength(2);
  });

  test("a text that is wrapped in one place and not in another is read in both as it is meant", () => {
    const both = sentencesIn(`Q1\n${long}\n\nQ3\n${wrapped}`);
    expect(both).toContain("Our members agree with the changes.");
    expect(both.filter((sentence) => sentence.startsWith("confidential"))).toEqual([]);
    expect(both).toContain(
      "When DCC concluded on the Go Live ETMAD four of the responses were marked as confidential and not described at all.",
    );
  });

  test("where no line is wrapped, every line's end is meant", () => {
    expect(sentencesIn(`Name: Ida Stone\nOrganisation: Tarn Power\n${long.trim()}`).slice(0, 2)).toEqual([
      "Name: Ida Stone",
      "Organisation: Tarn Power",
    ]);
  });
});
