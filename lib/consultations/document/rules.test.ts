import { describe, expect, test } from "vitest";
import { paragraphText } from "../paragraphs/rules.ts";
import { readDocument } from "./rules.ts";
import { publishedDocumentSchema } from "./schema.ts";

const front = "# Consultation\n\non the  \nharbour lights\n\n**Date: 01.02.2030**\n\n**Classification: Public**\n\n";
const read = (body: string) => readDocument(`${front}${body}`);
const texts = (body: string) => read(body).paragraphs.map(paragraphText);

describe("reading a consultation document", () => {
  test("the front page gives title, date and classification", () => {
    const { title, datePrinted, classification } = read("# 1. Purpose\n\n1. One.");
    expect({ title, datePrinted, classification }).toEqual({
      title: "Consultation on the harbour lights",
      datePrinted: "01.02.2030",
      classification: "Public",
    });
  });

  test("paragraphs keep their printed numbers across headings and lists", () => {
    const document = read(
      "# 1. Purpose\n\n1. One.\n2. Two:\n- a) alpha;\n  - b) beta.\n3. Three.\n\n# 2. Rest\n\n4. Four.",
    );
    expect(document.paragraphs.map(({ number, section }) => [number, section])).toEqual([
      [1, "section-1"],
      [2, "section-1"],
      [3, "section-1"],
      [4, "section-2"],
    ]);
    expect(document.paragraphs.map(paragraphText)).toEqual(["One.", "Two:\na) alpha;\nb) beta.", "Three.", "Four."]);
  });

  test("heading levels follow the printed numbers, whatever depth the source gives them", () => {
    const source =
      "# 1. A\n\n1. x\n\n### 1.1. B\n\n2. x\n\n# Extra\n\n3. x\n\n#### 2. C\n\n4. x\n\n## Appendix B – D\n\n5. x";
    const { sections } = read(source);
    expect(sections.map(({ anchor, level, parent }) => [anchor, level, parent])).toEqual([
      ["section-1", 1, null],
      ["section-1-1", 2, "section-1"],
      ["extra", 3, "section-1-1"],
      ["section-2", 1, null],
      ["appendix-b", 1, null],
    ]);
  });

  test("a sentence broken by the end of a page goes on after one space", () => {
    expect(texts("# 1. A\n\n1. It is fit for\n\npurpose; so it is.")).toEqual(["It is fit for purpose; so it is."]);
  });

  test("footnote marks become references and the note keeps its address as printed", () => {
    const { paragraphs, footnotes } = read(
      "# 1. A\n\n1. Seen<sup>1</sup>.\n\n<sup>1</sup> <https://example.org/subsiary>",
    );
    expect(paragraphs[0]?.blocks).toEqual([
      {
        type: "text",
        children: [
          { type: "text", text: "Seen" },
          { type: "footnote", number: 1 },
          { type: "text", text: "." },
        ],
      },
    ]);
    expect(footnotes).toEqual([{ number: 1, anchor: "footnote-1", href: "https://example.org/subsiary" }]);
  });

  test("S36.1 placeholders are cut out as nodes of their own, several in one run", () => {
    const placeholders = [
      { key: "day", printed: "[DD]", spoken: "day not yet decided" },
      { key: "annex", printed: "[XX]", spoken: "annex not yet decided" },
    ];
    const { paragraphs } = readDocument(`${front}# 1. A\n\n1. From [DD] in Annex [XX].`, placeholders);
    const [block] = paragraphs[0]!.blocks;
    expect(block?.type === "text" && block.children.map(({ type }) => type)).toEqual([
      "text",
      "placeholder",
      "text",
      "placeholder",
      "text",
    ]);
    expect(paragraphText(paragraphs[0]!)).toBe("From [DD] in Annex [XX].");
  });

  test.each([
    ["raw HTML", "# 1. A\n\n1. Hello <script>alert(1)</script>."],
    ["a block quotation", "# 1. A\n\n1. x\n\n> quoted"],
    ["an image", "# 1. A\n\n1. ![x](https://example.org/x.png)"],
    ["text before the first paragraph", "# 1. A\n\nLost words."],
    ["no numbered section", "Just words."],
  ])("%s is refused, never dropped in silence", (_, body) => {
    expect(() => read(body)).toThrow();
  });

  test.each(["javascript:alert(1)", "data:text/html,x", "/relative"])(
    "a link to %s does not pass the schema",
    (href) => {
      const document = read(`# 1. A\n\n1. See [here](${href}).`);
      expect(publishedDocumentSchema.shape.paragraphs.safeParse(document.paragraphs).success).toBe(false);
    },
  );
});
