import { rowsOf } from "./rows/rules.ts";
import type { Line, MarkedText, Span } from "./schema.ts";

const quoteMarks = /^(?: ?>){1,30} ?/;

const isFenced = /^\s*>{2,4}[^<>]*<{2,4}[\s.]*$/;

function lineOf(raw: string, start: number): Line {
  // ">>> like this <<<" is a person's fence, not a quotation.
  const marks = isFenced.test(raw) ? "" : (quoteMarks.exec(raw)?.[0] ?? "");
  return { start: start + marks.length, end: start + raw.length, depth: marks.split(">").length - 1 };
}

/** Line endings as "\n", and neither a byte order mark nor a NUL: what every later step may rely on. */
export const tidied = (text: string): string => text.replace(/^\uFEFF/, "").replace(/\r\n?|\u2028/g, "\n");

/** Plain text with its lines and their depth of `>` quoting. */
export function fromPlain(plain: string): MarkedText {
  const text = tidied(plain);
  let start = 0;
  const lines = text.split("\n").map((raw) => {
    const line = lineOf(raw, start);
    start += raw.length + 1;
    return line;
  });
  return { text, lines, styles: [], rows: rowsOf(text, lines) };
}

/** The span without the white space at its ends; empty spans stay where they began. */
export function trimmed(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /\s/.test(text[start]!)) start += 1;
  while (end > start && /\s/.test(text[end - 1]!)) end -= 1;
  return { start, end };
}

export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
export const holds = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;
