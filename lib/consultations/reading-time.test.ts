import { expect, it } from "vitest";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { minutesToRead, sayLength, wordsIn } from "./reading-time.ts";

const content = readSeedConsultation();

it("how long the document takes is told from its own words, at a pace that is said", () => {
  const [first] = content.document.paragraphs;
  if (!first) throw new Error("the seed has paragraphs");
  const twoWords = { type: "text" as const, children: [{ type: "text" as const, text: "Two – words." }] };
  const short = { document: { ...content.document, questions: [], paragraphs: [{ ...first, blocks: [twoWords] }] } };
  expect(wordsIn(short)).toBe(2);
  expect(minutesToRead(short)).toBe(1);
  expect(minutesToRead(content)).toBe(Math.round(wordsIn(content) / 200));
  expect(sayLength(content)).toMatch(/^\d,\d{3} words, at 200 a minute$/);
});
