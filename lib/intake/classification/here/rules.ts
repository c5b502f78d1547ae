import { figuresIn } from "../../passages/figures/rules.ts";
import { properNames } from "../../passages/names/rules.ts";
import { partsOf, withoutLabel } from "../../passages/outline/rules.ts";
import type { Haystack } from "../../passages/schema.ts";
import { readSentence } from "../../requests/rules.ts";
import { trimmed } from "../../text/rules.ts";
import type { Span } from "../../text/schema.ts";
import { normalised } from "../../words/rules.ts";
import type { Said } from "../readings/rules.ts";

/** What a request that names nothing ("not for publication", "please keep this confidential") is about. */
export type Here = { kind: "whole" } | { kind: "unclear" } | { kind: "part"; spans: Span[] };

const whole: Here = { kind: "whole" };
const unclear: Here = { kind: "unclear" };
const part = (spans: Span[]): Here => (spans.length > 0 ? { kind: "part", spans } : unclear);

const wordCount = (text: string): number => text.split(/\s+/).filter(Boolean).length;

/** "In confidence: our supplier has given notice." The label opens its own content. */
function afterColon({ source, piece }: Said): Span | null {
  const raw = source.clean.slice(piece.start, piece.end);
  const match =
    /^[[({<*#][^\n:]{2,60}?[\])}>*#]{1,3}[\s:–-]+(?=\S)/.exec(raw) ??
    /^[^:\n]{1,60}:\s+(?=\S)/.exec(raw) ??
    /^\W{0,3}(?:(?:strictly |commercially )?(?:confidential|in confidence|private|sensitive)\w*)\W{0,3}\s*[–—-]\s+(?=\S)/i.exec(
      raw,
    );
  if (!match || wordCount(raw.slice(match[0].length)) < 3) return null;
  if (readSentence(normalised(raw.slice(match[0].length))).length > 0) return null;
  const isBracketed = /^[[({]/.test(raw) && /[\])}]\W?$/.test(raw);
  return trimmed(source.clean, {
    start: piece.start + match[0].length,
    end: isBracketed ? piece.start + raw.search(/[\])}]\W?$/) : piece.end,
  });
}

/** "3. Stock (confidential)", "CONFIDENTIAL INFORMATION": a heading in the middle marks what stands under it. */
function underHeading({ source, piece }: Said, haystack: Haystack): Span | null {
  const parts = partsOf(source, haystack);
  const at = parts.findIndex((each) => each.start === piece.start && each.end === piece.end && each.isHeading);
  if (at < 1 || parts[at - 1]!.isAsk) return null;
  const next = parts.findIndex((each, index) => index > at && (each.isHeading || each.isAsk));
  const body = parts.slice(at + 1, next < 0 ? undefined : next);
  return body[0] ? { start: body[0].start, end: body.at(-1)!.end } : null;
}

/**
 * Where the request stands decides: before its content, beside it, in the answer to one question, or apart from all, at
 * the head or the end of the message, where it can only mean the whole. Anything between is unclear (S29.5).
 */
export function hereOf(said: Said, haystack: Haystack): Here {
  const { source, piece } = said;
  if (source.name === "subject") return whole;
  const raw = source.clean.slice(piece.start, piece.end);
  const typed = source.own.filter((each) => each.kind === "typed");
  const isAsk = (each: (typeof typed)[number]): boolean => haystack.askPieces.has(each);
  const beside = typed.filter((each) => each.paragraph === piece.paragraph && each !== piece);
  const opened = afterColon(said);
  // "Confidential - the maker's contract forbids us …" before the answers: a label for them all and why.
  const isHeadOfAnswers =
    source.segments.length > 0 && source.segments.every((each) => each.spans.every((span) => span.start > piece.end));
  if (opened && isHeadOfAnswers && typed.every((each) => each.start >= piece.start || isAsk(each))) return whole;
  if (opened) {
    const isClosed = /[\])}]\W?$/.test(raw) && /^[[({]/.test(raw);
    const rest = isClosed
      ? []
      : beside.filter((each) => each.start > piece.end && each.unit === piece.unit && !isAsk(each));
    return part([{ start: opened.start, end: rest.at(-1)?.end ?? opened.end }]);
  }
  const titled = underHeading(said, haystack);
  if (titled) return part([titled]);
  const inBrackets = /[([]\s*[^()[\]]{0,40}(?:confiden|publi|sensitive|private)[^()[\]]{0,40}[)\]]\W*$/i.exec(raw);
  if (inBrackets && wordCount(raw.slice(0, inBrackets.index)) >= 3)
    return part([withoutLabel(source.clean, { start: piece.start, end: piece.start + inBrackets.index })]);
  const before = beside.filter((each) => each.end <= piece.start && !isAsk(each));
  const after = beside.filter((each) => each.start >= piece.end && !isAsk(each));
  const isParenthesis = /^[([]/.test(raw.trim());
  const segment = source.segments.find((each) =>
    each.spans.some((span) => span.start <= piece.start && piece.end <= span.end + 1),
  );
  const isLastSegment = segment !== undefined && segment === source.segments.at(-1);
  const previous = before.at(-1);
  if (isParenthesis && previous)
    return segment && !isLastSegment ? part(segment.spans) : part([{ start: before[0]!.start, end: previous.end }]);
  const isPointing = /\b(?:this|that|it|these|those|them|they|which)\b/.test(piece.plain);
  if (before.length === 0 && after.length === 0) {
    if (segment && !isLastSegment && source.segments.length > 1) return part(segment.spans);
    const others = typed.filter((each) => !isAsk(each) && each.plain.split(" ").length > 3);
    const isFirst = others.every((each) => each.start > piece.end);
    const isLast = others.every((each) => each.end < piece.start);
    return isFirst || isLast || segment ? whole : unclear;
  }
  if (segment && source.segments.length > 1) {
    if (!isLastSegment) return part(segment.spans);
    return wordCount(segment.spans.map((span) => source.clean.slice(span.start, span.end)).join(" ")) -
      wordCount(raw) <=
      4
      ? whole
      : unclear;
  }
  const isTelling = (span: Span): boolean =>
    figuresIn(source.clean, span).length > 0 || properNames(source.clean, span).length > 0;
  if (
    previous &&
    isPointing &&
    /\b(?:that|this|which|it)\b/.test(piece.plain) &&
    !/\b(?:email|message|note)\b/.test(piece.plain) &&
    isTelling(previous) &&
    new Set(typed.map((each) => each.paragraph)).size > 1
  )
    return part([previous]);
  const isFirstParagraph = typed.every((each) => each.paragraph >= piece.paragraph);
  const isLastParagraph = typed.every((each) => each.paragraph <= piece.paragraph);
  if (previous && isPointing && isTelling(previous)) return unclear;
  return isFirstParagraph || isLastParagraph ? whole : unclear;
}
