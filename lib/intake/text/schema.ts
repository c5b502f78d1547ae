/** How a stretch of text was drawn, where that may carry a meaning ("the words in bold are confidential"). */
export type StyleName =
  | "bold"
  | "italic"
  | "underline"
  | "highlight"
  | "red"
  | "blue"
  | "green"
  | "grey"
  | "other-colour";

/** Offsets count UTF-16 units from the start of the text; the end is exclusive. */
export type Span = { start: number; end: number };

export type Style = Span & { name: StyleName };

/** One line without its ending and without its quoting marks; `depth` counts those marks (0 = the sender's own line). */
export type Line = Span & { depth: number };

/** The decoded text of a body or of an attachment. Every passage that is ever withheld is a slice of `text`. */
export type MarkedText = {
  text: string;
  lines: Line[];
  styles: Style[];
  /** The cells of what is laid out as a table, row by row; a row has two at least. */
  rows: Span[][];
};
