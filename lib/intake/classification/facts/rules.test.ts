import { describe, expect, test } from "vitest";
import type { Paragraph } from "#lib/consultations/document/schema.ts";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { readAttachment } from "../../attachments/rules.ts";
import { parseMessages } from "../../message/rules.ts";
import { classifyMessage } from "../rules.ts";
import { confidentialityParagraphOf, disclaimerParagraphOf, factsOf } from "./rules.ts";

const { closesAt, document } = readSeedConsultation();
const paragraph = (number: number, text: string): Paragraph => ({
  number,
  anchor: `para-${number}`,
  section: "s",
  blocks: [{ type: "text", children: [{ type: "text", text }] }],
});

describe("what a consultation says of confidentiality", () => {
  test("the seed consultation asks in paragraph 29 and speaks of disclaimers in paragraph 31", () => {
    expect(confidentialityParagraphOf(document)).toBe(29);
    expect(disclaimerParagraphOf(document)).toBe(31);
  });

  test("another consultation's paragraph is the one that asks, not the first that mentions it", () => {
    const paragraphs = [
      paragraph(3, "The programme handles confidential keys."),
      paragraph(12, "Please indicate which parts of your reply are confidential."),
    ];
    expect(confidentialityParagraphOf({ paragraphs })).toBe(12);
    expect(confidentialityParagraphOf({ paragraphs: paragraphs.slice(0, 1) })).toBe(3);
    expect(confidentialityParagraphOf({ paragraphs: [paragraph(1, "Introduction.")] })).toBeNull();
    expect(disclaimerParagraphOf({ paragraphs })).toBeNull();
  });

  test.each([
    [29, 29, "whole"],
    [12, 12, "whole"],
    [12, 29, "none"],
  ])("where paragraph %i asks, invoking paragraph %i for a response reads as %s", async (asks, invoked, verdict) => {
    const facts = { ...factsOf(new Date(closesAt), document), confidentialityParagraph: asks };
    const body = `We invoke paragraph ${invoked} for our response.\n\nQ1: We agree.\n\nQ2: Yes.\n\nQ3: No.`;
    const [message] = await parseMessages("m.eml", Buffer.from(`From: a@b.example\nSubject: Response\n\n${body}`));
    expect((await classifyMessage(message!, facts, readAttachment)).verdict).toBe(verdict);
  });
});
