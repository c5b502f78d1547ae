import { describe, expect, it } from "vitest";
import { withParagraph } from "#prisma/factories/consultation.ts";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { changesBetween, correctionsOf } from "./corrections.ts";
import { sayCorrected } from "./history.ts";
import type { PublicVersion } from "./schema.ts";

const content = readSeedConsultation();
const file = { name: "draft.pdf", mediaType: "application/pdf", bytes: 10, sha256: "0".repeat(64) };
const version = (number: number, changes: Partial<PublicVersion> = {}): PublicVersion => ({
  number,
  content,
  contentHash: "",
  reason: number === 1 ? null : "A misprint.",
  publishedAt: new Date(Date.UTC(2023, 3, number)),
  ...changes,
});

describe("what a version changed", () => {
  it("nothing, where nothing did", () => {
    expect(changesBetween(content, structuredClone(content))).toEqual({ paragraphs: [], others: [] });
  });

  it("§23 a paragraph, in its words before and after", () => {
    const { paragraphs, others } = changesBetween(content, { ...content, ...withParagraph(content, 7, "New words.") });
    expect(others).toEqual([]);
    expect(paragraphs).toEqual([
      { number: 7, was: "The closing date for this consultation is Tuesday 25 April 2023.", is: "New words." },
    ]);
  });

  it("a paragraph that was taken out, or put in", () => {
    const { document } = content;
    const without = {
      ...content,
      document: { ...document, paragraphs: document.paragraphs.filter(({ number }) => number !== 7) },
    };
    expect(changesBetween(content, without).paragraphs).toMatchObject([{ number: 7, is: null }]);
    expect(changesBetween(without, content).paragraphs).toMatchObject([{ number: 7, was: null }]);
  });

  it("S27.7 a question's wording is a change of its paragraph", () => {
    const questions = content.document.questions.map((question) => ({ ...question, wording: `${question.wording} ?` }));
    const after = { ...content, document: { ...content.document, questions } };
    expect(changesBetween(content, after).paragraphs.map(({ number }) => number)).toEqual([27]);
  });

  it("§23 the file of an attachment that was supplied, replaced or taken away is said", () => {
    const withFile = (of: typeof file | null) => ({
      ...content,
      attachments: content.attachments.map((attachment) => ({ ...attachment, file: of })),
    });
    const say = (before: typeof file | null, after: typeof file | null) =>
      sayCorrected(changesBetween(withFile(before), withFile(after)));
    expect(say(null, file)).toMatch(/^the file of “Attachment 1.*” was supplied \(draft\.pdf\)$/);
    expect(say(file, { ...file, sha256: "1".repeat(64) })).toContain("was replaced");
    expect(say(file, null)).toContain("was taken away");
  });

  it("whatever else changed is named too, and no change goes unsaid", () => {
    expect(sayCorrected(changesBetween(content, { ...content, changes: content.changes.slice(1) }))).toBe(
      "the list of changes changed",
    );
    expect(sayCorrected(changesBetween(content, { ...content, summary: "Other." }))).toBe(
      "what this portal puts beside the document changed",
    );
  });

  it("each version is held against the one published before it, the newest notice first", () => {
    const second = version(3, { content: { ...content, ...withParagraph(content, 7, "Once.") } });
    const third = version(4, { content: { ...content, ...withParagraph(content, 8, "Twice.") } });
    expect(correctionsOf([version(1), second, third])).toMatchObject([
      { version: 4, previous: 3, paragraphs: [{ number: 7 }, { number: 8 }] },
      { version: 3, previous: 1, paragraphs: [{ number: 7 }], reason: "A misprint." },
    ]);
    expect(correctionsOf([version(1)])).toEqual([]);
  });
});
