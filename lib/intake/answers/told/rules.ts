import type { Piece } from "../../regions/rules.ts";
import { numberList, numberWord, ordinalOf } from "../../requests/numbers/rules.ts";
import { labelAt } from "../labels/rules.ts";
import type { Segment } from "../schema.ts";

const named = new RegExp(
  `(?<![\\p{L}\\d])(?:q|qn|qu|questions?|proposals?|cwestiwn|frage) ?\\.?(?:no\\.? ?)?(${numberWord}(?: ?(?:,|&|and|or|to|-|–) ?(?:q\\.? ?|question )?${numberWord}){0,3})(?![\\w%])`,
  "giu",
);
const counted = /\b(first|second|third|fourth|fifth) (?:consultation )?(?:question|proposal)\b/gi;
/** Words before a question's number that only point at it. */
const pointing =
  /\b(?:see|as in|as (?:under|for)|per|same as|(?:our|my) (?:answer|response|reply) to|refer(?:s|red)? to|repeat\w*|said in|said under|wording of|text of|reading)\s(?:the |our |your )?$/i;

/** The questions a sentence speaks of by their numbers: "agrees with Q1", "(question one)", "your second question". */
export function questionsIn(raw: string, count: number): number[] {
  const numbers = [
    ...Array.from(raw.matchAll(named), (match) => ({ at: match.index, numbers: numberList(match[1]!.toLowerCase()) })),
    ...Array.from(raw.matchAll(counted), (match) => ({
      at: match.index,
      numbers: [ordinalOf(match[1]!.toLowerCase()) ?? 0],
    })),
  ].flatMap(({ at, numbers: each }) => (pointing.test(raw.slice(Math.max(0, at - 40), at)) ? [] : each));
  const inBrackets = Array.from(raw.matchAll(/\((\d)\)/g), (match) => Number(match[1]));
  const isRun = inBrackets.length === count && inBrackets.every((each, index) => each === index + 1);
  return [...new Set([...numbers, ...(isRun ? inBrackets : [])])].filter((each) => each >= 1 && each <= count);
}

/**
 * Answers of a sender who labels nothing and says in the sentence which question it is on: that sentence, and those after it in the
 * paragraph until another question is named or something is asked. Where it stands is too loose to withhold by; it is an answer only.
 */
export function toldSegments(
  text: string,
  pieces: readonly Piece[],
  count: number,
  isAsk: (piece: Piece) => boolean,
): Segment[] {
  const segments = new Map<number, Segment>();
  let current: number[] = [];
  let paragraph = -1;
  for (const piece of pieces) {
    if (piece.kind !== "typed" || isAsk(piece)) {
      current = [];
      continue;
    }
    const raw = text.slice(piece.start, piece.end);
    const label = labelAt(raw);
    if (label && !/[\p{L}\p{N}]/u.test(raw.slice(label.end))) {
      current = [];
      continue;
    }
    const found = questionsIn(raw, count);
    if (found.length > 0) current = found;
    else if (piece.paragraph !== paragraph) current = [];
    paragraph = piece.paragraph;
    for (const number of current) {
      const segment = segments.get(number) ?? { number, spans: [] };
      const last = segment.spans.at(-1);
      if (last && /^\s*$/.test(text.slice(last.end, piece.start))) last.end = piece.end;
      else segment.spans.push({ start: piece.start, end: piece.end });
      segments.set(number, segment);
    }
  }
  return [...segments.values()];
}
