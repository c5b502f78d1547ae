import { describe, expect, test } from "vitest";
import { looksLikeText, mediaTypeOf } from "./rules.ts";

const bytes = (...parts: (string | number)[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === "number" ? [part] : [...Buffer.from(part, "latin1")])));
const kind = (head: Uint8Array, name = "file.bin", entries: string[] | null = null) =>
  mediaTypeOf({ head, isText: looksLikeText(head), entries }, name);

const odf = (type: string) =>
  bytes("PK", 3, 4, ...new Array(26).fill(0), "mimetype", `application/vnd.oasis.opendocument.${type}`, "PK", 3, 4);
const zip = bytes("PK", 3, 4, ...new Array(60).fill(0));

describe("a file's kind is told by its content", () => {
  test.each<[string, Uint8Array, string | null]>([
    ["PDF", bytes("%PDF-1.7\n"), "application/pdf"],
    ["PNG", bytes(0x89, "PNG\r\n", 0x1a, "\n"), "image/png"],
    ["JPEG", bytes(0xff, 0xd8, 0xff, 0xe0), "image/jpeg"],
    ["OpenDocument text", odf("text"), "application/vnd.oasis.opendocument.text"],
    ["OpenDocument spreadsheet", odf("spreadsheet"), "application/vnd.oasis.opendocument.spreadsheet"],
    ["OpenDocument template", odf("text-template"), null],
    ["text", bytes("plain words\r\n\tand more"), "text/plain"],
    ["web page: text, and sent as nothing else", bytes("<script>alert(1)</script>"), "text/plain"],
    ["program", bytes(0x7f, "ELF", 2, 1, 1, 0), null],
    ["GIF", bytes("GIF89a", 0, 1), null],
    ["old Word document", bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), null],
  ])("%s", (_, head, expected) => {
    for (const name of ["file.pdf", "file.docx", "file"]) expect(kind(head, name)).toBe(expected);
  });

  test.each<[string, string[], boolean]>([
    ["a document", ["[Content_Types].xml", "_rels/.rels", "word/document.xml"], true],
    ["a workbook", ["[Content_Types].xml", "xl/workbook.xml"], true],
    ["one with macros", ["[Content_Types].xml", "word/document.xml", "word/VBAPROJECT.BIN"], false],
    ["a presentation", ["[Content_Types].xml", "ppt/presentation.xml"], false],
    ["both at once", ["[Content_Types].xml", "word/document.xml", "xl/workbook.xml"], false],
    ["a plain ZIP", ["notes.txt"], false],
  ])("of Office kinds, %s", (_, entries, isTaken) => {
    expect(kind(zip, "x.docx", entries) !== null).toBe(isTaken);
  });

  test("a ZIP whose list could not be read is not taken", () => expect(kind(zip)).toBeNull());

  test("CSV is text that says so in its name: nothing in the bytes tells", () => {
    expect(kind(bytes("a,b\n1,2"), "table.CSV")).toBe("text/csv");
    expect(kind(bytes("a,b\n1,2"), "table.txt")).toBe("text/plain");
    expect(kind(bytes("%PDF-1.7"), "table.csv")).toBe("application/pdf");
  });
});
