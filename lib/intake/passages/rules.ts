import type { Piece } from "../regions/rules.ts";
import { readSentence } from "../requests/rules.ts";
import type { Place, Scope } from "../requests/schema.ts";
import { trimmed } from "../text/rules.ts";
import type { Span } from "../text/schema.ts";
import { normalised } from "../words/rules.ts";
import { locateContent } from "./contents/rules.ts";
import { partsOf } from "./outline/rules.ts";
import { locatePlace } from "./places/rules.ts";
import type { Ask, Found, Haystack, Located, Source } from "./schema.ts";

type Part = Extract<Scope, { kind: "part" }>;

/** The smaller a place, the later it is looked up: "the first paragraph under question 2" is the paragraph within the answer. */
function rankOf(place: Place): number {
  if (place.kind === "attachment") return 0;
  if (place.kind === "answer") return 1;
  const unit = "unit" in place ? place.unit : "content";
  if (unit === "answer" || unit === "appendix") return 1;
  if (unit === "section") return 2;
  return unit === "sentence" || unit === "subpoint" || unit === "line" ? 4 : 3;
}

/** Places of one rank stand side by side; places of different ranks within one another, largest first. */
function locatePlaces(places: readonly Place[], ask: Ask, haystack: Haystack): Located {
  let within: Found[] | null = null;
  // "A confidential annex (annex.txt)": the file is the annex.
  const isFileNamed = places.some((place) => place.kind === "attachment");
  const named = places.filter((place) => !(isFileNamed && place.kind === "headed" && place.unit === "appendix"));
  for (const [, group] of [...Map.groupBy(named, rankOf)].toSorted(([a], [b]) => a - b)) {
    const located = group.map((place) => locatePlace(place, ask, haystack, within));
    if (located.some((each) => each === null)) return null;
    const found = located.flatMap((each) => each?.found ?? []);
    if (found.length === 0) return { found: [], isElsewhere: true };
    within = found;
  }
  return { found: within ?? [], isElsewhere: false };
}

/** All that the sender typed, less what asks and less some spans. */
function restOf(spans: readonly Found[], haystack: Haystack): Found[] {
  return haystack.sources
    .filter((source) => source.name !== "subject")
    .flatMap((source) => {
      const parts = partsOf(source, haystack).filter((part) => !part.isAsk && !part.isHeading);
      return parts.flatMap((part) =>
        subtract(
          part,
          spans.filter((each) => each.source === source).map((each) => each.span),
        ).map((span) => ({ source, span })),
      );
    });
}

/** What is left of a span once others are taken from it. */
export function subtract(span: Span, others: readonly Span[]): Span[] {
  let left: Span[] = [{ start: span.start, end: span.end }];
  for (const other of others) {
    left = left.flatMap((each) => {
      if (other.end <= each.start || each.end <= other.start) return [each];
      return [
        { start: each.start, end: Math.max(each.start, other.start) },
        { start: Math.min(each.end, other.end), end: each.end },
      ].filter((piece) => piece.end > piece.start);
    });
  }
  return left;
}

/** The answers that were not named, when the ones that were are answers. */
function otherAnswers(places: readonly Place[], ask: Ask, haystack: Haystack): Found[] | null {
  const numbers = places.flatMap((place) => (place.kind === "answer" ? [place.number] : []));
  if (numbers.length !== places.length || numbers.length === 0) return null;
  const { segments } =
    ask.source.segments.length > 0
      ? ask.source
      : (haystack.sources.find((source) => source.segments.length > 0) ?? ask.source);
  const source = haystack.sources.find((each) => each.segments === segments) ?? ask.source;
  const rest = segments.filter((segment) => !numbers.includes(segment.number));
  return rest.length > 0 ? rest.flatMap((segment) => segment.spans.map((span) => ({ source, span }))) : null;
}

/** A part without what is excepted from it, which is looked for within it. */
function locateLess(part: Part, less: readonly Scope[], ask: Ask, haystack: Haystack): Located {
  const all = locate(part, ask, haystack);
  const excepted = less.map((each) =>
    each.kind === "part" ? locate({ ...each, places: [...part.places, ...each.places] }, ask, haystack) : null,
  );
  if (!all || excepted.some((each) => each === null || each.found.length === 0)) return null;
  const gone = excepted.flatMap((each) => each?.found ?? []);
  const found = all.found.flatMap(({ source, span }) =>
    subtract(
      span,
      gone.filter((each) => each.source === source).map((each) => each.span),
    ).map((left) => ({ source, span: left })),
  );
  return found.length > 0 ? { found, isElsewhere: all.isElsewhere } : null;
}

/** Where the words are that a request for a part means; null when that cannot be told (S29.5). */
export function locate(scope: Part, ask: Ask, haystack: Haystack): Located {
  const { less, ...rest } = scope;
  if (less && less.length > 0) return locateLess(rest, less, ask, haystack);
  const places = scope.places.filter((place) => place.kind !== "rest");
  if (scope.isComplement) {
    const others = scope.contents.length === 0 ? otherAnswers(places, ask, haystack) : null;
    if (others) return { found: others, isElsewhere: false };
    const kept = locate({ ...scope, isComplement: false }, ask, haystack);
    return kept && kept.found.length > 0 ? { found: restOf(kept.found, haystack), isElsewhere: false } : null;
  }
  if (places.length === 0 && scope.contents.length === 0) return null;
  const within = places.length > 0 ? locatePlaces(places, ask, haystack) : null;
  if (places.length > 0 && within === null) return null;
  if (within?.isElsewhere && within.found.length === 0) return within;
  if (scope.contents.length === 0) return within;
  const found: Found[] = [];
  for (const content of scope.contents) {
    const spans = locateContent(content, ask, haystack, within?.found ?? null);
    // A thing named beside others may be another name for them ("the reasons we give in Q2"); alone it must be found.
    if (spans.length === 0 && content.kind !== "topic" && scope.contents.length === 1) return null;
    found.push(...spans);
  }
  if (found.length > 0) return { found, isElsewhere: false };
  return within && within.found.length > 0 ? within : null;
}

/** The exact text of what was located: asking sentences cut out, duplicates and pieces of other passages dropped, in order. */
export function passagesOf(found: readonly Found[], haystack: Haystack): string[] {
  const texts: string[] = [];
  const bySource = Map.groupBy(found, (each) => each.source);
  for (const [source, places] of bySource) {
    const asks = haystack.asks.filter((ask) => ask.source === source).map((ask): Span => askingPart(source, ask.piece));
    for (const span of merged(source, places)) {
      const isInAsk = asks.some((ask) => ask.start <= span.start && span.end <= ask.end);
      for (const piece of isInAsk ? [span] : subtract(span, asks)) {
        const text = sliceText(source, trimmed(source.page.text, piece));
        if (/[\p{L}\p{N}]/u.test(text)) texts.push(text);
      }
    }
  }
  const unique = [...new Set(texts)];
  // A thousand passages are a flood that no check of each against each would mend.
  if (unique.length > 300) return unique;
  return unique.filter(
    (text) => !unique.some((other) => other !== text && other.length > text.length && isWithin(text, other, found)),
  );
}

/** "Q2 [CONFIDENTIAL]: Disagree.": the label asks, and the answer behind it is what is asked for. */
function askingPart(source: Source, piece: Piece): Span {
  const answer = source.segments
    .flatMap((segment) => segment.spans)
    .find((span) => span.start > piece.start && span.start < piece.end);
  if (!answer || readSentence(normalised(source.clean.slice(answer.start, piece.end))).length > 0) return piece;
  return { start: piece.start, end: answer.start };
}

/** Spans in order; two with only white space between them, as neighbouring sentences have, are one passage. */
function merged(source: Source, places: readonly Found[]): Span[] {
  const typed = source.own.filter((piece) => piece.kind === "typed");
  const starts = new Set(typed.map((piece) => piece.start));
  const ends = new Set(typed.map((piece) => piece.end));
  const spans: Span[] = [];
  for (const { span } of places.toSorted((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)) {
    const last = spans.at(-1);
    const gap = last ? source.clean.slice(last.end, span.start) : null;
    const isSentence =
      last &&
      ends.has(last.end) &&
      starts.has(span.start) &&
      /[.?!]\W?$/.test(source.clean.slice(last.start, last.end));
    if (isSentence && span.start >= last.end && gap !== null && /^[ \t]*\n?[ \t]*$/.test(gap)) last.end = span.end;
    else spans.push({ start: span.start, end: span.end });
  }
  return spans;
}

const sliceText = (source: Source, span: Span): string => source.page.text.slice(span.start, span.end);

/** A passage that every time it was located lay inside the longer one adds nothing. */
function isWithin(text: string, other: string, found: readonly Found[]): boolean {
  if (!other.includes(text)) return false;
  const places = found.filter(({ source, span }) => sliceText(source, span).trim() === text);
  const larger = found.filter(({ source, span }) => sliceText(source, span).includes(other));
  return (
    places.length > 0 &&
    places.every((place) =>
      larger.some(
        (each) =>
          each.source === place.source && each.span.start <= place.span.start && place.span.end <= each.span.end,
      ),
    )
  );
}
