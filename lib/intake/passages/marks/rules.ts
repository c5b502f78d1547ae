import { labelAt } from "../../answers/labels/rules.ts";
import { hasConcept } from "../../requests/cues/rules.ts";
import { readSentence } from "../../requests/rules.ts";
import { overlaps, trimmed } from "../../text/rules.ts";
import type { Span, StyleName } from "../../text/schema.ts";
import { normalised } from "../../words/rules.ts";
import type { Ask, Source } from "../schema.ts";

const idea =
  "(?:(?:commercial(?:ly)?|strictly|company|highly) )?(?:confidential\\w*|in confidence|not for publication|do not publish|private|redact(?:ed|ion)?|sensitive|withh[eo]ld|conf|c|cyfrinachol|confidentiel|vertraulich)";
const stuff = "(?:text|section|material|information|passage|part|content|paragraph|data|block|testun)";
const open = "[\\[<{(*#_=~–—-]{1,6} ?";
const shut = " ?[\\]>})*#_=~–—-]{1,6}";
const opener = new RegExp(
  `${open}(?:(?:start|begin|begins|beginning|open|dechrau|début|beginn)(?: of)?(?: the)? )?${idea}(?: ${stuff})?(?: ?[-–—,/&:] ?${idea})?(?: (?:start|starts|begin|begins|begins here|starts here|open|follows|from here(?: on)?))?${shut}|^[ \\t]*(?:start|begin)(?:s|ning)?(?: of)? ${idea}(?: ${stuff})?[ \\t:.]*$|^[ \\t]*${idea}(?: ${stuff})? (?:starts?|begins?)(?: here)?[ \\t:.]*$`,
  "gim",
);
const closer = new RegExp(
  `${open}(?:\\/ ?\\w{0,16}|(?:end|ends|close|stop|finish|diwedd|fin|ende)(?: of)?(?: the)?(?: ${idea})?(?: ${stuff})?|${idea}(?: ${stuff})? (?:ends?|ends here|(?:up )?to here|until here|stops?|closed?|finish\\w*))${shut}|^[ \\t]*(?:end|finish)(?:s)?(?: of)? ${idea}(?: ${stuff})?[ \\t:.]*$|^[ \\t]*${idea}(?: ${stuff})? ends?(?: here)?[ \\t:.]*$`,
  "gim",
);
const inner = new RegExp(`[\\[({<] ?${idea}(?: ${stuff})? ?[:–—-]+ ?([^\\])}>]{3,4000})[\\])}>]`, "gi");

/** "(Start of material for DCC only, …)" and its end: a line of its own in brackets or rules that says so in any words. */
const startLine =
  /^[ \t]*[[({<*#=_~–—-]{1,6} ?(?:start|begin(?:s|ning)?|opening|from here)\b([^\n\])}>]{3,120})[\])}>*#=_~–—-]{1,6}[ \t]*$/gim;
const endLine =
  /^[ \t]*[[({<*#=_~–—-]{1,6} ?(?:end(?:s|ing)?|close|until here|to here|finish)\b[^\n\])}>]{0,120}[\])}>*#=_~–—-]{1,6}[ \t]*$/gim;

/** `marks`: the lines that open and close, where they are lines of words. */
export type Blocks = { spans: Span[]; isUnclosed: boolean; marks: Span[] };

const awayFrom =
  (asks: readonly Span[]): ((span: Span) => boolean) =>
  (span) =>
    !asks.some((ask) => overlaps(ask, span));

/**
 * Stretches the sender fenced off with marks that say why ("[CONFIDENTIAL] … [END]", "[Not for publication: …]", "✂ … ✂").
 * The fences are as outright as a sentence. `isUnclosed`: one was opened and never closed.
 */
export function fencedIn(text: string, asks: readonly Span[]): Blocks {
  const isFree = awayFrom(asks);
  const at = (pattern: RegExp): Span[] =>
    Array.from(text.matchAll(pattern), (match) => ({ start: match.index, end: match.index + match[0].length })).filter(
      isFree,
    );
  const closers = at(closer);
  const openers = at(opener).filter((span) => !closers.some((each) => overlaps(each, span)));
  const spans: Span[] = [];
  let isUnclosed = false;
  let from = 0;
  for (const each of openers) {
    if (each.start < from) continue;
    const next = closers.find((close) => close.start >= each.end);
    if (!next) {
      // A fence that nothing closes is a heading, a banner or a slip; only one in brackets was surely meant as a fence.
      isUnclosed ||= /^[[<{]/.test(text.slice(each.start, each.end));
      continue;
    }
    spans.push({ start: each.end, end: next.start });
    from = next.end;
  }
  const marks: Span[] = [];
  const ends = at(endLine);
  for (const match of text.matchAll(startLine)) {
    const start = { start: match.index, end: match.index + match[0].length };
    const next = ends.find((each) => each.start >= start.end);
    if (
      !next ||
      !hasConcept(normalised(match[0])) ||
      spans.some((span) => span.start >= start.start && span.end <= next.end)
    )
      continue;
    spans.push({ start: start.end, end: next.start });
    marks.push(start, next);
  }
  for (const match of text.matchAll(inner)) {
    const start = match.index + match[0].indexOf(match[1]!);
    // "(confidential - please don't publish this answer)" asks, and holds nothing to keep back.
    if (readSentence(normalised(match[1]!)).length > 0) continue;
    spans.push({ start, end: start + match[1]!.length });
  }
  const scissors = Array.from(text.matchAll(/✂/g), (match) => ({ start: match.index, end: match.index + 1 })).filter(
    isFree,
  );
  for (let index = 0; index + 1 < scissors.length; index += 2)
    spans.push({ start: scissors[index]!.end, end: scissors[index + 1]!.start });
  return { spans: tidy(text, spans), isUnclosed: isUnclosed && spans.length === 0, marks };
}

/** A sentence without the fences in it, which are read as fences and not as words. Round brackets stay: they are asides. */
export const withoutFences = (text: string): string =>
  text
    .replace(opener, (mark) => (mark.startsWith("(") ? mark : " "))
    .replace(closer, (mark) => (mark.startsWith("(") ? mark : " "));

function tidy(text: string, spans: readonly Span[]): Span[] {
  return spans.map((span) => trimmed(text, span)).filter((span) => span.end > span.start);
}

function between(text: string, left: string, right: string, isFree: (span: Span) => boolean): Span[] {
  const spans: Span[] = [];
  let at = 0;
  for (;;) {
    const start = text.indexOf(left, at);
    if (start < 0) break;
    const end = text.indexOf(right, start + left.length);
    if (end < 0) break;
    const span = { start: start + left.length, end };
    if (isFree({ start, end: start + left.length }) && isFree({ start: end, end: end + right.length })) {
      spans.push(span);
      at = end + right.length;
    } else at = start + left.length;
  }
  return spans;
}

const pairs: readonly (readonly [RegExp, RegExp])[] = [
  [/^arrows$/, />{2,4}([^<>]{1,4000})<{2,4}/g],
  [/^rows$/, /^[ \t]*([*=#-])\1{2,}[ \t]*\n([\s\S]{1,4000}?)\n[ \t]*\1{3,}[ \t]*$/gm],
  [/^capitals$/, /(?<![\p{L}\d])(\p{Lu}[\p{Lu}\d&'-]+(?: \p{Lu}[\p{Lu}\d&'-]+)+|\p{Lu}{6,})(?![\p{L}\d])/gu],
  [/double (?:square )?brackets?/, /\[\[([^\][]{1,4000})\]\]/g],
  [/curly|brace/, /\{([^{}]{1,4000})\}/g],
  [/angle|chevron/, /<{1,3}([^<>]{1,4000})>{1,3}/g],
  [/double asterisk/, /\*\*([^*]{1,4000})\*\*/g],
  [/asterisk|star/, /\*{1,3}([^*\n]{1,4000}(?:\n[^*\n]{1,400}){0,20})\*{1,3}/g],
  [/hash/, /#{1,3}([^#]{1,4000})#{1,3}/g],
  [/tilde/, /~{1,3}([^~]{1,4000})~{1,3}/g],
  [/slash/, /\/\/([^/]{1,4000})\/\//g],
  [/pipe/, /\|{1,2}([^|]{1,4000})\|{1,2}/g],
  [/square/, /\[([^\][]{2,4000})\]/g],
  [/round|parenthes/, /\(([^()]{2,4000})\)/g],
];

function matched(text: string, pattern: RegExp, isFree: (span: Span) => boolean): Span[] {
  return Array.from(text.matchAll(pattern), (match) => {
    const value = match[2] ?? match[1]!;
    const start = match.index + match[0].indexOf(value);
    return { start, end: start + value.length };
  }).filter(isFree);
}

const styleOf: readonly (readonly [RegExp, StyleName[]])[] = [
  [/highlight|yellow|shad/, ["highlight"]],
  [/bold/, ["bold"]],
  [/italic/, ["italic"]],
  [/underlin/, ["underline"]],
  [/red/, ["red"]],
  [/blue/, ["blue"]],
  [/green/, ["green"]],
  [/gr[ae]y/, ["grey", "highlight"]],
  [/purple|orange/, ["other-colour"]],
];

/** What was drawn in a way, in one piece where only white space parts it; labels and asks are drawn so for other reasons. */
function drawn(source: Source, names: readonly StyleName[], isFree: (span: Span) => boolean): Span[] {
  const spans = source.page.styles.filter((style) => names.includes(style.name)).toSorted((a, b) => a.start - b.start);
  const merged: Span[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else if (
      last &&
      /^\s*$/.test(source.page.text.slice(last.end, span.start)) &&
      !source.page.text.slice(last.end, span.start).includes("\n")
    )
      last.end = span.end;
    else merged.push({ start: span.start, end: span.end });
  }
  const isOwn = (span: Span): boolean => source.own.some((piece) => piece.kind === "typed" && overlaps(piece, span));
  return tidy(source.page.text, merged).filter((span) => {
    const raw = source.page.text.slice(span.start, span.end);
    const label = labelAt(raw);
    return isFree(span) && isOwn(span) && !(label && raw.slice(label.end).trim() === "");
  });
}

/** Literal marks that the asking sentence itself shows: "between ### and ###", "marked [C]". */
function literal(source: Source, ask: Ask, isFree: (span: Span) => boolean): Span[] {
  const raw = ask.source.clean.slice(ask.piece.start, ask.piece.end);
  const bare = (word: string): string => word.replace(/^["“'‘]|["”'’.,;:]+$/g, "");
  const both =
    /\b(?:between|within|from|inside)\s+(?:the\s+)?(?:(?:words?|tags?|markers?|marks?|symbols?|lines?)\s+)?(?:(?:marked|reading|saying|labelled|tagged)\s+)?("[^"]{1,40}"|“[^”]{1,40}”|\[[^\]]{1,40}\]|<[^>]{1,40}>|\S{1,20})(?:\s+(?:tags?|markers?))?\s*(?:and|to|&|-|–|…|\.\.\.)\s*(?:the\s+)?(?:(?:words?|tags?|markers?)\s+)?("[^"]{1,40}"|“[^”]{1,40}”|\[[^\]]{1,40}\]|<[^>]{1,40}>|\S{1,20})/i.exec(
      raw,
    );
  if (both) {
    const spans = between(source.clean, bare(both[1]!), bare(both[2]!), isFree);
    if (spans.length > 0) return tidy(source.clean, spans);
  }
  const one =
    /(\[[^\]]{1,40}\]|<[^>]{1,40}>|\{[^}]{1,40}\}|\([A-Z*†‡]{1,4}\)|[*#†‡✂§¶•◊■▲~^]{1,3}|\*\*\*[^*]{1,40}\*\*\*)/.exec(
      raw,
    )?.[1];
  if (!one) return [];
  // "[C] … [/C]": the mark has a closing form of its own.
  const closing = `${one[0]}/${one.slice(1)}`;
  if (source.clean.includes(closing)) return tidy(source.clean, between(source.clean, one, closing, isFree));
  // "Text shown [thus]": the brackets are the mark, the word in them an example.
  if (/^\[[a-z][a-z ]{1,20}\]$/.test(one))
    return tidy(source.clean, matched(source.clean, /\[([^\][]{2,4000})\]/g, isFree));
  return source.own
    .filter((piece) => piece.kind === "typed" && isFree(piece))
    .flatMap((piece) => {
      const text = source.clean.slice(piece.start, piece.end);
      const at = text.indexOf(one);
      if (at < 0) return [];
      const line = trimmed(source.clean, { start: piece.start + at + one.length, end: piece.end });
      return [line.end > line.start + 2 ? line : trimmed(source.clean, { start: piece.start, end: piece.start + at })];
    });
}

/** "Sentences with an asterisk in front": each sentence that begins with the sign and has no second one to close it. */
function prefixed(source: Source, mark: string, isFree: (span: Span) => boolean): Span[] {
  const sign = /asterisk|star/.test(mark) ? "*" : /hash/.test(mark) ? "#" : /tilde/.test(mark) ? "~" : null;
  if (sign === null) return [];
  const pieces = source.own.filter((piece) => piece.kind === "typed" && isFree(piece));
  const rawOf = (piece: Span): string => source.clean.slice(piece.start, piece.end);
  const signed = pieces.filter((piece) => rawOf(piece).startsWith(sign));
  const isPaired = pieces.some((piece) => rawOf(piece).slice(1).includes(sign));
  return isPaired
    ? []
    : tidy(
        source.clean,
        signed.map((piece) => ({ start: piece.start + 1, end: piece.end })),
      );
}

/** What a request for "the text in brackets", "in bold", "between [X] and [Y]" means in one source. */
export function markedIn(source: Source, mark: string, ask: Ask, asks: readonly Span[]): Span[] {
  const isFree = awayFrom(asks);
  if (mark === "delimiters") {
    const shown = literal(source, ask, isFree);
    return shown.length > 0 ? shown : fencedIn(source.clean, asks).spans;
  }
  const style = styleOf.find(([words]) => words.test(mark));
  if (style) {
    const spans = drawn(source, style[1], isFree);
    if (spans.length > 0) return spans;
    if (mark.includes("bold"))
      return tidy(source.clean, matched(source.clean, /\*{1,2}([^*\n]{2,2000})\*{1,2}/g, isFree));
    if (/italic|underlin/.test(mark))
      return tidy(source.clean, matched(source.clean, /(?<!\w)_{1,2}([^_\n]{2,2000})_{1,2}(?!\w)/g, isFree));
    return [];
  }
  if (/scissors|✂/.test(mark)) return fencedIn(source.clean, asks).spans;
  const before = prefixed(source, mark, isFree);
  if (before.length > 0) return before;
  const named = pairs.find(([words]) => words.test(mark));
  if (named) return tidy(source.clean, matched(source.clean, named[1], isFree));
  if (!/bracket/.test(mark)) return [];
  const square = matched(source.clean, /\[([^\][]{2,4000})\]/g, isFree);
  return tidy(source.clean, square.length > 0 ? square : matched(source.clean, /\(([^()]{2,4000})\)/g, isFree));
}
