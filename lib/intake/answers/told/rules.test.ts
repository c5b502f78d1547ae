import { describe, expect, test } from "vitest";
import { divide } from "../../regions/rules.ts";
import { fromPlain } from "../../text/rules.ts";
import { questionsIn, toldSegments } from "./rules.ts";

const told = (text: string): Record<number, string[]> => {
  const { pieces } = divide(fromPlain(text), false);
  const segments = toldSegments(text, pieces, 3, (piece) => piece.plain.includes("confidential"));
  return Object.fromEntries(
    segments.map(({ number, spans }) => [number, spans.map((span) => text.slice(span.start, span.end))]),
  );
};

describe("answers that no label opens (S27.1)", () => {
  test.each([
    ["Pinnock Power agrees with Q1 and would be content with the date in Q2.", [1, 2]],
    ["Highridge agrees with what's proposed (question one).", [1]],
    ["I agree with proposal one.", [1]],
    ["We agree (1), we agree (2), and under (3) we have a remark.", [1, 2, 3]],
    ["We agree with clause 4(2), as in our answer to Q2.", []],
    ["Of our 12 questions, Q7 was left out.", []],
  ])("S27.1 %s names %j", (sentence, numbers) => expect(questionsIn(sentence, 3)).toEqual(numbers));

  test("S27.1 a sentence that names its question answers it, with those after it in the paragraph", () => {
    expect(
      told("I think q1 is a yes. On the date, q2, it is a bank holiday. Seems daft to pick it.\n\nThanks."),
    ).toEqual({
      1: ["I think q1 is a yes."],
      2: ["On the date, q2, it is a bank holiday. Seems daft to pick it."],
    });
  });

  test("S27.1 what asks for confidentiality is no answer and ends one; a bare label gives none", () => {
    expect(told("We support Q1. Keep it confidential. Thank you.\n\nQ3:")).toEqual({ 1: ["We support Q1."] });
  });
});
