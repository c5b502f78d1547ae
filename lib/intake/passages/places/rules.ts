import { listMark } from "../../answers/labels/rules.ts";
import { numberOf } from "../../requests/numbers/rules.ts";
import type { Place, PlaceUnit } from "../../requests/schema.ts";
import { holds, overlaps, trimmed } from "../../text/rules.ts";
import type { Span } from "../../text/schema.ts";
import { answerAbout } from "../contents/rules.ts";
import { filesMeant } from "../files/rules.ts";
import { countedParagraphs, partsOf, withoutLabel } from "../outline/rules.ts";
import type { Ask, Found, Haystack, Located, Part, Source } from "../schema.ts";
import { stemsOf } from "../topics/rules.ts";
import { anyOpener, escaped, openersOf } from "./openers/rules.ts";
import { beyondLine, relativePlace } from "./relative/rules.ts";

/** From an opening part to the next of its kind; headings and asks at the ends left out. */
function extentOf(
  source: Source,
  parts: readonly Part[],
  from: number,
  unit: PlaceUnit,
  opener: RegExp,
  ref: string,
): Span | null {
  const first = parts[from]!;
  const raw = source.clean.slice(first.start, first.end);
  const opening = opener.exec(raw)![0];
  const isNamed = /[a-z]{3}/i.test(opening);
  if (unit === "footnote") return trimmed(source.clean, { start: first.start + opening.length, end: first.end });
  const style = isNamed
    ? "named"
    : /^\d+\.\d/.test(ref)
      ? "dotted"
      : /^[\s*_#]*\(?[ivx]{1,4}[.:)]/i.test(opening)
        ? "roman"
        : /^[a-z]$/i.test(ref)
          ? "lettered"
          : "numbered";
  const next = anyOpener(unit, style);
  const isTitle = first.isHeading;
  let end = isTitle ? first.start : first.end;
  let start = isTitle ? null : first.start + opening.length;
  for (const part of parts.slice(from + 1)) {
    const text = source.clean.slice(part.start, part.end);
    const isOther =
      next.test(text) ||
      (style !== "named" && anyOpener("section", "named").test(text)) ||
      anyOpener("appendix", "named").test(text);
    if (isOther || (part.isAsk && part.paragraph !== first.paragraph)) break;
    // An item of a list ends with it: what comes after an empty line is no longer the item, unless it is a section.
    const isSubItem = style === "numbered" && /^[\s*_]{0,4}(?:\(?[a-h]\)|[a-h][.)]\s|[-*•])/.test(text);
    if (!isTitle && !isNamed && unit !== "section" && part.paragraph !== first.paragraph && !isSubItem) break;
    start ??= part.start;
    end = part.end;
  }
  return start === null || end <= start ? null : trimmed(source.clean, { start, end });
}

/** "Annex A, which is attached, is confidential. This letter is not.": it speaks of the annex and does not open it. */
const isAskedFirst = (part: Part, source: Source, haystack: Haystack): boolean =>
  source.own.some((piece) => piece.start === part.start && haystack.askPieces.has(piece));

function numbered(
  source: Source,
  parts: readonly Part[],
  unit: PlaceUnit,
  ref: string,
  haystack: Haystack,
): Span | null {
  for (const opener of openersOf(unit, ref)) {
    const candidates = parts.flatMap((part, index) =>
      !part.isAsk && !isAskedFirst(part, source, haystack) && opener.test(source.clean.slice(part.start, part.end))
        ? [index]
        : [],
    );
    // The last: a contents list or a mention stands before the place itself.
    for (const index of candidates.toReversed()) {
      const span = extentOf(source, parts, index, unit, opener, ref);
      if (span) return span;
    }
  }
  return null;
}

/** Spans within others, cut to them: the first sentence of an answer begins behind its label. */
const inside = (spans: readonly Span[], within: readonly Span[] | null): Span[] =>
  within
    ? spans.flatMap((span) =>
        within
          .filter((outer) => overlaps(outer, span))
          .map((outer) => ({ start: Math.max(span.start, outer.start), end: Math.min(span.end, outer.end) })),
      )
    : [...spans];

function pick<T>(items: readonly T[], ordinal: number): T | null {
  if (ordinal === 0) return items.length % 2 === 1 ? (items[(items.length - 1) / 2] ?? null) : null;
  return (ordinal > 0 ? items[ordinal - 1] : items[items.length + ordinal]) ?? null;
}

function ordinalPlace(
  source: Source,
  parts: readonly Part[],
  unit: PlaceUnit,
  ordinal: number,
  within: readonly Span[] | null,
  ask: Ask,
  haystack: Haystack,
): Span | null {
  if (unit === "sentence") {
    const isAsk = (start: number): boolean =>
      parts.some((part) => part.isAsk && part.start <= start && start < part.end);
    const sentences = source.own.filter(
      (piece) => piece.kind === "typed" && piece !== ask.piece && !isAsk(piece.start),
    );
    return pick(inside(sentences, within), ordinal);
  }
  if (unit === "point") {
    const items = parts.filter((part) => listMark.test(source.clean.slice(part.start, part.end)));
    return pick(inside(items, within), ordinal);
  }
  if (unit === "line")
    return pick(
      inside(
        parts.filter((part) => !part.isAsk),
        within,
      ),
      ordinal,
    );
  if (unit === "section") {
    if (ordinal > 0) return numbered(source, parts, "section", String(ordinal), haystack);
    const titles = parts.filter((part) => part.isHeading);
    const last = titles.at(ordinal);
    if (!last) return null;
    const rest = parts.filter((part) => part.start > last.start && !part.isAsk && !part.isHeading);
    const first = rest[0];
    return first ? { start: first.start, end: rest.at(-1)!.end } : null;
  }
  // The paragraph that asks is none of those it counts: people count the paragraphs of what they have to say.
  const counted = countedParagraphs(parts).filter((span) => !span.isAsk);
  return pick(inside(counted, within), ordinal);
}

/** "The line for Type B": the rows of a table that have those very words, else the lines. */
function linesWith(source: Source, parts: readonly Part[], topic: string): Span[] {
  const words = escaped(topic.replace(/^(?:the|our|my|a|an) /, ""));
  const phrase = new RegExp(`(?<![\\p{L}\\p{N}])${words}(?![\\p{L}\\p{N}])`, "iu");
  const has = (span: Span): boolean => phrase.test(source.clean.slice(span.start, span.end));
  const rows = source.page.rows
    .map((cells) => ({ start: cells[0]!.start, end: cells.at(-1)!.end }))
    .filter((row) => has(row) && !parts.some((part) => part.isAsk && overlaps(part, row)));
  return rows.length > 0 ? rows : parts.filter((part) => !part.isAsk && has(part));
}

function headed(
  source: Source,
  parts: readonly Part[],
  topic: string,
  unit: PlaceUnit,
  haystack: Haystack,
): Span | null {
  const stems = stemsOf(topic);
  const lines = unit === "line" ? linesWith(source, parts, topic) : [];
  if (lines.length === 1) return lines[0]!;
  const items = unit === "point" ? parts.filter((part) => listMark.test(source.clean.slice(part.start, part.end))) : [];
  if (stems.length === 0) return null;
  const speaks = (span: Span): boolean => {
    const there = new Set(stemsOf(source.clean.slice(span.start, span.end)));
    return stems.every((stem) => there.has(stem));
  };
  const spoken = items.filter((item) => !item.isAsk && speaks(item));
  if (spoken.length === 1) return spoken[0]!;
  const titles = parts.filter(
    (part) =>
      part.isHeading && speaks(part) && !(part.isAsk && /[?:–-]/.test(source.clean.slice(part.start, part.end))),
  );
  if (titles.length === 1) {
    const from = parts.indexOf(titles[0]!);
    const end = parts.findIndex((part, index) => index > from && (part.isHeading || part.isAsk));
    const body = parts.slice(from + 1, end < 0 ? undefined : end);
    if (body[0]) return { start: body[0].start, end: body.at(-1)!.end };
  }
  const spans =
    unit === "sentence"
      ? source.own.filter(
          (piece) =>
            piece.kind === "typed" &&
            !haystack.askPieces.has(piece) &&
            !parts.some((part) => part.isAsk && holds(part, piece)),
        )
      : countedParagraphs(parts).filter((span) => !span.isAsk);
  const matching = spans.filter(speaks);
  // "The bit about the depot": where several sentences speak of it, the paragraph they share.
  if (unit === "sentence" && matching.length > 1) return headed(source, parts, topic, "paragraph", haystack);
  return matching.length === 1 ? matching[0]! : null;
}

/** From a row to the last of its table. */
const onward = (parts: readonly Part[], from: Span): Span => {
  const first = parts.find((part) => overlaps(part, from));
  const rest = parts.filter((part) => part.start >= from.start && part.paragraph === first?.paragraph && !part.isAsk);
  return { start: from.start, end: rest.at(-1)?.end ?? from.end };
};

const everything = (source: Source): Span => trimmed(source.page.text, { start: 0, end: source.page.text.length });

/** "The annex", when a file is called so: that file. */
function fileOf(topic: string, haystack: Haystack): Located {
  const [file, other] = haystack.files.filter((each) => each.name.toLowerCase().includes(topic));
  if (!file || other) return null;
  return {
    found: file.source ? [{ source: file.source, span: everything(file.source) }] : [],
    isElsewhere: file.source === null,
  };
}

/** Where one place is, looking first in the text that names it, then in the others; within other places if given. */
export function locatePlace(place: Place, ask: Ask, haystack: Haystack, within: readonly Found[] | null): Located {
  if (place.kind === "attachment") {
    const files = filesMeant(place.words, haystack);
    if (files.length === 0) return null;
    const found = files.flatMap((file) =>
      file.source ? [{ source: file.source, span: everything(file.source) }] : [],
    );
    return { found, isElsewhere: files.some((file) => file.source === null) };
  }
  const isOfFile = place.kind === "numbered" && place.unit === "line";
  const order = [
    ...(isOfFile ? haystack.sources.filter((source) => source.name === "attachment") : []),
    ask.source,
    ...haystack.sources.filter((source) => source !== ask.source && source.name !== "subject"),
  ];
  const annex = place.kind === "headed" && place.unit === "appendix" ? fileOf(place.topic, haystack) : null;
  if (annex) return annex;
  for (const source of order) {
    const inner = within ? within.filter((each) => each.source === source).map((each) => each.span) : null;
    if (inner?.length === 0) continue;
    if (place.kind === "relative" || place.kind === "beyond-line") {
      if (source !== ask.source) break;
    }
    const spans = spansOf(place, source, ask, haystack, inner);
    if (spans.length > 0)
      return { found: spans.map((span) => ({ source, span: withoutLabel(source.clean, span) })), isElsewhere: false };
  }
  if (place.kind === "headed" && within === null) {
    const found = answerAbout(place.topic, haystack);
    if (found.length > 0) return { found, isElsewhere: false };
  }
  const isUnread =
    haystack.files.some((file) => file.source === null) &&
    (place.kind === "numbered" || place.kind === "ordinal" || place.kind === "headed" || place.kind === "answer");
  return isUnread ? { found: [], isElsewhere: true } : null;
}

function spansOf(place: Place, source: Source, ask: Ask, haystack: Haystack, within: readonly Span[] | null): Span[] {
  const parts = partsOf(source, haystack);
  const one = (span: Span | null): Span[] => (span ? [span] : []);
  // With no label anywhere, "our answer to Q2" is what the sender says on question 2.
  const answers = haystack.sources.some((each) => each.segments.length > 0) ? source.segments : source.told;
  if (place.kind === "answer") return answers.find((segment) => segment.number === place.number)?.spans ?? [];
  if (place.kind === "ordinal" && place.unit === "answer") {
    const { length } = haystack.questions;
    const number =
      place.ordinal > 0 ? place.ordinal : place.ordinal < 0 ? length + 1 + place.ordinal : (length + 1) / 2;
    return answers.find((segment) => segment.number === number)?.spans ?? [];
  }
  if (place.kind === "numbered" && place.unit === "line" && source.name === "attachment") {
    const line = source.page.lines[Number(place.ref) - 1];
    return line && /\S/.test(source.page.text.slice(line.start, line.end)) ? inside([line], within) : [];
  }
  // "Rows 3 to 5": by the number in a row's first cell.
  if (place.kind === "numbered" && place.unit === "line") {
    const row = source.page.rows.find(
      ([cell]) => cell && source.clean.slice(cell.start, cell.end).trim() === place.ref,
    );
    if (row) return inside([{ start: row[0]!.start, end: row.at(-1)!.end }], within);
  }
  // "The table above": its rows, and never the paragraph that happens to stand there.
  if (place.kind === "relative" && place.unit === "table") {
    const rows = source.page.rows.filter(
      ([cell]) => cell !== undefined && cell.start < ask.piece.start === (place.to !== "next"),
    );
    const [top, bottom] = [rows[0]?.[0], rows.at(-1)?.at(-1)];
    return top && bottom ? [{ start: top.start, end: bottom.end }] : [];
  }
  const isTable = "unit" in place && place.unit === "table" && (place.kind === "ordinal" || place.kind === "numbered");
  if (isTable) {
    const named = place.kind === "numbered" ? one(numbered(source, parts, place.unit, place.ref, haystack)) : [];
    const [first] = source.page.rows;
    const last = source.page.rows.at(-1);
    if (named.length === 0 && first && last) return inside([{ start: first[0]!.start, end: last.at(-1)!.end }], within);
  }
  if (place.kind === "numbered" && place.to !== undefined) {
    const from = numbered(source, parts, place.unit, place.ref, haystack);
    const until = numbered(source, parts, place.unit, place.to, haystack);
    const run = parts.filter((part) => from && until && part.end > from.start && part.start < until.end);
    return run.filter((part) => !part.isAsk && !part.isHeading);
  }
  if (place.kind === "numbered") {
    const direct = one(numbered(source, parts, place.unit, place.ref, haystack));
    if (direct.length > 0) return inside(direct, within);
    const count = numberOf(place.ref);
    if (count !== null && (place.unit === "paragraph" || place.unit === "sentence" || place.unit === "point"))
      return one(ordinalPlace(source, parts, place.unit, count, within, ask, haystack));
    return [];
  }
  if (place.kind === "ordinal")
    return one(ordinalPlace(source, parts, place.unit, place.ordinal, within, ask, haystack));
  if (place.kind === "relative") return one(relativePlace(source, parts, place.unit, place.to, ask));
  if (place.kind === "beyond-line") return one(beyondLine(source, parts, place.side, ask));
  if (place.kind !== "headed") return [];
  const rows = place.unit === "line" && place.isEvery ? linesWith(source, parts, place.topic) : [];
  if (rows.length > 1) return inside(rows, within);
  const found = headed(source, parts, place.topic, place.unit, haystack);
  return inside(one(found && place.isOnward ? onward(parts, found) : found), within);
}
