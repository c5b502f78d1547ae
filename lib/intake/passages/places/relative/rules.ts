import type { PlaceUnit } from "../../../requests/schema.ts";
import type { Span } from "../../../text/schema.ts";
import { countedParagraphs } from "../../outline/rules.ts";
import type { Ask, Part, Source } from "../../schema.ts";

/** "The paragraph above", "this section", "what follows": reckoned from the sentence that asks. */
export function relativePlace(
  source: Source,
  parts: readonly Part[],
  unit: PlaceUnit | "content",
  to: "this" | "previous" | "next",
  ask: Ask,
): Span | null {
  const at = ask.piece;
  if (unit === "answer" || (unit === "section" && to === "this")) {
    const segment = source.segments.find((each) =>
      each.spans.some((span) => span.start <= at.start && at.start <= span.end),
    );
    if (segment) return { start: segment.spans[0]!.start, end: segment.spans.at(-1)!.end };
  }
  const body = source.own.filter((piece) => piece.kind === "typed");
  if (unit === "sentence") {
    const index = body.indexOf(at);
    return (to === "next" ? body[index + 1] : body[index - 1]) ?? null;
  }
  if (unit === "line" && to === "previous")
    return parts.findLast((part) => part.end <= at.start && !part.isAsk) ?? null;
  const paragraphs = countedParagraphs(parts);
  const here = paragraphs.findIndex((span) => span.start <= at.start && at.start < span.end);
  if (unit === "content") {
    const rest = parts.filter((part) => part.start >= at.end);
    const tail = body.filter((piece) => piece.start >= at.end && piece.paragraph === at.paragraph);
    const colon = source.clean.slice(at.start, at.end).search(/:\s+\S/);
    if (colon >= 0) return { start: at.start + colon + 1, end: at.end };
    if (/^[\s\S]*:\s*$/.test(source.clean.slice(at.start, at.end)) && tail[0])
      return { start: tail[0].start, end: tail.at(-1)!.end };
    if (rest.length === 0) return null;
    if (/\bwhat follows\b/.test(at.plain)) return { start: rest[0]!.start, end: rest.at(-1)!.end };
    return new Set(rest.map((part) => part.paragraph)).size === 1 || /:\s*$/.test(source.clean.slice(at.start, at.end))
      ? { start: rest[0]!.start, end: rest.findLast((part) => part.paragraph === rest[0]!.paragraph)!.end }
      : null;
  }
  const step = to === "this" ? 0 : to === "next" ? 1 : -1;
  const around = paragraphs[here + step] ?? null;
  // "The above paragraph" after more sentences in the same paragraph still means the one before; "this" with nothing else in it does too.
  if (to === "this" && around && paragraphs[here]!.isAsk) return paragraphs[here - 1] ?? null;
  return around && !around.isAsk ? around : null;
}

/** "Everything below the line": a rule that the sender typed. */
export function beyondLine(source: Source, parts: readonly Part[], side: "above" | "below", ask: Ask): Span | null {
  const rule = source.page.lines.find(
    (line) =>
      /^\s*[-_=*–—~]{3,}\s*$/.test(source.page.text.slice(line.start, line.end)) &&
      source.own.some((piece) => piece.start <= line.start + 3 && line.start <= piece.end),
  );
  if (!rule) return null;
  const beyond = parts.filter(
    (part) =>
      (side === "below" ? part.start > rule.start + 1 && part.start >= rule.end : part.end <= rule.start) &&
      part.start !== ask.piece.start &&
      !part.isAsk,
  );
  return beyond[0] ? { start: beyond[0].start, end: beyond.at(-1)!.end } : null;
}
