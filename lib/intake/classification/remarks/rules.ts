import { labelAt, listItem } from "../../answers/labels/rules.ts";
import type { Source } from "../../passages/schema.ts";
import type { Piece } from "../../regions/rules.ts";
import { isDone, readNoticeTalk } from "../../requests/asides/rules.ts";
import { readHandling } from "../../requests/handling/rules.ts";
import { isOfOthers } from "../../requests/others/rules.ts";
import type { Reading } from "../../requests/schema.ts";
import { overlaps } from "../../text/rules.ts";

/** Outside the labelled answers, or in a paragraph of its own after the last of them. */
function isApart(source: Source, piece: Piece): boolean {
  if (source.segments.length === 0 || piece.kind !== "typed") return false;
  const inside = source.segments.find((each) => each.spans.some((span) => overlaps(span, piece)));
  if (!inside) return true;
  const opening = source.own.find((each) => overlaps(each, inside.spans[0]!));
  const isLast = source.segments.every((each) => each.spans[0]!.start <= inside.spans[0]!.start);
  return isLast && opening !== undefined && piece.paragraph > opening.paragraph;
}

/** No line with a label or a number, and no word about the sender's own notices. */
const isRemark = (piece: Piece): boolean =>
  (labelAt(piece.plain)?.isProse ?? true) && listItem(piece.plain) === null && readNoticeTalk(piece.plain) === null;

/** What a sentence that no rule read may ask, told by where it stands: apart from the answers, people speak to the reader. */
export const remarkIn = (source: Source, piece: Piece, plain: string): Reading[] =>
  isApart(source, piece) && isRemark(piece) && !isDone(plain) && !isOfOthers(plain) ? readHandling(plain) : [];
