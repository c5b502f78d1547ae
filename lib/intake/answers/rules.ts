import type { Piece } from "../regions/rules.ts";
import { trimmed } from "../text/rules.ts";
import type { Span } from "../text/schema.ts";
import { answerMark, labelAt, listItem, proseLabels, runningLabels } from "./labels/rules.ts";
import { isTitle, listMarks, restOfList } from "./lists/rules.ts";
import type { Mark, Question, Segment, Unit } from "./schema.ts";
import { quotedQuestion, shareOfWording, type Wording, wordingOf } from "./wordings/rules.ts";

/** What stands at the head of something that is no answer to a question: other matters, and a form's own rows. */
const otherHeading =
  /^[\s*_#]{0,4}(?:(?:\d{1,2}[.)]\s{1,3})?(?:confidential(?:ity)?\b.{0,30}|publication(?: of (?:this|our) response| and confidentiality)?|what (?:may|can|should) be published)|(?:is|are) (?:any|all|some|part)\b.{0,60}confidential.{0,40}\?.{0,60}|do you (?:want|wish|require|need|ask)\b.{0,60}\b(?:confidential|publi).{0,40}\?|general(?: comments?| remarks)?|other (?:comments|matters|remarks)|additional comments?|direction|draft direction|(?:appendix|annex|schedule)(?: \w{1,2})?(?: ?[:–—-] ?[^\n.]{1,60})?|conclusions?|closing remarks|contact(?: details)?)[\s*_:.]{0,4}$/i;

/** What a stretch is besides an answer, as far as its words tell. */
export type Telling = {
  /** It asks for something to be kept back, or gives leave. */
  isRequest: (span: Span) => boolean;
  /** It holds nothing but requests and courtesies. */
  isAside: (span: Span) => boolean;
  /** It opens or closes what the sender fenced off. */
  isFence: (span: Span) => boolean;
  /** It is a row of a form on confidentiality: "Confidential? [ ] Yes [x] No". */
  isRow: (span: Span) => boolean;
  /** It is a heading that a request names: what stands under it is a part of its own. */
  isNamedHeading: (span: Span) => boolean;
};

/** The units of a text from its pieces, in order. `isOwn` tells which pieces the sender typed. */
export function unitsOf(pieces: readonly Piece[], isOwn: (piece: Piece) => boolean): Unit[] {
  const units: Unit[] = [];
  let last: Piece | null = null;
  for (const piece of pieces) {
    const unit = units.at(-1);
    const isSame =
      last &&
      unit &&
      last.paragraph === piece.paragraph &&
      last.unit === piece.unit &&
      last.layer === piece.layer &&
      !otherHeading.test(piece.plain) &&
      !otherHeading.test(last.plain) &&
      unit.isOwn === isOwn(piece) &&
      unit.kind === piece.kind;
    if (isSame) unit.end = piece.end;
    else
      units.push({
        start: piece.start,
        end: piece.end,
        paragraph: piece.paragraph,
        isOwn: isOwn(piece),
        kind: piece.kind,
      });
    last = piece;
  }
  return units;
}

/** Where the questions' marks stand in one unit: labels, then the question's own words, then "Answer:". */
function marksOf(text: string, unit: Span, wordings: readonly Wording[], isRequest: (span: Span) => boolean): Mark[] {
  const raw = text.slice(unit.start, unit.end);
  const run = runningLabels(raw);
  // "Q1 and Q3 may be published. Q2 may not." speaks of the answers and gives none.
  const isAboutAnswers =
    run[0] !== undefined &&
    !/[:.)|=–—-]/.test(raw.slice(run[0].start, run[0].end)) &&
    isRequest({ start: unit.start, end: unit.start + 1 });
  if (isAboutAnswers) return [];
  if (run.length > 0)
    return run.map((each) => ({ at: unit.start + each.start, numbers: [each.number], start: unit.start + each.end }));
  const told = proseLabels(raw);
  if (
    told.length > 0 &&
    !isRequest({ start: unit.start, end: unit.end }) &&
    told.every(({ number }) => number <= wordings.length)
  )
    return told.map(({ number, start }) => ({
      at: unit.start + start,
      numbers: [number],
      start: unit.start + start + openingOf(raw.slice(start)),
    }));
  const label = labelAt(raw);
  if (label && label.numbers.length > 0 && label.numbers.every((number) => number >= 1 && number <= wordings.length)) {
    if (label.isProse) {
      if (isRequest(unit)) return [];
      return [{ at: unit.start, numbers: label.numbers, start: unit.start + openingOf(raw) }];
    }
    // "Q2 answer is commercially sensitive": a sentence about the question, not an answer to it.
    const isSetApart = /[:.)|=–—-]\W*$/.test(raw.slice(0, label.end)) || !/^[,\s]*[a-z]/.test(raw.slice(label.end));
    // "Q2 (confidential - please withhold)", with the answer on the next line.
    const isBracketed = /^[\s*_]*\([^()]{3,80}\)[\s*_:.]*$/.test(
      raw.slice(label.end) || (/\([^()]{3,80}\)[\s*_:.]*$/.exec(raw)?.[0] ?? ""),
    );
    if (isBracketed) return [{ at: unit.start, numbers: label.numbers, start: unit.end }];
    const isBrief = raw.slice(label.end).trim().split(/\s+/).length <= 5;
    if ((!isSetApart || isBrief) && isRequest({ start: unit.start, end: unit.start + 1 })) return [];
    const behind = raw.slice(label.end);
    const quoted = quotedQuestion(behind, wordings);
    const isQuoted = quoted !== null && label.numbers.includes(quoted.number);
    const abridged = isQuoted
      ? 0
      : abridgedQuestion(
          behind,
          label.numbers.map((number) => wordings[number - 1]!),
        );
    const start = label.end + (isQuoted ? quoted.end : abridged);
    return [
      { at: unit.start, numbers: label.numbers, start: unit.start + start + answerMark(raw.slice(start)), isQuoted },
    ];
  }
  const item = listItem(raw);
  const skip = item?.end ?? /^[\s*_•>–-]*/.exec(raw)![0].length;
  const quoted = quotedQuestion(raw.slice(skip), wordings);
  const brief = quoted ? null : askedInBrief(raw, wordings);
  if (brief !== null) return [{ at: unit.start, numbers: [brief], start: unit.end, isQuoted: true }];
  if (!quoted) return [];
  const start = skip + quoted.end;
  return [
    {
      at: unit.start,
      numbers: [quoted.number],
      start: unit.start + start + answerMark(raw.slice(start)),
      isQuoted: true,
    },
  ];
}

/** How long "In answer to Q1, " is at the start of a sentence, where nothing but the question is named; 0 where it is part of what is said. */
const openingOf = (raw: string): number => {
  const end = labelAt(raw)?.end ?? 0;
  const comma = /^,\s+(?=\S)/.exec(raw.slice(end));
  return comma ? end + comma[0].length : 0;
};

/** "Q3: Any further comments?": the question in fewer words. How long it is, 0 if what follows the label is none. */
function abridgedQuestion(behind: string, wordings: readonly Wording[]): number {
  const question = /^[^?\n]{4,160}\?[\s*_]*/.exec(behind)?.[0] ?? "";
  if (wordings.some((wording) => shareOfWording(question, wording) > 0.65)) return question.length;
  const title = /^[^\n]{4,80}(?=\n|$)/.exec(behind)?.[0] ?? "";
  const isOther = /^(?:any |your )?(?:other|further|additional|general) (?:comments?|remarks|points)[\s*_:.?]*$/i.test(
    title,
  );
  if (isOther) return title.length;
  const isOfQuestion =
    isTitle(title) &&
    /\b(?:changes?|date|comments?|etmad)\b/i.test(title) &&
    !/\d/.test(title.replace(/\(?\bv?\d\.\d\)?/g, ""));
  return isOfQuestion && wordings.some((wording) => shareOfWording(title, wording) > 0.65) ? title.length : 0;
}

/** "Any further comments?" on a line of its own, in words of one question alone. */
function askedInBrief(line: string, wordings: readonly Wording[]): number | null {
  if (!/^[\s*_#]*[^?\n]{10,160}\?[\s*_]*$/.test(line) || line.trim().split(/\s+/).length < 3) return null;
  const alike = wordings.flatMap((wording, index) => (shareOfWording(line, wording) > 0.8 ? [index + 1] : []));
  return alike.length === 1 ? alike[0]! : null;
}

/**
 * The stretches that answer each question, where the message names the questions: by label, by their own words, or by a
 * list of as many as there are. Signature, notices and quotations are never part of an answer. Empty: it names none.
 */
export function segmentsOf(
  text: string,
  units: readonly Unit[],
  questions: readonly Question[],
  { isRequest, isAside, isFence, isRow, isNamedHeading }: Telling,
): Segment[] {
  const wordings = questions.map((question) => wordingOf(question.wording));
  const marks = new Map(
    units.map(
      (unit) => [unit, unit.isOwn || unit.kind === "typed" ? marksOf(text, unit, wordings, isRequest) : []] as const,
    ),
  );
  const isLabelled = units.some((unit) => (marks.get(unit)?.length ?? 0) > 0);
  if (!isLabelled) for (const [unit, mark] of listMarks(text, units, questions.length)) marks.set(unit, [mark]);
  else for (const [unit, mark] of restOfList(text, units, marks, questions.length)) marks.set(unit, [mark]);
  const segments: Segment[] = [];
  let current: Segment[] = [];
  let asked = 0;
  /** The number of the letter's paragraph that the answer stands in, if the letter's paragraphs are numbered. */
  let item: number | null = null;
  let before: Unit | null = null;
  const trailing = new Map<Segment, { unit: Unit; isAside: boolean }[]>();
  for (const unit of units) {
    // "[START CONFIDENTIAL]" in the middle of an answer fences some of it off, and ends it no more than a word would.
    const isFenced = unit.kind === "banner" && unit.isOwn && current.length > 0 && isFence(unit);
    if (unit.kind !== "typed" && !isFenced) {
      if (unit.isOwn || unit.kind === "signature" || unit.kind === "disclaimer") current = [];
      continue;
    }
    const found = marks.get(unit) ?? [];
    const [first] = found;
    if (!first) {
      const raw = text.slice(unit.start, unit.end);
      const number = unit.isOwn ? (listItem(raw)?.number ?? null) : null;
      // "3. On question 1 we agree." ends where "4." begins; a list of its own begins anew at 1.
      const isNextItem = item !== null && number === item + 1 && unit.paragraph !== before?.paragraph;
      if (number !== null && item !== null && number <= item) item = null;
      before = unit;
      if (unit.isOwn && ((otherHeading.test(raw) && !isFence(unit)) || isNextItem || isNamedHeading(unit)))
        current = [];
      if (unit.isOwn && isRow(unit)) continue;
      const isRestOfQuestion =
        asked > 0 &&
        current.every((each) => each.spans.length === 0) &&
        shareOfWording(raw, wordings[asked - 1]!) > 0.8 &&
        raw.split(/\s+/).length > 4;
      // A quoted line that is no question of ours ends the answer above it: what is typed under it answers that line.
      const isOtherQuote =
        !unit.isOwn &&
        raw.split(/\s+/).length > 4 &&
        current.some((each) => each.spans.length > 0) &&
        !current.some((each) => shareOfWording(raw, wordings[each.number - 1]!) > 0.6);
      if (isOtherQuote) current = [];
      // "Your answer", on a line or in a cell of its own.
      const isAnswerMark =
        /^[\s*_|]*(?:(?:your|our|my) )?(?:answer|response|reply|comments?)[\s*_|:]*$/i.test(raw) &&
        current.length > 0 &&
        current.every((each) => each.spans.length === 0);
      if (!unit.isOwn || isRestOfQuestion || isAnswerMark) continue;
      asked = 0;
      for (const segment of current) {
        segment.spans.push({ start: unit.start + answerMarkOf(text, unit, segment), end: unit.end });
        trailing.set(segment, [...(trailing.get(segment) ?? []), { unit, isAside: isAside(unit) }]);
      }
      continue;
    }
    if (unit.isOwn && before?.paragraph === unit.paragraph) dropTitle(text, current, before);
    item = first.at === unit.start ? (listItem(text.slice(unit.start, unit.end))?.number ?? null) : null;
    before = unit;
    if (unit.isOwn && first.at > unit.start)
      for (const segment of current) segment.spans.push({ start: unit.start, end: first.at });
    found.forEach((mark, index) => {
      const end = found[index + 1]?.at ?? unit.end;
      asked = mark.isQuoted && mark.start >= unit.end ? mark.numbers[0]! : 0;
      current = mark.numbers.map((number) => {
        const same = segments.find((segment) => segment.number === number);
        if (same) return same;
        const segment: Segment = { number, spans: [] };
        segments.push(segment);
        return segment;
      });
      const span = trimmed(text, { start: Math.min(mark.start, end), end });
      if (unit.isOwn && span.end > span.start) for (const segment of current) segment.spans.push(span);
    });
  }
  const last = segments.at(-1);
  if (last) dropAsides(text, last, trailing.get(last) ?? []);
  return segments
    .map((segment) => ({ ...segment, spans: joined(text, segment.spans) }))
    .filter((segment) => segment.spans.length > 0);
}

/** "3) Other matters" over "Q3: …": a title of what comes next, and no end of the answer before it. */
function dropTitle(text: string, segments: readonly Segment[], before: Unit | null): void {
  const raw = before ? text.slice(before.start, before.end) : "";
  if (!before || !/^[\s*_]{0,4}(?:#{1,4}\s|\(?\d{1,2}[.)]\s|\*\*)/.test(raw) || !isTitle(raw.trim())) return;
  for (const segment of segments)
    if (segment.spans.length > 1 && segment.spans.at(-1)!.end === before.end) segment.spans.pop();
}

/** "None.", "No further comments." */
const saysNothing = (answer: string): boolean =>
  /^[\s*_]*(?:no|none|nothing|nil|n\/a|not applicable|dim(?: sylwadau)?)(?: (?:further|other|additional|more|to add|at this (?:stage|time)|pellach|comments?|views?|response|points?|thank you|thanks|,)){0,6}[\s.!*_]*$/i.test(
    answer,
  );

/**
 * What closes a message after the last answer, in paragraphs of its own (a request, a courtesy), is no part of that answer; nor is
 * anything that stands after an answer that says there is none.
 */
function dropAsides(text: string, segment: Segment, trailing: readonly { unit: Unit; isAside: boolean }[]): void {
  const isTrailing = (span: Span): boolean =>
    trailing.some(({ unit }) => span.start >= unit.start && span.end <= unit.end);
  const head = segment.spans.filter((span) => !isTrailing(span));
  if (head.length === 1 && saysNothing(text.slice(head[0]!.start, head[0]!.end))) {
    const [first] = trailing;
    const isNextParagraph = first && /\n\s*\n/.test(text.slice(head[0]!.end, first.unit.start));
    if (isNextParagraph) segment.spans = head;
  }
  const firstParagraph = trailing[0]?.unit.paragraph;
  for (const [paragraph, units] of [...Map.groupBy(trailing, ({ unit }) => unit.paragraph)].toReversed()) {
    const isOnlyAnswer = segment.spans.length <= units.length;
    if (isOnlyAnswer || !units.every((each) => each.isAside)) break;
    const isOfLabel =
      paragraph === firstParagraph &&
      segment.spans.some((span) => span.end <= units[0]!.unit.start && units[0]!.unit.start - span.end < 2);
    if (isOfLabel) break;
    segment.spans = segment.spans.filter(
      (span) => !units.some(({ unit }) => span.start >= unit.start && span.end <= unit.end),
    );
  }
}

const answerMarkOf = (text: string, unit: Unit, segment: Segment): number =>
  segment.spans.length === 0 ? answerMark(text.slice(unit.start, unit.end)) : 0;

/** Neighbouring spans with only white space and marks between them as one, so that an answer reads as it was typed. */
function joined(text: string, spans: readonly Span[]): Span[] {
  const all: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = all.at(-1);
    if (last && /^[\s*_|-]*$/.test(text.slice(last.end, span.start))) last.end = Math.max(last.end, span.end);
    else all.push({ ...span });
  }
  return all.map((span) => withoutEdges(text, span)).filter((span) => span.end > span.start);
}

/** An answer's span without the marks that only set it apart: bars of a typed table, stars of bold, a lone dash. */
export function withoutEdges(text: string, span: Span): Span {
  const raw = text.slice(span.start, span.end);
  const lead = /^(?:[\s|]|[-=_*~]{2,}\s*\n)*/.exec(raw)![0].length;
  const bare = raw.slice(lead);
  const tail =
    /(?:\s(?:(?:Kind|Best|Warm|Many) )?(?:[Rr]egards|[Tt]hanks|[Ww]ishes|Yours \w+|Thank you)[,.!]? {0,2}(?:\p{Lu}[\p{L}'’-]+[ ,.]{0,2}){0,5})?(?:\s*\|?\s*\n\s*[-+=_*~]{3,})*[\s|;,]*$/u.exec(
      bare.slice(-200),
    )![0].length;
  return { start: span.start + lead, end: Math.max(span.start + lead, span.end - tail) };
}
