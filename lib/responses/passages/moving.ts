import type { Mark } from "#lib/confidentiality/schema.ts";

type Passage = Extract<Mark, { level: "passage" }>;

/** A mark after its text was changed: one, or several where its words stand in several places and nothing says which of them it was on. */
export type Moved = { marks: Mark[]; isDoubtful: boolean };

/** What one edit did: `before.slice(start, oldEnd)` became `after.slice(start, newEnd)`; everything around it is the same. */
function editBetween(before: string, after: string) {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let same = 0;
  while (
    same < most - start &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  )
    same++;
  return { start, oldEnd: before.length - same, newEnd: after.length - same };
}

function placesOf(words: string, text: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) places.push(at);
  return places;
}

/** Characters on either side by which a place is known again. */
const context = 40;
/** So many alike on one side, and nowhere else, leave no doubt. */
const telling = 12;

const alikeBefore = (one: string, oneAt: number, other: string, otherAt: number): number => {
  let length = 0;
  while (
    length < context &&
    oneAt > length &&
    otherAt > length &&
    one[oneAt - 1 - length] === other[otherAt - 1 - length]
  )
    length++;
  return length;
};
const alikeAfter = (one: string, oneAt: number, other: string, otherAt: number): number => {
  let length = 0;
  while (length < context && oneAt + length < one.length && one[oneAt + length] === other[otherAt + length]) length++;
  return length;
};

/** How well a place in `other` is known again as the one in `one`: by the longer of its two surroundings. */
const likeness = (one: string, oneAt: number, other: string, otherAt: number, length: number): number =>
  Math.max(alikeBefore(one, oneAt, other, otherAt), alikeAfter(one, oneAt + length, other, otherAt + length));

/** More places than this are not marked one by one: all that was edited is. */
const mostPlaces = 50;

/**
 * Where a mark's words are after edits on both sides of it: the one place they stand in, where they stood in one; else the one whose surroundings
 * are those of the mark, and of no other place before or after. Otherwise nothing is certain: all of them, and `isLost` where one is missing,
 * which may be the mark's own.
 */
function follow(words: string, mark: Passage, before: string, after: string) {
  const [then, places] = [placesOf(words, before), placesOf(words, after)];
  if (places.length === 0 || places.length > mostPlaces) return { places: [], isDoubtful: false, isLost: true };
  if (then.length === 1 && places.length === 1) return { places, isDoubtful: false, isLost: false };
  const scored = places.map((at) => ({ at, alike: likeness(before, mark.start, after, at, words.length) }));
  const best = Math.max(...scored.map(({ alike }) => alike));
  const [only, ...others] = scored.filter(({ alike }) => alike === best);
  const isKnown =
    best >= telling &&
    only !== undefined &&
    others.length === 0 &&
    then.every((at) => at === mark.start || likeness(before, at, after, only.at, words.length) < best);
  return isKnown
    ? { places: [only.at], isDoubtful: false, isLost: false }
    : { places, isDoubtful: true, isLost: places.length < then.length };
}

/**
 * A passage mark after its text was changed. Outside the edit it moves along. Where it was edited on both sides, it follows its words by their
 * surroundings; where these leave a doubt, every place the words stand in is marked, and that is said. Where the words are gone it takes in
 * all that was written in their place, so that a mark can grow and is never silently lost. A text that is emptied keeps the mark as one on
 * the whole box.
 */
export function movedMark(mark: Passage, before: string, after: string): Moved {
  const certain = (...marks: Mark[]): Moved => ({ marks, isDoubtful: false });
  const whole: Mark = { level: "answer", field: mark.field, reason: mark.reason };
  if (before === after) return certain(mark);
  if (after === "") return certain(whole);
  const { start, oldEnd, newEnd } = editBetween(before, after);
  const shift = newEnd - oldEnd;
  if (mark.end <= start) return certain(mark);
  if (mark.start >= oldEnd) return certain({ ...mark, start: mark.start + shift, end: mark.end + shift });
  const words = before.slice(mark.start, mark.end);
  const { places, isDoubtful, isLost } = follow(words, mark, before, after);
  const grown = {
    start: Math.min(mark.start, start),
    end: mark.end > oldEnd ? mark.end + shift : Math.max(newEnd, Math.min(mark.end, start)),
  };
  const inItsPlace: Mark = grown.end > grown.start ? { ...mark, ...grown } : whole;
  return {
    marks: [...places.map((at) => ({ ...mark, start: at, end: at + words.length })), ...(isLost ? [inItsPlace] : [])],
    isDoubtful,
  };
}
