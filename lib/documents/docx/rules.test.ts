import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PaperDocument } from "../schema.ts";
import { membersOf } from "../zip/rules.ts";
import { docxOf } from "./rules.ts";

const paper = (...parts: PaperDocument["parts"]): PaperDocument => ({ title: "A paper", author: "DCC", parts });
const bodyOf = async (document: PaperDocument) => {
  const members = await membersOf(await docxOf(document));
  return members.find(({ name }) => name === "word/document.xml")?.bytes.toString() ?? "";
};
/** The words of the body again, as a reader of the file gets them. */
const wordsOf = (body: string) =>
  [...body.matchAll(/<w:t xml:space="preserve">([^<]*)<\/w:t>|<w:br\/>|<w:tab\/>/g)]
    .map(([whole, text]) => text ?? (whole === "<w:br/>" ? "\n" : "\t"))
    .join("")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");

test("the same document gives the same bytes, and says nothing of when or by whom it was written", async () => {
  const document = paper({ kind: "paragraph", line: [{ text: "Words" }] });
  const [one, other] = [await docxOf(document), await docxOf(document)];
  expect(one.equals(other)).toBe(true);
  const core = (await membersOf(one)).find(({ name }) => name === "docProps/core.xml")?.bytes.toString();
  expect(core).not.toMatch(/created|modified|lastModifiedBy/);
});

test("any text comes back word for word, but for what XML cannot carry", async () => {
  const texts = fc.sample(fc.string({ unit: "binary", maxLength: 200 }), 300);
  const body = await bodyOf(paper(...texts.map((text) => ({ kind: "paragraph" as const, line: [{ text }] }))));
  const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
  expect(wordsOf(body)).toBe(`A paper${texts.join("").replace(unwritable, "\ufffd")}`);
});

describe("what a reader sees", () => {
  test("S30.5 marked text is shaded and framed", async () => {
    const body = await bodyOf(
      paper({ kind: "paragraph", line: [{ text: "open " }, { text: "secret", look: "marked" }] }),
    );
    expect(body).toMatch(/<w:shd [^>]*w:fill="FDF3DD"\/><\/w:rPr><w:t xml:space="preserve">secret/);
    expect(body).toMatch(/<w:r><w:t xml:space="preserve">open /);
  });

  test("writing from right to left is set so", async () => {
    const body = await bodyOf(paper({ kind: "paragraph", line: [{ text: "אני מסכים" }] }));
    expect(body).toContain("<w:bidi/>");
    expect(body).toContain("<w:rtl/>");
  });

  test("tables repeat their head on each page and fill the width", async () => {
    const body = await bodyOf(
      paper({ kind: "table", head: ["One", "Two"], widths: [1, 3], rows: [[[{ text: "a" }], [{ text: "b" }]]] }),
    );
    expect(body).toContain("<w:tblHeader/>");
    expect([...body.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width))).toEqual([2410, 7229]);
  });
});
