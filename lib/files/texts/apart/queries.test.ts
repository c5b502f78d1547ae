import { describe, expect, it } from "vitest";
import { openSheetFile, openTextFile, pdfFile, wordFile, workbookFile, zipOf } from "#prisma/factories/documents.ts";
import type { MediaType } from "../../schema.ts";
import { readTextApart } from "./queries.ts";

const read = (bytes: Uint8Array, mediaType: MediaType) => readTextApart(bytes, mediaType);
const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const megabyte = 1024 * 1024;

describe("text read out of files, in a thread of its own", () => {
  it("SX.6 a PDF is read page by page, so that words are anchored to a page", async () => {
    const pages = Array.from({ length: 40 }, (_, index) => `Page ${index + 1}: the window is too short.`);
    expect(await read(pdfFile(...pages), "application/pdf")).toEqual({ pages, isCut: false });
  });

  it("a Word document is read, page by page where its layout is recorded", async () => {
    const bytes = await wordFile("First & foremost", "Zweite Seite – ß");
    expect((await read(bytes, word)).pages.join("\n")).toBe("First & foremost\nZweite Seite – ß");
    const broken = await zipOf({
      "word/document.xml":
        "<w:document><w:p><w:r><w:t>one</w:t><w:br w:type='page'/><w:t>two &lt;b&gt;</w:t></w:r></w:p></w:document>",
    });
    expect((await read(broken, word)).pages).toEqual(["one", "two <b>"]);
  });

  it("a workbook is read sheet by sheet, cells apart by tabs", async () => {
    const bytes = await workbookFile({ Costs: [["hub", 41000]], Dates: [["release", "8 May"]] });
    expect((await read(bytes, workbook)).pages).toEqual(["hub\t41000", "release\t8 May"]);
  });

  it("OpenDocument text and sheets are read", async () => {
    const text = await openTextFile("one", "two");
    expect((await read(text, "application/vnd.oasis.opendocument.text")).pages).toEqual(["one", "two"]);
    const sheet = await openSheetFile("a", "b");
    expect((await read(sheet, "application/vnd.oasis.opendocument.spreadsheet")).pages).toEqual(["a \tb"]);
  });

  it.each([
    ["UTF-8", Buffer.from("naïve £5\fpage two"), ["naïve £5", "page two"]],
    ["UTF-16", Buffer.from("\ufeffnaïve", "utf16le"), ["naïve"]],
    ["the old Western one", Buffer.from("na\u00efve \u00a35", "latin1"), ["naïve £5"]],
  ])("plain text is read in %s", async (_, bytes, pages) => {
    expect((await read(bytes, "text/plain")).pages).toEqual(pages);
  });

  it("a zip bomb, entities that grow and a broken file end as a reason, and nothing else happens", async () => {
    const bomb = await zipOf({ "word/document.xml": Buffer.alloc(200 * megabyte, " ") });
    expect(bomb.length).toBeLessThan(megabyte);
    await expect(read(bomb, word)).rejects.toThrow(/zip bomb/);
    const laughs = `<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "${"&a;".repeat(1000)}">]><w:p><w:t>${"&b;".repeat(1000)}</w:t></w:p>`;
    const { pages } = await read(await zipOf({ "word/document.xml": laughs }), word);
    expect(pages.join("").length).toBeLessThan(10_000);
    await expect(read(Buffer.from("%PDF-1.7 nothing"), "application/pdf")).rejects.toThrow(/damaged/);
    await expect(read(Buffer.from("PK\u0003\u0004 nothing"), word)).rejects.toThrow(/damaged/);
  });

  it("a workbook that repeats one long string a million times is cut, and said to be", async () => {
    const strings = `<sst><si><t>${"x".repeat(30_000)}</t></si></sst>`;
    const sheet = `<worksheet>${'<row><c t="s"><v>0</v></c></row>'.repeat(100_000)}</worksheet>`;
    const bytes = await zipOf({ "xl/sharedStrings.xml": strings, "xl/worksheets/sheet1.xml": sheet });
    const { pages, isCut } = await read(bytes, workbook);
    expect(isCut).toBe(true);
    expect(pages.join("").length).toBeLessThanOrEqual(2_000_000);
  });
});
