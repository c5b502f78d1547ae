import { ordinalOf } from "../../requests/numbers/rules.ts";
import type { MarkedText, Span } from "../../text/schema.ts";
import { stemsOf } from "../topics/rules.ts";

/** Which cell of a row the words for a column mean: by its side, its number, or its heading. */
function cellAt(heads: readonly string[], words: string): number {
  if (words === "right") return heads.length - 1;
  if (words === "left") return 0;
  if (words === "middle") return Math.floor(heads.length / 2);
  const ordinal = ordinalOf(words);
  if (ordinal !== null) return ordinal > 0 ? ordinal - 1 : heads.length + ordinal;
  const stems = stemsOf(words);
  return heads.findIndex((head) => stems.length > 0 && stems.every((stem) => stemsOf(head).includes(stem)));
}

/** The cells of one column of the first table that has it, the heading left out. */
export function columnIn({ text, rows }: Pick<MarkedText, "text" | "rows">, words: string): Span[] {
  for (const [index, row] of rows.entries()) {
    const at = cellAt(
      row.map((cell) => text.slice(cell.start, cell.end)),
      words,
    );
    if (at < 0 || at >= row.length) continue;
    const end = rows.findIndex((each, later) => later > index && each.length !== row.length);
    const body = rows.slice(index + 1, end < 0 ? undefined : end).map((each) => each[at]!);
    if (body.length > 0) return body;
  }
  return [];
}
