/** A stretch of text in a document. What is marked confidential is shaded and said in words; a placeholder stays visible as one. */
export type Run = { text: string; look?: "bold" | "soft" | "marked" | "placeholder" };

/** One cell's or paragraph's text: runs one after another. */
export type Line = readonly Run[];

/** A part of a document for people, before it is written as DOCX or as plain text: both say the same. */
export type Part =
  | { kind: "heading"; level: 1 | 2 | 3; text: string }
  /** `number` hangs in the margin, as paragraphs are numbered in a printed legal text. */
  | { kind: "paragraph"; line: Line; number?: string }
  | { kind: "list"; items: readonly Line[] }
  /** A few lines set apart: what kind of paper this is, what to watch. */
  | { kind: "note"; line: Line }
  /** The first row names the columns; `widths` are shares of the page. */
  | { kind: "table"; head: readonly string[]; rows: readonly (readonly Line[])[]; widths: readonly number[] };

export type PaperDocument = {
  title: string;
  /** Who issues it, for the file's properties. */
  author: string;
  parts: readonly Part[];
};

export const plain = (text: string): Line => [{ text }];

/** One cell of a spreadsheet: text, or a number that is one. */
export type Cell = string | number;
export type Sheet = {
  name: string;
  head: readonly { name: string; width: number }[];
  rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>;
};
