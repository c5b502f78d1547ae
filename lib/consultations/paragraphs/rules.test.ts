import { expect, test } from "vitest";
import { sayParagraphs } from "./rules.ts";

test.each([
  [[], ""],
  [[24], "paragraph 24"],
  [[3, 12], "paragraphs 3 and 12"],
  [[21, 22], "paragraphs 21 and 22"],
  [[10, 13, 14], "paragraphs 10, 13 and 14"],
  [[34, 35, 36, 37, 38], "paragraphs 34 to 38"],
])("paragraphs %j are said as “%s”", (numbers, said) => {
  expect(sayParagraphs(numbers)).toBe(said);
});
