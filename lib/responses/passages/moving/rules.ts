import type { Mark } from "#lib/confidentiality/schema.ts";

type Passage = Extract<Mark, { level: "passage" }>;

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

/**
 * A passage mark after its text was changed. Outside the edit it moves along. Inside, it follows its words; where they are gone it takes in
 * all that was written in their place, so that a mark can grow and is never silently lost. A text that is emptied keeps the mark as one on
 * the whole box.
 */
export function movedMark(mark: Passage, before: string, after: string): Mark {
  if (before === after) return mark;
  if (after === "") return { level: "answer", field: mark.field, reason: mark.reason };
  const { start, oldEnd, newEnd } = editBetween(before, after);
  const shift = newEnd - oldEnd;
  if (mark.end <= start) return mark;
  if (mark.start >= oldEnd) return { ...mark, start: mark.start + shift, end: mark.end + shift };
  const words = before.slice(mark.start, mark.end);
  // Only where the edit was: the same words elsewhere are not the ones that were marked.
  const from = Math.max(0, start - words.length);
  const found = after.slice(from, newEnd + words.length).indexOf(words);
  if (found !== -1) return { ...mark, start: from + found, end: from + found + words.length };
  const grown = {
    start: Math.min(mark.start, start),
    end: mark.end > oldEnd ? mark.end + shift : Math.max(newEnd, Math.min(mark.end, start)),
  };
  return grown.end > grown.start ? { ...mark, ...grown } : { level: "answer", field: mark.field, reason: mark.reason };
}
