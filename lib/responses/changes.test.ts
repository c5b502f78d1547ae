import { expect, test } from "vitest";
import { fullContent } from "#prisma/factories/response.ts";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { changesBetween, type Said } from "./changes.ts";
import { onlyText, textFor } from "./texts.ts";

const consultation = readSeedConsultation();
const file = { id: "f1", name: "costs.pdf", mediaType: "application/pdf", size: 2048, publicVersionOf: null };
const said = (content: Said["content"], files: Said["files"]): Said => ({
  text: textFor(content, onlyText(consultation)),
  content,
  files,
});
const before = said(fullContent(consultation), [file]);
const changed = (after: Partial<Said["content"]>, files: Said["files"] = before.files) =>
  changesBetween(before, said({ ...before.content, ...after }, files));
const saying = (kind: "added" | "removed", after: Partial<Said["content"]>, files?: Said["files"]) =>
  changed(after, files).flatMap(({ parts }) => parts.flatMap((part) => (part.kind === kind ? [part.text] : [])));

test("two versions that say the same differ in nothing, whether or not the readers were read again", () => {
  expect(changed({})).toEqual([]);
  expect(changed({ hasReadWhoSees: false, consultationVersion: 2 })).toEqual([]);
});

test("whatever of a response is changed stands in the list: who, a view, a date, words, a file, a mark", () => {
  const { respondent, answers } = before.content;
  expect(saying("added", { respondent: { ...respondent, capacity: "self" } })).toEqual([
    "Myself",
    "Thistle Energy Ltd",
  ]);
  expect(saying("added", { positions: { ...before.content.positions, Q1: "agree" } })).toEqual(["Agree"]);
  const later = answers.map((answer) => ({ ...answer, alternativeOn: answer.alternativeOn && "2023-05-10" }));
  expect(saying("added", { answers: later })).toEqual(["Wednesday 10 May 2023"]);
  expect(saying("added", { general: "One thing more." })).toEqual(["One thing more."]);
  expect(saying("removed", {}, [])).toEqual(["costs.pdf (PDF, 2.0 KB)"]);
  const marks: Said["content"]["marks"] = [{ level: "passage", field: "Q2", start: 4, end: 7, reason: "Ours" }];
  expect(saying("added", { marks })).toEqual(["“day”. Reason: Ours"]);
});
