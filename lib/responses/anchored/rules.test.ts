import { describe, expect, it } from "vitest";
import { paragraphText } from "#lib/consultations/paragraphs/rules.ts";
import { textOf } from "#prisma/factories/response.ts";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
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
    const once = withComment(textOf(content), empty, anchor, { what: "One", why: "Because" });
    const twice = withComment(textOf(content), once, anchor, { what: "Two", why: "" });
    expect(draftContentSchema.parse(twice)).toEqual(twice);
    expect(twice.answers[0]?.areas).toEqual([
      { id: "area-1", about: "Paragraph 19", anchor, what: "One", why: "Because" },
      { id: "area-2", about: "Paragraph 19", anchor, what: "Two", why: "" },
    ]);
  });

  it("on any paragraph of the document has a place, and what was written before stays in front", () => {
    for (const { number } of content.document.paragraphs) {
      const anchor = anchorIn(content, number, "")!;
      const before = { ...empty, answers: [{ question: "Q3", text: "Before", areas: [], alternativeOn: null }] };
      const after = withComment(textOf(content), before, anchor, { what: "A comment", why: "" });
      expect(JSON.stringify(after)).toContain("A comment");
      expect(after.answers.find(({ question }) => question === "Q3")?.text).toMatch(/^Before/);
    }
  });
});
