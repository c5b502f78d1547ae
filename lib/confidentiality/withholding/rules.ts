import { contactDetailsIn } from "../contact-details/rules.ts";
import { normaliseMarks } from "../marks/rules.ts";
import { type Span, unionOf } from "../runs/rules.ts";
import type { Passage } from "../schema.ts";
import { contactBlock, type PublicSegment, withheldBlock } from "../twin/schema.ts";

/** Says where a text holds something that may not be public: places in order and apart. */
export type Finder = (text: string) => Span[];

type Cover = "text" | "contact" | "withheld";
type Piece = Span & { kind: Cover };

// Withholding can bring words together that then have to be withheld too. A text made to do so endlessly is withheld.
const mostRounds = 25;

const asPassages = (spans: readonly Span[]): Passage[] => spans.map(({ start, end }) => ({ start, end, reason: null }));

function piecesOf(text: string, withheld: readonly Span[], contacts: readonly Span[]): Piece[] {
  const cover: Cover[] = new Array(text.length).fill("text");
  for (const { start, end } of withheld) cover.fill("withheld", start, end);
  for (const { start, end } of contacts) {
    const isPartWithheld = cover.slice(start, end).includes("withheld");
    cover.fill(isPartWithheld ? "withheld" : "contact", start, end);
  }
  const pieces: Piece[] = [];
  for (const [index, kind] of cover.entries()) {
    const last = pieces.at(-1);
    if (last?.kind === kind) last.end = index + 1;
    else pieces.push({ kind, start: index, end: index + 1 });
  }
  return pieces;
}

const publicTextOf = (source: string, { kind, start, end }: Piece): string =>
  kind === "text" ? source.slice(start, end) : kind === "withheld" ? withheldBlock : contactBlock;

/** The stretches of the source that still show something they may not, the blocks read as `say` reads them. */
function leaksIn(pieces: readonly Piece[], say: (piece: Piece) => string, find: Finder): Span[] {
  const said = pieces.map(say);
  const found = find(said.join(""));
  const leaks: Span[] = [];
  let at = 0;
  let next = 0;
  for (const [index, piece] of pieces.entries()) {
    const end = at + (said[index]?.length ?? 0);
    while ((found[next]?.end ?? Infinity) <= at) next++;
    for (let i = next; piece.kind === "text" && (found[i]?.start ?? Infinity) < end; i++) {
      const { start: from, end: to } = found[i] ?? { start: end, end };
      leaks.push({ start: piece.start + Math.max(from - at, 0), end: piece.start + Math.min(to, end) - at });
    }
    at = end;
  }
  return leaks;
}

/**
 * The public form of one text, composed from what may be shown. The result itself is searched, once with its blocks as
 * a reader meets them and once as if they were not there, until nothing is found: so what stands here has been checked.
 */
export function composeText(text: string, marked: readonly Passage[], find: Finder): PublicSegment[] {
  const contacts = normaliseMarks(text, asPassages(contactDetailsIn(text)));
  let withheld = normaliseMarks(text, marked);
  for (let round = 0; round < mostRounds; round++) {
    const pieces = piecesOf(text, withheld, contacts);
    const leaks = [
      ...leaksIn(pieces, (piece) => publicTextOf(text, piece), find),
      ...leaksIn(pieces, (piece) => (piece.kind === "text" ? publicTextOf(text, piece) : " "), find),
    ];
    // A contact detail that is withheld in part is withheld as a whole, and may then adjoin what is withheld beside it.
    const covered = pieces.filter(({ kind }) => kind === "withheld");
    const settled = normaliseMarks(text, asPassages(unionOf([...covered, ...leaks])));
    if (leaks.length === 0 && settled.length === covered.length) return pieces.map((piece) => segmentOf(text, piece));
    withheld = settled;
  }
  return [{ kind: "withheld", text: withheldBlock }];
}

const segmentOf = (source: string, piece: Piece): PublicSegment =>
  piece.kind === "text"
    ? { kind: "text", text: publicTextOf(source, piece) }
    : piece.kind === "withheld"
      ? { kind: "withheld", text: withheldBlock }
      : { kind: "contact", text: contactBlock };
