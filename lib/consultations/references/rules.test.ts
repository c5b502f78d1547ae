import { expect, test } from "vitest";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import type { ConsultationContent } from "../schema.ts";
import { brokenReferences } from "./rules.ts";

const seed = readSeedConsultation();
const [note] = seed.notes;
const [definition] = seed.definitions;

test.each<[string, Partial<ConsultationContent>, RegExp]>([
  ["a note on a missing paragraph", { notes: [{ ...note!, paragraphs: [39] }] }, /paragraph 39, which is missing/],
  ["two notes of one name", { notes: [note!, note!] }, /two notes are called attachment-1-twice/],
  [
    "a term defined twice",
    { definitions: [definition!, { ...definition!, key: "again" }] },
    /SEC \(document\) is defined twice/,
  ],
  [
    "a question left out",
    { questions: seed.questions.slice(0, 2) },
    /printed questions Q1,Q2,Q3 are answered as Q1,Q2/,
  ],
  ["a question about an unknown change", { changes: seed.changes.slice(1) }, /unknown change l3-18/],
  ["an unknown footnote", { timeline: [{ ...seed.timeline[0]!, footnotes: [4] }] }, /footnote 4 is missing/],
  [
    "a placeholder that is not printed there",
    { direction: { ...seed.direction!, placeholders: [{ ...seed.direction!.placeholders[0]!, paragraph: 35 }] } },
    /\[DD MM YYYY\] does not stand in paragraph 35/,
  ],
  [
    "a paragraph in no section",
    { document: { ...seed.document, sections: seed.document.sections.slice(2) } },
    /paragraph 1 stands in no section/,
  ],
  ["a close before the opening", { closesAt: "2023-03-01T16:00:00Z" }, /closes before it opens/],
  [
    "a paragraph twice",
    { document: { ...seed.document, paragraphs: [...seed.document.paragraphs, seed.document.paragraphs[0]!] } },
    /anchor para-1 is used twice/,
  ],
])("%s is found", (_, change, finding) => {
  expect(brokenReferences({ ...seed, ...change }).join("\n")).toMatch(finding);
});
