import { Parser } from "htmlparser2";
import type { MediaType } from "../schema.ts";
import { longestFileText, type ReadText, readableTypes, type TextStatus } from "./schema.ts";

/** Plain text in the encoding it seems to have: a byte order mark says; else UTF-8 where it is that, and the old Western one where not. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** Keeps pages up to the bound, without NUL and lone surrogates, which PostgreSQL does not hold. */
export function boundPages(pages: readonly string[], longest = longestFileText): ReadText {
  let left = longest;
  const kept: string[] = [];
  for (const page of pages) {
    if (left <= 0) break;
    kept.push(page.slice(0, left).replaceAll("\0", "").toWellFormed().trim());
    left -= page.length;
  }
  return { pages: kept, isCut: left < 0 || kept.length < pages.length };
}

/** Gathers text page by page and stops taking more once far beyond what is kept: a few bytes of XML can stand for very much text. */
export function pageWriter() {
  const pages: string[] = [""];
  let length = 0;
  return {
    write(text: string) {
      if (length > longestFileText) return;
      length += text.length;
      pages[pages.length - 1] += text;
    },
    turn: () => void (pages.at(-1)?.trim() ? pages.push("") : undefined),
    pages: () => pages,
  };
}
type PageWriter = ReturnType<typeof pageWriter>;

/** A part of a document's XML is fed to it piece by piece. */
export type XmlReader = { feed(xml: string): void; end(): void };

type Handlers = { open?: (name: string, attributes: Record<string, string>) => void; close?: (name: string) => void };

/** Entities beyond XML's own five are not resolved, so none can grow (billion laughs). */
function xmlReader({ open, close, text }: Handlers & { text: (text: string) => void }): XmlReader {
  const parser = new Parser(
    { onopentag: (name, attributes) => open?.(name, attributes), onclosetag: (name) => close?.(name), ontext: text },
    { xmlMode: true, decodeEntities: true },
  );
  return { feed: (xml) => parser.write(xml), end: () => parser.end() };
}

/** WordprocessingML (ISO/IEC 29500-1, 17): runs of text; a page ends where the writer or its last layout broke it. */
export function wordReader(out: PageWriter): XmlReader {
  let isText = false;
  return xmlReader({
    open: (name, attributes) => {
      if (name === "w:t") isText = true;
      else if (name === "w:tab") out.write("\t");
      else if (name === "w:lastRenderedPageBreak") out.turn();
      else if (name === "w:br" && attributes["w:type"] === "page") out.turn();
      else if (name === "w:br" || name === "w:cr") out.write("\n");
    },
    close: (name) => {
      if (name === "w:t") isText = false;
      else if (name === "w:p") out.write("\n");
      else if (name === "w:tc") out.write("\t");
    },
    text: (text) => isText && out.write(text),
  });
}

/** OpenDocument 1.3 part 3: paragraphs and headings; soft page breaks where the writer recorded them; each table of a sheet is a page. */
export function openDocumentReader(out: PageWriter, kind: "text" | "sheet"): XmlReader {
  let depth = 0;
  return xmlReader({
    open: (name) => {
      if (name === "text:p" || name === "text:h") depth += 1;
      else if (name === "text:tab") out.write("\t");
      else if (name === "text:s") out.write(" ");
      else if (name === "text:line-break") out.write("\n");
      else if (name === "text:soft-page-break" && kind === "text") out.turn();
      else if (name === "table:table" && kind === "sheet") out.turn();
    },
    close: (name) => {
      if (name === "text:p" || name === "text:h") {
        depth -= 1;
        out.write(kind === "text" ? "\n" : " ");
      } else if (name === "table:table-cell") out.write("\t");
      else if (name === "table:table-row") out.write("\n");
    },
    text: (text) => depth > 0 && out.write(text),
  });
}

/** The strings that the cells of a workbook share (ISO/IEC 29500-1, 18.4). Readings for East Asian text (`rPh`) are left out. */
export function sharedStringsReader(strings: string[]): XmlReader {
  let isText = false;
  let isReading = false;
  return xmlReader({
    open: (name) => {
      if (name === "si") strings.push("");
      else if (name === "t") isText = true;
      else if (name === "rPh") isReading = true;
    },
    close: (name) => {
      if (name === "t") isText = false;
      else if (name === "rPh") isReading = false;
    },
    text: (text) => {
      if (isText && !isReading && strings.length > 0) strings[strings.length - 1] += text;
    },
  });
}

/** One sheet of a workbook (ISO/IEC 29500-1, 18.3): values as stored, cells apart by tabs, rows by lines. */
export function sheetReader(out: PageWriter, strings: readonly string[]): XmlReader {
  let type = "";
  let value = "";
  let isValue = false;
  return xmlReader({
    open: (name, attributes) => {
      if (name === "c") {
        type = attributes.t ?? "";
        value = "";
      } else if (name === "v" || name === "t") isValue = true;
    },
    close: (name) => {
      if (name === "v" || name === "t") isValue = false;
      else if (name === "c") out.write(`${type === "s" ? (strings[Number(value)] ?? "") : value}\t`);
      else if (name === "row") out.write("\n");
    },
    text: (text) => {
      if (isValue) value += text;
    },
  });
}

/** How far the reading of a file is, for staff. `text` is what is stored of it, null when nothing is yet. */
export function textStatusOf(
  mediaType: string,
  text: { state: "READ" | "FAILED"; hasText: boolean } | null,
): TextStatus {
  if (!readableTypes.includes(mediaType as MediaType)) return "picture";
  if (!text) return "waiting";
  if (text.state === "FAILED") return "failed";
  return text.hasText ? "read" : "no-text";
}
