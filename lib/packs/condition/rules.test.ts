import { expect, test } from "vitest";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { conditionParagraphs, conditionState } from "./rules.ts";

const content = readSeedConsultation();
const clause = { words: "subject to the approval of the SMKI PMA" };

test("S19.4 the seed announces its condition in paragraph 19", () => {
  expect(conditionParagraphs(content)).toEqual([19]);
  expect(conditionState({ changes: [] }, null, null)).toBe("none");
});

test.each<[string, string | null, string]>([
  ["the clause as recorded", "3.2 … subject to the approval of the SMKI PMA …", "held"],
  ["over a line end, in other quotation marks", "subject to the\n   approval of “the SMKI PMA”", "held"],
  ["a draft without it", "3.2 Certificates may be provided.", "edited-away"],
  ["part of it alone", "subject to the approval of the Department", "edited-away"],
  ["a draft whose words could not be read", null, "unread"],
  ["a scan of paper", " \n ", "unread"],
])("S19.4 %s", (_, text, state) => {
  expect(conditionState(content, clause, text)).toBe(state);
});

test("S19.4 while nobody has said which clause holds it, that is what is said", () => {
  expect(conditionState(content, null, "subject to the approval of the SMKI PMA")).toBe("not-mapped");
});
