import { describe, expect, it } from "vitest";
import type { Block, Inline } from "#lib/consultations/document/schema.ts";
import { paragraphText } from "#lib/consultations/paragraphs/rules.ts";
import { textOf } from "#prisma/factories/response.ts";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { fieldsOf } from "../rules.ts";
import { type Anchor, draftContentSchema, emptyContent } from "../schema.ts";
import { anchorIn, placeFor, withComment } from "./rules.ts";

const content = readSeedConsultation();
const empty = emptyContent(content.slug, 1);

function anchored(paragraph: number, words: string): Anchor {
  const outcome = anchorIn(content, paragraph, words);
  if (!outcome.ok) throw new Error(`${outcome.reason} in paragraph ${paragraph}: ${words}`);
  return outcome.value;
}

/** A paragraph's words as a browser copies them from its page: footnote marks among them, each block and list entry on lines of its own. */
function copied(blocks: readonly Block[], withMarkers: boolean): string {
  const inline = (node: Inline): string => {
    if (node.type === "text" || node.type === "term" || node.type === "decided") return node.text;
    if (node.type === "placeholder") return node.printed;
    return node.type === "footnote" ? `${node.number}` : node.children.map(inline).join("");
  };
  return blocks
    .flatMap((block): string[] => {
      if (block.type === "text") return [block.children.map(inline).join("")];
      if (block.type === "questions") return [block.labels.join("\n")];
      return block.items.map(
        (item) => `${withMarkers && item.marker ? `${item.marker}\n` : ""}${copied(item.blocks, withMarkers)}`,
      );
    })
    .join("\n\n");
}

describe("words copied from the page", () => {
  it.each([3, 11, 12, 13, 21])(
    "of paragraph %i, from its first word to its last, are found whatever stands between",
    (number) => {
      const paragraph = content.document.paragraphs.find((one) => one.number === number)!;
      for (const withMarkers of [true, false]) {
        const { quote } = anchored(number, copied(paragraph.blocks, withMarkers));
        expect(quote?.start).toBe(0);
        expect(quote?.exact.length).toBeGreaterThan(paragraphText(paragraph).length - 5);
      }
    },
  );

  it("of any stretch of any paragraph, are anchored where they stand, or are asked about where they stand several times", () => {
    for (const paragraph of content.document.paragraphs) {
      const text = paragraphText(paragraph);
      for (let start = 0; start + 25 < text.length; start += 17) {
        const words = text
          .slice(start, start + 25)
          .replaceAll("“", '"')
          .replaceAll("’", "'")
          .replaceAll(" ", "\n");
        const outcome = anchorIn(content, paragraph.number, words);
        if (outcome.ok) expect(Math.abs((outcome.value.quote?.start ?? -99) - start)).toBeLessThan(4);
        else
          expect([outcome.reason, text.split(text.slice(start, start + 25).trim()).length]).not.toEqual(["words", 2]);
      }
    }
  });

  it("that stand several times are never anchored at the first: some of the words around them are asked for", () => {
    expect(anchorIn(content, 18, "the")).toMatchObject({ reason: "several" });
  });
});

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
    const quote = anchored(18, " temporary amendments ").quote;
    expect(text.slice(quote?.start, quote?.end)).toBe("temporary amendments");
    expect(text).toContain(`${quote?.prefix}${quote?.exact}${quote?.suffix}`);
    expect(anchored(18, "")).toEqual({ paragraph: 18, quote: null });
    expect(anchorIn(content, 18, "not in it")).toMatchObject({ reason: "words" });
    expect(anchorIn(content, 99, "")).toMatchObject({ reason: "words" });
  });

  it("S27.1 becomes an area of disagreement with its anchor, and the earlier ones stay", () => {
    const anchor = anchored(19, "");
    const once = withComment(textOf(content), empty, anchor, { kind: "disagree", what: "One", why: "Because" });
    const twice = withComment(textOf(content), once, anchor, { kind: "disagree", what: "Two", why: "" });
    expect(draftContentSchema.parse(twice)).toEqual(twice);
    expect(twice.answers[0]?.areas).toEqual([
      { id: "area-1", about: "Paragraph 19", anchor, what: "One", why: "Because" },
      { id: "area-2", about: "Paragraph 19", anchor, what: "Two", why: "" },
    ]);
  });

  it("support and suggestions on the drafting are kept as what they are, and are no area of disagreement", () => {
    const anchor = anchored(19, "");
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
    const elsewhere = withComment(textOf(content), empty, anchored(36, ""), {
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
      const anchor = anchored(number, "");
      const before = { ...empty, answers: [{ question: "Q3", text: "Before", areas: [], alternativeOn: null }] };
      const after = withComment(textOf(content), before, anchor, { kind: "support", what: "A comment", why: "" });
      expect(JSON.stringify(after)).toContain("A comment");
      expect(after.answers.find(({ question }) => question === "Q3")?.text).toMatch(/^Before/);
    }
  });
});
