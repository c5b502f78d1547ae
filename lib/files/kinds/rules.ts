import type { MediaType } from "../schema.ts";

/** What is read of a file to tell its kind: the first bytes, whether it is text throughout, the names inside if it is a ZIP. */
export type Traits = { head: Uint8Array; isText: boolean; entries: readonly string[] | null };

const startsWith = (head: Uint8Array, signature: readonly number[]) =>
  signature.every((byte, index) => head[index] === byte);

const latin = (bytes: Uint8Array) => String.fromCharCode(...bytes);

/** A ZIP says so in its first four bytes: APPNOTE.TXT 4.3.7. */
export const isZip = (head: Uint8Array): boolean => startsWith(head, [0x50, 0x4b, 0x03, 0x04]);

/** OpenDocument 1.3 part 2, 3.3: the first entry is "mimetype", stored, so the kind stands at byte 38. */
function openDocument(head: Uint8Array): MediaType | null {
  const start = latin(head.subarray(30, 120));
  for (const kind of [
    "application/vnd.oasis.opendocument.text",
    "application/vnd.oasis.opendocument.spreadsheet",
  ] as const) {
    // A template or master document has a longer name; what follows the name is the next entry.
    if (start.startsWith(`mimetype${kind}PK`)) return kind;
  }
  return null;
}

/** Office Open XML (ISO/IEC 29500-2): told by its main part. One with macros inside is another kind, and is not taken. */
function officeOpen(entries: readonly string[]): MediaType | null {
  if (!entries.includes("[Content_Types].xml") || entries.some((name) => /vbaproject\.bin$/i.test(name))) return null;
  const isDocument = entries.includes("word/document.xml");
  const isWorkbook = entries.includes("xl/workbook.xml");
  if (isDocument === isWorkbook) return null;
  return isDocument
    ? "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}

/**
 * The kind of a file by its content; null for one that is not taken. The name decides nothing but whether text is a table: nothing in
 * the bytes tells CSV from other text.
 */
export function mediaTypeOf({ head, isText, entries }: Traits, name: string): MediaType | null {
  if (startsWith(head, [0x25, 0x50, 0x44, 0x46, 0x2d])) return "application/pdf";
  if (startsWith(head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return "image/png";
  if (startsWith(head, [0xff, 0xd8, 0xff])) return "image/jpeg";
  if (isZip(head)) return openDocument(head) ?? (entries && officeOpen(entries));
  if (isText) return /\.csv$/i.test(name) ? "text/csv" : "text/plain";
  return null;
}

/** Whether these bytes could be text: no control characters but tab, line ends and page break. UTF-16 is text once its mark stands first. */
export const looksLikeText = (bytes: Uint8Array): boolean =>
  bytes.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0c || byte === 0x0d);

export const isUtf16 = (head: Uint8Array): boolean => startsWith(head, [0xff, 0xfe]) || startsWith(head, [0xfe, 0xff]);
