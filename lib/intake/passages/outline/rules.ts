import { labelAt, listItem } from "../../answers/labels/rules.ts";
import type { Piece } from "../../regions/rules.ts";
import { trimmed } from "../../text/rules.ts";
import type { Span } from "../../text/schema.ts";
import type { Haystack, Part, Source } from "../schema.ts";

const heading =
  /^[\s*_#]{0,4}(?:(?:section|part|chapter|appendix|annex|schedule|abschnitt|adran|partie)\s+[\w.]{1,5}|\d{1,2}(?:\.\d{1,2}){0,2}[.)]?|[A-H][.)]|[IVX]{1,4}[.)])?[\s:.–-]{0,4}([^\n]{0,80})$/i;

/** A short line that names what comes after it and says nothing itself. */
export function isHeading(raw: string): boolean {
  const match = heading.exec(raw.trim());
  if (!match) return false;
  const title = match[1]!.trim().replace(/[*_:]+$/, "");
  if (/[.?!;,]$/.test(title) || title.split(/\s+/).length > 8) return false;
  return title === "" || /^[\p{Lu}"'“‘(\d]/u.test(title);
}

/** The parts of a source's own typed text, in order. */
export function partsOf(source: Source, haystack: Haystack): Part[] {
  const known = haystack.outlines.get(source);
  if (known) return known;
  const parts = outlineOf(source, haystack);
  haystack.outlines.set(source, parts);
  return parts;
}

function outlineOf(source: Source, haystack: Haystack): Part[] {
  const parts: Part[] = [];
  let last: Piece | null = null;
  const isAsk = (piece: Piece): boolean => haystack.askPieces.has(piece);
  for (const piece of source.own) {
    if (piece.kind !== "typed") continue;
    const part = parts.at(-1);
    if (last && part && last.paragraph === piece.paragraph && last.unit === piece.unit) {
      part.end = piece.end;
      part.isAsk &&= isAsk(piece);
    } else
      parts.push({
        start: piece.start,
        end: piece.end,
        paragraph: piece.paragraph,
        isAsk: isAsk(piece),
        isHeading: false,
      });
    last = piece;
  }
  parts.forEach((part, index) => {
    const raw = source.clean.slice(part.start, part.end);
    const next = parts[index + 1];
    const isNumberedItem =
      listItem(raw) !== null && next !== undefined && listItem(source.clean.slice(next.start, next.end)) !== null;
    const label = labelAt(raw);
    const isLabelAlone = label !== null && !label.isProse && raw.slice(label.end).trim() === "";
    part.isHeading = next !== undefined && (isLabelAlone || (isHeading(raw) && !isNumberedItem && label === null));
  });
  return parts;
}

/** The paragraphs as a reader counts them: headings and bare labels left out; without empty lines, each line is one. */
export function countedParagraphs(parts: readonly Part[]): (Span & { isAsk: boolean })[] {
  const body = parts.filter((part) => !part.isHeading);
  const isOneBlock = new Set(body.map((part) => part.paragraph)).size <= 1;
  const groups = Map.groupBy(body, (part) => (isOneBlock ? part.start : part.paragraph));
  return [...groups.values()].map((group) => ({
    start: group[0]!.start,
    end: group.at(-1)!.end,
    isAsk: group.every((part) => part.isAsk),
  }));
}

/** A span without the label or list number it begins with. */
export function withoutLabel(text: string, span: Span): Span {
  const raw = text.slice(span.start, span.end);
  const label = labelAt(raw);
  const skip =
    label && !label.isProse
      ? label.end
      : (listItem(raw)?.end ?? /^\s*\(?[a-h][.)]\s+|^\s*[-*•▪·–]\s+/.exec(raw)?.[0].length ?? 0);
  return trimmed(text, { start: Math.min(span.start + skip, span.end), end: span.end });
}
