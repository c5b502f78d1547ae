import { trimmed } from "../text/rules.ts";
import type { Line, MarkedText, Span } from "../text/schema.ts";
import type { Sentence } from "./schema.ts";

/** A line that begins something of its own: a list item, a question's label, a form's box, a heading's number. */
const startsAnew =
  /^\s*(?:[-*•–—·▪|]\s|[-*•]{0,2}\s?\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s|(?:q|c|question|cwestiwn|frage|answer|ans|a|ateb|section|part|annex|appendix|paragraph|para)\.?\s?\(?(?:\d|one|two|three|[a-d]\b)|(?:answers?|response|reply|views?|comments?) (?:to|on) (?:the )?(?:q|question)s?(?:\d|\b)|[[(]\s?[x✓✔ ]?\s?[\])]|[[<{*#]|[A-Z][A-Za-z /]{2,30}:\s|p\.?\s?s\b)/i;

const abbreviation =
  /(?:^|[\s(["'“])(?:e\.?g|i\.?e|etc|cf|nos?|paras?|secs?|refs?|approx|ltd|inc|co|corp|messrs|mrs?|ms|dr|prof|st|vs?|viz|figs?|vol|chap?|art|cl|app|qs?|pp?|est|p\.s|n\.b|min|max|incl|dept|tel|mob|ext|a\.m|p\.m|z\.b|d\.h|bzw|nr|mme|[a-z])\.$/i;

/** The text with the marks of quoting blanked out, so that offsets stay and no mark is read as a word. */
export function withoutMarks(page: MarkedText): string {
  let start = 0;
  const pieces: string[] = [];
  for (const line of page.lines) {
    if (line.start > start) pieces.push(page.text.slice(start, line.start).replace(/[^\n]/g, " "));
    pieces.push(page.text.slice(line.start, Math.min(line.end + 1, page.text.length)));
    start = line.end + 1;
  }
  return pieces.join("");
}

const isBlank = (text: string, line: Line): boolean => text.slice(line.start, line.end).trim() === "";

/** How wide the writer's own program wraps; 0 when it does not, so that every break is meant. */
export function wrapWidth(text: string, lines: readonly Line[]): number {
  // A lone long word, a web address say, tells nothing of the width.
  const lengths = lines.map((line) => {
    const raw = text.slice(line.start, line.end).trimEnd();
    return /^\S*$/.test(raw.trim()) ? 0 : raw.length;
  });
  const longest = lengths.reduce((most, length) => Math.max(most, length), 0);
  return Math.max(longest > mostWidth ? widthAmong(text, lines, lengths) : longest, longest > mostWidth ? 0 : 60);
}

/** No program wraps wider. */
const mostWidth = 110;

/** The width of a text that is wrapped in places and has lines of any length in others: told by several full lines in the midst of paragraphs. */
function widthAmong(text: string, lines: readonly Line[], lengths: readonly number[]): number {
  const wrapped = lengths.map((length) => (length > mostWidth ? 0 : length));
  const width = wrapped.reduce((most, length) => Math.max(most, length), 0);
  const inside = wrapped.filter((length, index) => {
    const next = lines[index + 1];
    return length > 0 && next !== undefined && !isBlank(text, next);
  });
  const full = inside.filter((length) => length >= width - 14);
  return width >= 60 && full.length >= 3 ? width : 0;
}

const leansOn =
  /(?:(?<![\p{L}])(?:to|in|of|on|for|from|with|under|and|or|the|our|my|your|see|at|by|as|that|both|than|except|answers?|à la|à|la|les|de|et|zu|der|die|auf|i|yn|y|ac|a)|[,&])$/iu;
const namesPlace =
  /^\s*(?:q|cwestiwn|questions?|frage|answers?|section|part|annex|appendix|paragraphs?|paras?)\.?\s?\(?(?:\d|one|two|three)/i;

/** A break is the program's when the next word would not have fitted; else a person made it. */
function isMeantBreak(text: string, line: Line, next: Line, width: number): boolean {
  if (width === 0) return true;
  const current = text.slice(line.start, line.end).trimEnd();
  const following = text.slice(next.start, next.end);
  const word = /^\s*(\S+)/.exec(following)?.[1] ?? "";
  const isFull = current.length + 1 + word.length >= width - 3;
  // "… the figures given in answer to / question 1.": no sentence of its own begins behind a preposition.
  if (isFull && leansOn.test(current) && namesPlace.test(following)) return false;
  return startsAnew.test(following) || !isFull;
}

function unitsOf(text: string, paragraph: readonly Line[], width: number): Span[] {
  const units: Span[] = [];
  let first = paragraph[0]!;
  paragraph.forEach((line, index) => {
    const next = paragraph[index + 1];
    if (next && !isMeantBreak(text, line, next, width)) return;
    units.push({ start: first.start, end: line.end });
    if (next) first = next;
  });
  return units;
}

const boundary = /[.?!…]+["'”’)\]*_]{0,3}(?=\s)|[\])*](?=\s{2})/g;

function sentencesOfUnit(text: string, unit: Span): Span[] {
  const raw = text.slice(unit.start, unit.end);
  const found: Span[] = [];
  let start = 0;
  for (const match of raw.matchAll(boundary)) {
    const end = match.index + match[0].length;
    // No sentence is judged by more than its last words, so that a text with no capital letters stays quick to cut.
    const before = raw.slice(Math.max(start, end - 40), end);
    const after = raw.slice(end, end + 300).trimStart();
    if (after === "") continue;
    // "Q1." or "2." opens what follows, and an abbreviation closes nothing.
    if (/^\s*(?:[a-z]{0,8}\.?\s?)?\(?\d{0,3}[a-d]?[.)]$/i.test(before) && before.trim().length < 14) continue;
    const tail = before.slice(-16);
    if (/(?:^|\s)(?:p\.?s|n\.?b|e\.g|i\.e)\.$/i.test(tail)) continue;
    if (abbreviation.test(tail) && !/^["'“(]?\s?(?:please|pls|we|i|the|this|it|our|not)\b/i.test(after)) continue;
    if (/[.]$/.test(match[0]) && /^[a-z]/.test(after) && /[A-Z]\.$/.test(tail)) continue;
    found.push({ start: unit.start + start, end: unit.start + end });
    start = end;
  }
  found.push({ start: unit.start + start, end: unit.end });
  return found.map((span) => trimmed(text, span)).filter((span) => span.end > span.start);
}

/** The runs of lines with no empty line and no change of quoting depth between them. */
export function paragraphsOf(text: string, lines: readonly Line[]): Line[][] {
  const paragraphs: Line[][] = [];
  let last: Line | null = null;
  for (const line of lines) {
    if (isBlank(text, line)) last = null;
    else {
      if (last && last.depth === line.depth && last.end < line.start) paragraphs.at(-1)!.push(line);
      else paragraphs.push([line]);
      last = line;
    }
  }
  return paragraphs;
}

/** The sentences of some of a text's lines, in order. `clean` is the text without quoting marks (withoutMarks). */
export function sentencesOf(clean: string, lines: readonly Line[]): Sentence[] {
  const width = wrapWidth(clean, lines);
  return paragraphsOf(clean, lines).flatMap((paragraph, index) =>
    unitsOf(clean, paragraph, width).flatMap((span, unit) =>
      sentencesOfUnit(clean, span).map((sentence) => ({ ...sentence, paragraph: index, unit })),
    ),
  );
}
