import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import { normaliseMarks } from "#lib/confidentiality/marks/rules.ts";
import { type Repeat, repeatsOf } from "#lib/confidentiality/repeats/rules.ts";
import type { Field, Mark, Passage } from "#lib/confidentiality/schema.ts";
import { keptText } from "#lib/kept-text.ts";
import { placesOf, unitsOf } from "../loose-places.ts";
import { fieldsOf } from "../rules.ts";
import type { ResponseContent, TextOfResponse } from "../schema.ts";
import { movedMark } from "./moving.ts";
import type { Piece } from "./schema.ts";

/** More boxes than this help nobody: a long text is offered line by line, a very long one by its words alone. */
const mostPieces = 300;

const sentences = new Intl.Segmenter("en", { granularity: "sentence" });

export const passagesOn = (marks: readonly Mark[], field: string): Passage[] =>
  marks.flatMap((mark) => (mark.level === "passage" && mark.field === field ? [mark] : []));

/** The marks with this field's passages replaced, in normal form: overlapping and adjoining ones are one. */
export const withPassages = (marks: readonly Mark[], { key, text }: Field, passages: readonly Passage[]): Mark[] => [
  ...marks.filter((mark) => !(mark.level === "passage" && mark.field === key)),
  ...normaliseMarks(text, passages).map((passage): Mark => ({ level: "passage", field: key, ...passage })),
];

function cut(_text: string, parts: Iterable<{ index: number; segment: string }>): { start: number; end: number }[] {
  return [...parts].flatMap(({ index, segment }) => {
    const words = segment.trim();
    const start = index + segment.indexOf(words);
    return words === "" ? [] : [{ start, end: start + words.length }];
  });
}

function linesOf(text: string): { index: number; segment: string }[] {
  let index = 0;
  return text.split("\n").map((segment) => {
    const line = { index, segment };
    index += segment.length + 1;
    return line;
  });
}

/** The text in pieces that can be marked one by one without dragging (WCAG 2.5.7) and without JavaScript: sentences, or lines. */
export function piecesOf(text: string, passages: readonly Passage[]): Piece[] {
  const marked = normaliseMarks(text, passages);
  const bySentence = cut(text, sentences.segment(text));
  const ranges = bySentence.length <= mostPieces ? bySentence : cut(text, linesOf(text));
  if (ranges.length > mostPieces) return [];
  return ranges.map(({ start, end }, index) => ({
    index,
    start,
    end,
    text: text.slice(start, end),
    isMarked: marked.some((mark) => mark.start <= start && end <= mark.end),
  }));
}

/** Marks the chosen pieces and lifts the mark from those that were marked whole and are not chosen any more. */
export function choosePieces(text: string, passages: readonly Passage[], chosen: ReadonlySet<number>): Passage[] {
  const pieces = piecesOf(text, passages);
  const lifted = pieces.filter(({ index, isMarked }) => isMarked && !chosen.has(index));
  const added = pieces.filter(({ index, isMarked }) => !isMarked && chosen.has(index));
  const left = lifted.reduce<Passage[]>(
    (marks, { start, end }) =>
      marks.flatMap((mark) =>
        mark.end <= start || end <= mark.start
          ? [mark]
          : [
              { ...mark, end: Math.min(mark.end, start) },
              { ...mark, start: Math.max(mark.start, end) },
            ].filter((part) => part.start < part.end && text.slice(part.start, part.end).trim() !== ""),
      ),
    normaliseMarks(text, passages),
  );
  return [...left, ...added.map(({ start, end }) => ({ start, end, reason: null }))];
}

/**
 * Where the given words stand first in the text without being marked yet: as typed, or else with other spaces, line ends, quotation marks and
 * dashes, which programs put in by themselves. Null when they do not stand there.
 */
export function findWords(text: string, passages: readonly Passage[], words: string): Passage | null {
  const sought = keptText(words).trim();
  if (sought === "") return null;
  const marked = normaliseMarks(text, passages);
  for (let at = text.indexOf(sought); at !== -1; at = text.indexOf(sought, at + 1)) {
    const end = at + sought.length;
    if (!marked.some((mark) => mark.start <= at && end <= mark.end)) return { start: at, end, reason: null };
  }
  const place = placesOf(unitsOf(text), sought).find(
    ({ start, end }) => !marked.some((mark) => mark.start <= start && end <= mark.end),
  );
  return place ? { ...place, reason: null } : null;
}

/** Marked words that stand again elsewhere, unmarked; those inside an answer that is marked as a whole are not offered. */
export const repeatsFor = (content: TextOfResponse, response: ResponseContent): Repeat[] =>
  repeatsOf(
    fieldsOf(content, response),
    response.marks.filter(({ level }) => level === "passage" || level === "answer"),
  ).slice(0, 50);

/**
 * Moves the passage marks of texts that changed from `before` to `after`; marks on boxes that are no more go with them. `doubtful`: the boxes in
 * which nothing says for certain which words a mark was on; there everything that it may have been on is marked, and the person is told.
 */
export function withMarksMoved(
  content: TextOfResponse,
  before: ResponseContent,
  after: ResponseContent,
): { response: ResponseContent; doubtful: Field[] } {
  if (!before.marks.some(({ level }) => level === "passage")) return { response: after, doubtful: [] };
  const old = new Map(fieldsOf(content, before).map(({ key, text }) => [key, text]));
  const fields = fieldsOf(content, after);
  const now = new Map(fields.map(({ key, text }) => [key, text]));
  const areas = new Set(
    after.answers.flatMap(({ question, areas: own, remarks = [] }) =>
      [...own, ...remarks].map(({ id }) => `${question}.${id}`),
    ),
  );
  const isThere = (key: string) => !/\.(?:area|remark)-\d+\./.test(key) || areas.has(key.replace(/\.[a-z]+$/, ""));
  const doubtful = new Set<string>();
  const moved = after.marks.flatMap((mark): Mark[] => {
    if (mark.level !== "passage") return [mark];
    if (!isThere(mark.field)) return [];
    const { marks, isDoubtful } = movedMark(mark, old.get(mark.field) ?? "", now.get(mark.field) ?? "");
    if (isDoubtful) doubtful.add(mark.field);
    return marks;
  });
  return {
    response: {
      ...after,
      marks: fields.reduce((marks, field) => withPassages(marks, field, passagesOn(marks, field.key)), moved),
    },
    doubtful: fields.filter(({ key }) => doubtful.has(key)),
  };
}

/** A fingerprint of the page that marks passages in one box: of its text and marks. */
export const passagesBase = (field: Field, marks: readonly Mark[]): string =>
  createHash("sha256")
    .update(canonicalize([field.text, passagesOn(marks, field.key)]) ?? "")
    .digest("base64url")
    .slice(0, 22);
