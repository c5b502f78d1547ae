import { labelAt } from "../answers/labels/rules.ts";
import { hasConcept } from "../requests/cues/rules.ts";
import { isValue, readForm } from "../requests/forms/rules.ts";
import type { MarkedText, Span } from "../text/schema.ts";
import { normalised } from "../words/rules.ts";

import type { Columns } from "./schema.ts";

const answerHeading = /\b(?:response|answer|comments?|views?|text|input|reply|details?)\b/;

/** The cell of a row that a yes or a no in another is about: the one headed as the answer, else the longest that is no label. */
function answerCell(row: readonly Span[], heads: readonly string[], at: number, text: string): Span | null {
  const others = row.filter((cell, index) => {
    const raw = text.slice(cell.start, cell.end);
    const label = labelAt(raw);
    return index !== at && !(label && !label.isProse && raw.slice(label.end).trim() === "");
  });
  const headed = heads.findIndex(
    (head, index) => index !== at && answerHeading.test(head) && !/^questions?\b/.test(head),
  );
  if (headed >= 0 && row[headed]) return row[headed];
  return others.toSorted((a, b) => b.end - b.start - (a.end - a.start))[0] ?? null;
}

/** What a text's tables say in a column "Confidential?" or "Publish?" (§29). */
export function columnsOf({ text, rows }: Pick<MarkedText, "text" | "rows">): Columns {
  const plainOf = (cell: Span): string => normalised(text.slice(cell.start, cell.end));
  const found: Columns = { marks: [], withheld: [] };
  for (let index = 0; index + 1 < rows.length; index += 1) {
    const heads = rows[index]!.map(plainOf);
    const at = heads.findIndex((head) => head.split(" ").length <= 7 && hasConcept(head));
    if (at < 0 || heads.length > 12) continue;
    const body: Span[][] = [];
    for (const row of rows.slice(index + 1, index + 200)) {
      if (row.length !== heads.length || !isValue(plainOf(row[at]!))) break;
      body.push(row);
    }
    if (body.length === 0) continue;
    found.marks.push(...rows[index]!, ...body.map((row) => row[at]!));
    for (const row of body) {
      const reading = readForm(heads[at]!.replace(/\W+$/, ""), plainOf(row[at]!));
      const cell = reading?.polarity === "withhold" ? answerCell(row, heads, at, text) : null;
      if (cell) found.withheld.push(cell);
    }
    index += body.length;
  }
  return found;
}
