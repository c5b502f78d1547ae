import type { Line, Span } from "../schema.ts";

const divider = /\||\t+| {3,}/g;

/** The cells of a line that is laid out in columns, by bars, tabs or runs of spaces; fewer than two: it is none. */
function cellsOf(text: string, line: Line): Span[] {
  const raw = text.slice(line.start, line.end);
  if (raw.length > 2000 || /^[\s|:+=-]*$/.test(raw)) return [];
  const cells: Span[] = [];
  let start = 0;
  for (const match of [...raw.matchAll(divider), { index: raw.length, 0: "" }]) {
    const cell = raw.slice(start, match.index);
    const lead = cell.length - cell.trimStart().length;
    if (cell.trim() !== "")
      cells.push({ start: line.start + start + lead, end: line.start + start + lead + cell.trim().length });
    start = match.index + match[0].length;
  }
  return cells;
}

/** The cells of a line of a file of separated values (RFC 4180), quotes left out; by semicolons where it has those and no commas. */
function valuesOf(text: string, line: Line): Span[] {
  const raw = text.slice(line.start, line.end);
  if (raw.length > 20_000) return [];
  const value =
    raw.includes(";") && !raw.includes(",")
      ? /(?:"((?:[^"]|"")*)"|([^;]*))(?:;|$)/g
      : /(?:"((?:[^"]|"")*)"|([^,]*))(?:,|$)/g;
  return Array.from(raw.matchAll(value), (match) => {
    const start = line.start + match.index + (match[1] === undefined ? 0 : 1);
    return { start, end: start + (match[1] ?? match[2] ?? "").length };
  }).filter((cell, index) => cell.end > cell.start || (index > 0 && cell.start < line.end));
}

/** The rows of a file of separated values. */
export const separatedRowsOf = (text: string, lines: readonly Line[]): Span[][] =>
  lines.map((line) => valuesOf(text, line)).filter((cells) => cells.length > 1);

/** The rows of tables that are typed in plain text. */
export const rowsOf = (text: string, lines: readonly Line[]): Span[][] =>
  lines.map((line) => cellsOf(text, line)).filter((cells) => cells.length > 1);
