import { expect, test } from "vitest";
import { publicReads, whoSeesWhat } from "#lib/confidentiality/rules.ts";
import { publicText } from "#lib/confidentiality/twin/rules.ts";
import { fullContent } from "#prisma/factories/response.ts";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { asMarkedWithChoices } from "./rules.ts";
import type { DraftContent } from "./schema.ts";
import { onlyText, textFor } from "./texts.ts";

const consultation = readSeedConsultation();
const rowsOf = (changes: Partial<DraftContent>) => {
  const content = fullContent(consultation, changes);
  return whoSeesWhat(asMarkedWithChoices(textFor(content, onlyText(consultation)), content, []));
};

test("S30.1 who will see what shows what was chosen, beside what was written, and nothing that was not answered", () => {
  const rows = rowsOf({});
  expect(rows.map(({ key }) => key).slice(3)).toEqual([
    "Q1.choices",
    "Q1",
    "Q1.area-1.about",
    "Q1.area-1.what",
    "Q1.area-1.why",
    "Q2.choices",
    "Q2",
  ]);
  const q1 = rows.find(({ key }) => key === "Q1.choices")!;
  expect(publicText(q1.public)).toBe("The proposed changes as a whole: Agree in part");
  expect(publicText(rows.find(({ key }) => key === "Q2.choices")!.public)).toContain("Tuesday 9 May 2023");
});

test("S29.2 a position is withheld with the answer it belongs to, and read in full by DCC, the Department and the Authority", () => {
  const q1 = rowsOf({ marks: [{ level: "answer", field: "Q1", reason: null }] }).find(
    ({ key }) => key === "Q1.choices",
  )!;
  expect(publicReads(q1)).toBe("none");
  expect(q1.dcc.map(({ text }) => text).join("")).toContain("Agree in part");
});
