import { expect, it } from "vitest";
import { foundEnd, foundStart, foundTexts } from "./rules.ts";

const sign = (word: string) => `${foundStart}${word}${foundEnd}`;

it.each([
  ["nothing is found", "All of it.", [["All of it.", false]]],
  [
    "the first word is",
    `${sign("All")} of it.`,
    [
      ["All", true],
      [" of it.", false],
    ],
  ],
  [
    "two words side by side are",
    `${sign("All")}${sign("of")}`,
    [
      ["All", true],
      ["of", true],
    ],
  ],
  ["the page is empty", "", []],
] as const)("SX.6 words found are told apart when %s", (_, headline, stretches) => {
  expect(foundTexts(headline).map(({ text, isFound }) => [text, isFound])).toEqual(stretches);
});

it("many empty lines are read as one, and single ones stay", () => {
  expect(foundTexts("One.\n\n \n\t\n\nTwo.\n\nThree.\nFour.")).toEqual([
    { text: "One.\n\nTwo.\n\nThree.\nFour.", isFound: false },
  ]);
});
