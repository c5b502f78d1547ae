import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { decidedBy, filledFrom } from "#lib/approvals/direction/rules.ts";
import { publicStepsOf, stepAt } from "#lib/approvals/public-steps.ts";
import type { GateEntry } from "#lib/approvals/schema.ts";
import { plan, recorded } from "#prisma/factories/gates.ts";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { Document } from "./document.tsx";

const content = readSeedConsultation();

/** §36 of the page, with what was recorded. */
function paragraph36(...entries: GateEntry[]): string {
  const direction = stepAt(publicStepsOf(recorded(...entries), content), "REDESIGNATION");
  const paragraphs = filledFrom(content.document.paragraphs, decidedBy(direction?.effectOn));
  const page = renderToStaticMarkup(
    <Document
      content={{ ...content, document: { ...content.document, paragraphs } }}
      attachments={[]}
      directionMadeOn={direction?.on ?? null}
    />,
  );
  return page.slice(page.indexOf('id="para-36"'), page.indexOf('id="para-37"'));
}

const approved: GateEntry[] = [plan.CONCLUSION, plan.SUBMISSION_DECISION, plan.SUBMISSION, plan.DEPARTMENT_DECISION];

it("S36.1 before a direction is on record no date stands in §36, whatever else is", () => {
  for (const shown of [paragraph36(), paragraph36(...approved)]) {
    expect(shown).toContain("[DD MM YYYY]");
    expect(shown).not.toContain("May");
  }
});

it("S36.2 the recorded date stands in its place, marked as filled from the record; the other gap stays", () => {
  const shown = paragraph36(...approved, plan.REDESIGNATION);
  expect(shown).toContain("8 May 2023");
  expect(shown).toContain("filled in from the record; printed as [DD MM YYYY]");
  expect(shown).toContain("[XX]");
});

it("§32 a published answer stands beside its paragraph, leads to its words, and beside no other", () => {
  const answer = {
    number: 4,
    question: "Where is Attachment 1?",
    answer: "It is below.",
    paragraph: 23,
    changesMeaning: true,
    publishedAt: new Date("2023-04-12T09:00:00Z"),
  };
  const page = renderToStaticMarkup(<Document content={content} attachments={[]} clarifications={[answer]} />);
  const beside = page.slice(page.indexOf('id="para-23"'), page.indexOf('id="para-24"'));
  expect(beside).toContain('href="#question-4"');
  expect(beside).toContain("Changes what the documents mean");
  expect(page.split("#question-4")).toHaveLength(2);
});

it("the same note of ours is told in full once, and each paragraph has one sign", () => {
  const page = renderToStaticMarkup(<Document content={content} attachments={[]} />);
  const article = page.slice(page.indexOf("<article"));
  for (const { text } of content.notes) {
    const written = renderToStaticMarkup(text);
    expect(article.split(written).length - 1).toBeLessThanOrEqual(1);
  }
  for (const { number } of content.document.paragraphs) {
    const [, own = ""] = article.split(`id="para-${number}"`);
    const upToNext = own.split(/id="para-\d+"/)[0] ?? "";
    expect((upToNext.match(/<details/g) ?? []).length).toBeLessThanOrEqual(1);
  }
});
