import type { MediaType } from "../schema.ts";

/** Kinds of file that text is read out of; pictures have none. */
export const readableTypes: readonly MediaType[] = [
  "application/pdf",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "application/vnd.oasis.opendocument.text",
  "application/vnd.oasis.opendocument.spreadsheet",
  "text/plain",
  "text/csv",
];

/** Text of one file that is kept, in UTF-16 code units: some 700 pages. What goes beyond is left out, and said so. */
export const longestFileText = 2_000_000;

/** What one part inside a ZIP may unpack to; a bomb unpacks to more (zip bombs: C7). */
export const longestPartBytes = 64 * 1024 * 1024;

/** A file's text by page, or by sheet; one page in all where a file has none. */
export type ReadText = { pages: string[]; isCut: boolean };

/** A file that cannot be read, for a reason that is its own: `message` is for staff. */
export class UnreadableFile extends Error {}

/** What staff see of the reading of a file. */
export type TextStatus = "read" | "no-text" | "waiting" | "failed" | "picture";
