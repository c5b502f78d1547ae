import { describe, expect, it } from "vitest";
import { paragraphText } from "#lib/consultations/paragraphs/rules.ts";
import { textOf } from "#prisma/factories/response.ts";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { fieldsOf } from "../rules.ts";
import { draftContentSchema, emptyContent } from "../schema.ts";
import { anchorIn, placeFor, withComment } from "./rules.ts";

const content = readSeedConsultation();
const empty = emptyContent(content.slug, 1);

describe("a comment that starts from the document", () => {
  it.each([
    [18, { kind: "area", label: "Q1", step: "q1" }],
    [22, { kind: "area", label: "Q1", step: "q1" }],
    [26, { kind: "text", label: "Q2", step: "q2" }],
    [36, { kind: "extra", key: "direction", step: "more" }],
    [9, { kind: "text", label: "Q3", step: "q3" }],
  ])("S21.2 S27.6 on paragraph %i belongs to the right question", (paragraph, place) => {
    expect(placeFor(content, paragraph)).toEqual(place);
  });

  it("is anchored by position and by quotation with its surroundings", () => {
    const text = paragraphText(content.document.paragraphs.find(({ number }) => number === 18)!);
    const quote = anchorIn(content, 18, " temporary amendments ")?.quote;
    expect(text.slice(quote?.start, quote?.end)).toBe("temporary amendments");
    expect(text).toContain(`${quote?.prefix}${quote?.exact}${quote?.suffix}`);
    expect(anchorIn(content, 18, "")).toEqual({ paragraph: 18, quote: null });
    expect(anchorIn(content, 18, "not in it")).toBeNull();
    expect(anchorIn(content, 99, "")).toBeNull();
  });

  it("S27.1 becomes an area of disagreement with its anchor, and the earlier ones stay", () => {
    const anchor = anchorIn(content, 19, "")!;
    const once = withComment(textOf(content), empty, anchor, { kind: "disagree", what: "One", why: "Because" });
    const twice = withComment(textOf(content), once, anchor, { kind: "disagree", what: "Two", why: "" });
    expect(draftContentSchema.parse(twice)).toEqual(twice);
    expect(twice.answers[0]?.areas).toEqual([
      { id: "area-1", about: "Paragraph 19", anchor, what: "One", why: "Because" },
      { id: "area-2", about: "Paragraph 19", anchor, what: "Two", why: "" },
    ]);
  });

  it("support and suggestions on the drafting are kept as what they are, and are no area of disagreement", () => {
    const anchor = anchorIn(content, 19, "")!;
    const once = withComment(textOf(content), empty, anchor, {
      kind: "support",
      what: "Rightly so",
      why: "It is clear",
    });
    const twice = withComment(textOf(content), once, anchor, { kind: "drafting", what: "Say “until”", why: "" });
    expect(draftContentSchema.parse(twice)).toEqual(twice);
    const [answer] = twice.answers;
    expect(answer?.areas).toEqual([]);
    expect(answer?.remarks).toEqual([
      { id: "remark-1", kind: "support", about: "Paragraph 19", anchor, what: "Rightly so\nIt is clear" },
      { id: "remark-2", kind: "drafting", about: "Paragraph 19", anchor, what: "Say “until”" },
    ]);
    expect(fieldsOf(textOf(content), twice).map(({ key, label }) => [key, label])).toContainEqual([
      "Q1.remark-1.what",
      "Q1, remark 1 in support",
    ]);
    const elsewhere = withComment(textOf(content), empty, anchorIn(content, 36, "")!, {
      kind: "drafting",
      what: "Number it",
      why: "",
    });
    expect(elsewhere.extras.direction).toBe("Paragraph 36 (drafting suggestion)\nNumber it");
  });

  it("what was stored before there were remarks reads, and commits, as it did", () => {
    const answer = { question: "Q1", text: "Old", areas: [], alternativeOn: null };
    expect(draftContentSchema.parse({ ...empty, answers: [answer] }).answers[0]).toEqual(answer);
  });

  it("on any paragraph of the document has a place, and what was written before stays in front", () => {
    for (const { number } of content.document.paragraphs) {
      const anchor = anchorIn(content, number, "")!;
      const before = { ...empty, answers: [{ question: "Q3", text: "Before", areas: [], alternativeOn: null }] };
      const after = withComment(textOf(content), before, anchor, { kind: "support", what: "A comment", why: "" });
      expect(JSON.stringify(after)).toContain("A comment");
      expect(after.answers.find(({ question }) => question === "Q3")?.text).toMatch(/^Before/);
    }
  });
});
