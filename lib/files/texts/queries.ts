import { getDocumentProxy } from "unpdf";
import yauzl from "yauzl";
import type { MediaType } from "../schema.ts";
import {
  boundPages,
  decodeText,
  openDocumentReader,
  pageWriter,
  sharedStringsReader,
  sheetReader,
  wordReader,
  type XmlReader,
} from "./rules.ts";
import { longestPartBytes, type ReadText, UnreadableFile } from "./schema.ts";

/** Pages of a PDF whose text is read; more are left out. */
const mostPages = 5_000;

async function readPdf(bytes: Uint8Array): Promise<string[]> {
  let document: Awaited<ReturnType<typeof getDocumentProxy>>;
  try {
    // It takes the bytes for itself, and no Node buffer.
    document = await getDocumentProxy(new Uint8Array(bytes));
  } catch (error) {
    if (error instanceof Error && error.name === "PasswordException")
      throw new UnreadableFile("It is protected by a password");
    throw error;
  }
  const pages: string[] = [];
  for (let number = 1; number <= Math.min(document.numPages, mostPages); number++) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join(""));
    page.cleanup();
  }
  return pages;
}

/** Unpacks one part piece by piece into its reader; a part that unpacks to more than the bound is no document of a person's. */
async function readPart(zip: yauzl.ZipFile, entry: yauzl.Entry, reader: XmlReader): Promise<void> {
  const stream = await zip.openReadStreamPromise(entry);
  const decoder = new TextDecoder("utf-8");
  let size = 0;
  for await (const piece of stream) {
    size += piece.length;
    if (size > longestPartBytes) throw new UnreadableFile("It unpacks to far more than its size: it may be a zip bomb");
    reader.feed(decoder.decode(piece, { stream: true }));
  }
  reader.end();
}

async function readZip(
  bytes: Uint8Array,
  read: (
    parts: ReadonlyMap<string, yauzl.Entry>,
    part: (name: string, reader: XmlReader) => Promise<void>,
  ) => Promise<void>,
): Promise<void> {
  const zip = await yauzl.fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
    lazyEntries: true,
  });
  const parts = new Map<string, yauzl.Entry>();
  for await (const entry of zip.eachEntry()) parts.set(entry.fileName, entry);
  await read(parts, async (name, reader) => {
    const entry = parts.get(name);
    if (entry) await readPart(zip, entry, reader);
  });
}

async function readOffice(bytes: Uint8Array, mediaType: MediaType): Promise<string[]> {
  const out = pageWriter();
  await readZip(bytes, async (parts, part) => {
    switch (mediaType) {
      case "application/vnd.openxmlformats-officedocument.wordprocessingml.document":
        await part("word/document.xml", wordReader(out));
        for (const notes of ["word/footnotes.xml", "word/endnotes.xml", "word/comments.xml"])
          await part(notes, wordReader(out));
        return;
      case "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": {
        const strings: string[] = [];
        await part("xl/sharedStrings.xml", sharedStringsReader(strings));
        const sheets = [...parts.keys()].filter((name) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name));
        for (const sheet of sheets.toSorted((a, b) => Number(a.match(/\d+/)) - Number(b.match(/\d+/)))) {
          out.turn();
          await part(sheet, sheetReader(out, strings));
        }
        return;
      }
      case "application/vnd.oasis.opendocument.spreadsheet":
        return part("content.xml", openDocumentReader(out, "sheet"));
      default:
        return part("content.xml", openDocumentReader(out, "text"));
    }
  });
  return out.pages();
}

/** The text of a file by page. Runs whatever the bytes say: call it where it can do no harm (`readTextApart`). */
export async function readText(bytes: Uint8Array, mediaType: MediaType): Promise<ReadText> {
  if (mediaType === "application/pdf") return boundPages(await readPdf(bytes));
  if (mediaType === "text/plain" || mediaType === "text/csv") return boundPages(decodeText(bytes).split("\f"));
  return boundPages(await readOffice(bytes, mediaType));
}
