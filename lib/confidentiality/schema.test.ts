import { expect, test } from "vitest";
import { marksSchema } from "./schema.ts";

test("S29.4 a mark without a reason is accepted, and a blank reason counts as none", () => {
  expect(
    marksSchema.parse([
      { level: "whole", reason: null },
      { level: "answer", field: "Q1", reason: " " },
    ]),
  ).toEqual([
    { level: "whole", reason: null },
    { level: "answer", field: "Q1", reason: null },
  ]);
});

test("S31.1 a reason is kept exactly as given", () => {
  const reason = "  Prices\nare ours.\n";
  expect(marksSchema.parse([{ level: "identity", reason }])).toEqual([{ level: "identity", reason }]);
});

test.each([
  [[{ level: "passage", field: "Q1", start: 2, end: 1, reason: null }], "A mark cannot end before it starts."],
  [[{ level: "passage", field: "Q1", start: 0.5, end: 1, reason: null }], "must be a whole number"],
  [[{ level: "passage", field: "Q1", start: -1, end: 1, reason: null }], "cannot be negative"],
  [[{ level: "page", reason: null }], "Choose what is confidential"],
  [[{ level: "answer", field: "", reason: null }], "Say which answer"],
  ["marks", "must be a list"],
])("a mark that cannot be is refused in words: %o", (marks, words) => {
  expect(marksSchema.safeParse(marks).error?.message).toContain(words);
});
