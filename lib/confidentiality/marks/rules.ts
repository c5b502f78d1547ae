import type { Field, Mark, Passage } from "../schema.ts";

/** A stretch of a response as DCC, the Department and the Authority read it: everything, with marks and reasons (S30.5). */
export type MarkedSegment = { text: string; isMarked: boolean; reason: string | null };

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const gap = /^[\s\p{P}\p{Cf}\p{Cc}]*$/u;
const reasonBreak = "\n\n";

/** The given reasons, each once, in their own words and order (S31.1: exactly as given); null when there was none. */
export function joinReasons(...reasons: readonly (string | null)[]): string | null {
  const given = new Set(reasons.filter((reason) => reason !== null && reason.trim() !== ""));
  if (given.size < 2) return [...given][0] ?? null;
  return [...new Set([...given].flatMap((reason) => reason?.split(reasonBreak) ?? []))].join(reasonBreak);
}

/**
 * Marks in the one form that everything else reads: in order, apart, never empty, never through the middle of what a
 * reader sees as one character (such a boundary moves outward). Marks that overlap, touch, or are parted by white space
 * or punctuation alone become one, and keep all their reasons.
 * @throws RangeError when an offset is not a place in the text.
 */
export function normaliseMarks(text: string, marks: readonly Passage[]): Passage[] {
  // Most boxes of most responses have none, and looking at every character costs more than all the rest.
  if (marks.length === 0) return [];
  const characters = graphemes.segment(text);
  const outward = marks.flatMap(({ start, end, reason }) => {
    if (!isPlace(text, start) || !isPlace(text, end) || start > end)
      throw new RangeError(`A mark from ${start} to ${end} does not lie within a text of ${text.length} code units.`);
    if (start === end) return [];
    const first = characters.containing(start);
    const last = characters.containing(end - 1);
    return [{ start: first?.index ?? start, end: last ? last.index + last.segment.length : end, reason }];
  });
  const merged: Passage[] = [];
  for (const mark of outward.sort((a, b) => a.start - b.start || a.end - b.end)) {
    const before = merged.at(-1);
    if (before && (mark.start <= before.end || gap.test(text.slice(before.end, mark.start)))) {
      before.end = Math.max(before.end, mark.end);
      before.reason = joinReasons(before.reason, mark.reason);
    } else merged.push(mark);
  }
  return merged;
}

const isPlace = (text: string, offset: number) => Number.isInteger(offset) && offset >= 0 && offset <= text.length;

/** The whole text in order, marked stretches told apart, for reading in full. Joined together it is the text again. */
export function segmentsOf(text: string, marks: readonly Passage[]): MarkedSegment[] {
  const segments: MarkedSegment[] = [];
  let at = 0;
  for (const { start, end, reason } of normaliseMarks(text, marks)) {
    if (start > at) segments.push({ text: text.slice(at, start), isMarked: false, reason: null });
    segments.push({ text: text.slice(start, end), isMarked: true, reason });
    at = end;
  }
  if (at < text.length) segments.push({ text: text.slice(at), isMarked: false, reason: null });
  return segments;
}

/** Whether an answer mark on `answer` covers the box `key`: the box itself and every part of it ("Q1" covers "Q1.why"). */
export const covers = (answer: string, key: string): boolean => key === answer || key.startsWith(`${answer}.`);

function given(field: Field, marks: readonly Mark[]): Passage[] {
  return marks.flatMap((mark) => {
    if (mark.level === "passage" && mark.field === field.key) return [mark];
    if (mark.level === "answer" && covers(mark.field, field.key))
      return [{ start: 0, end: field.text.length, reason: mark.reason }];
    return [];
  });
}

/** What is marked in one field, by passage or by a mark on the whole answer, in normal form (S29.2). */
export const passagesIn = (field: Field, marks: readonly Mark[]): Passage[] =>
  normaliseMarks(field.text, given(field, marks));

/** All marked words of a field: each mark as it was set and as it stands after merging, since both have their ends. */
export const markedTexts = (field: Field, marks: readonly Mark[]): string[] => [
  ...new Set(
    [...given(field, marks), ...passagesIn(field, marks)].map(({ start, end }) => field.text.slice(start, end)),
  ),
];

const orderOfLevels = ["whole", "identity", "answer", "passage", "attachment"];

const targetOf = (mark: Mark): string =>
  JSON.stringify([
    orderOfLevels.indexOf(mark.level),
    "field" in mark ? mark.field : "attachmentId" in mark ? mark.attachmentId : "",
    mark.level === "passage" ? [mark.start, mark.end] : [],
  ]);

/**
 * The marks of two colleagues on the same text, merged towards the stricter (scenarios part 4, item 19): whatever
 * either of them withholds is withheld. A mark beneath a wider one stays, so that its reason is kept and it still
 * stands should the wider one be lifted (S29.7).
 */
export function mergeMarks(mine: readonly Mark[], theirs: readonly Mark[]): Mark[] {
  const byTarget = new Map<string, Mark>();
  for (const mark of [...mine, ...theirs]) {
    const target = targetOf(mark);
    byTarget.set(target, { ...mark, reason: joinReasons(byTarget.get(target)?.reason ?? null, mark.reason) });
  }
  return [...byTarget].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, mark]) => mark);
}
