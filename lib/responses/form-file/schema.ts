import type { DraftContent } from "../schema.ts";

/** A place of the form that is filled in. The tag names it for good: it is the content control's own, and at most 64 characters long. */
export type Cell = { tag: string; kind: "text" | "tick"; title: string };

export type Row = { label: string | null; cells: Cell[] };

/** Every answer stands in a table with a header row. `areasOf` names the question whose areas of disagreement are its rows: people may add some. */
export type FormTable = { header: string[]; rows: Row[]; areasOf: string | null };

export type FormBlock =
  | { kind: "title" | "heading-1" | "heading-2" | "text" | "note"; text: string }
  | { kind: "table"; table: FormTable };

/** What stands in the places, by tag. */
export type FormValues = ReadonlyMap<string, string | boolean>;

/** A cell as a file has it, whatever program saved it: its paragraphs, the tags of its controls, whether a control in it is ticked. */
export type FoundCell = {
  text: string;
  tags: string[];
  isTicked: boolean | null;
  hasPicture: boolean;
  /** One control's name comes twice: LibreOffice 7.4 so saves, several times over, words that change scripts. */
  isRepeated: boolean;
};
export type FoundTable = { rows: FoundCell[][] };
export type FoundDocument = { tables: FoundTable[]; paragraphs: string[] };

/** Something in the file that was not understood: a person looks at it. `text` is what stood there. */
export type Unread = { where: string; why: string; text: string };

export type FormFileRead = { content: DraftContent; unread: Unread[] };

/**
 * Why a file is not read at all. "not-a-document": no DOCX (an older Word file, a PDF, one with a password). "too-large": more than a
 * filled-in form can be. "no-form": none of our tables is in it. "other-consultation": the form of another one.
 */
export type NotReadable = "not-a-document" | "too-large" | "no-form" | "other-consultation";

/** Bounds on a file, in bytes: as sent, and its text once unpacked. A form with a million words is a tenth of this. */
export const largestFile = 4_000_000;
export const largestText = 24_000_000;
