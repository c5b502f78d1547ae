import { normaliseMarks } from "#lib/confidentiality/marks/rules.ts";
import type { Passage } from "#lib/confidentiality/schema.ts";

/** What a marker begins with, and the backslashes before it. An odd number of them makes it plain words; two stand for one. */
const beginning = /(?<!\\)(\\*)\[(?=\s*(?:confidential|end|\/\s*confidential))/giu;
/** "[CONFIDENTIAL]", "[CONFIDENTIAL: reason]", "[END]" and near spellings. */
const marker =
  /\[\s*(?:confidential\s*(?::((?:[^[\]\\]|\\[\s\S])*))?(\])|(?:end(?:\s+confidential)?|\/\s*confidential)\s*\])/iuy;

const escapeReason = (reason: string) => reason.replace(/[[\]\\]/g, "\\$&");
const readReason = (reason: string | undefined) => reason?.replace(/\\([\s\S])/g, "$1").trim() || null;

const escaped = (text: string) => text.replace(beginning, (whole, slashes: string) => `\\${slashes}${whole}`);
/** Backslashes that come to stand before a marker are doubled, so that they do not make it plain words. */
const beforeMarker = (text: string) => text.replace(/(?<!\\)\\+$/, (slashes) => slashes + slashes);

/** The text with its confidential passages between markers, as a person would type them into the form. */
export function withMarkers(text: string, passages: readonly Passage[]): string {
  let written = "";
  let at = 0;
  for (const { start, end, reason } of normaliseMarks(text, passages)) {
    const opening = reason === null ? "[CONFIDENTIAL]" : `[CONFIDENTIAL: ${escapeReason(reason)}]`;
    written += `${beforeMarker(escaped(text.slice(at, start)))}${opening}${beforeMarker(escaped(text.slice(start, end)))}[END]`;
    at = end;
  }
  return written + escaped(text.slice(at));
}

export type Marked = { text: string; passages: Passage[]; faults: string[] };

/**
 * The text without its markers, and the passages they marked. In doubt more is marked, never less: a passage that does not end reaches
 * to the end of the box. Each doubt is a fault in words.
 */
export function readMarkers(written: string): Marked {
  const passages: Passage[] = [];
  const faults: string[] = [];
  let text = "";
  let at = 0;
  let open: { start: number; reason: string | null } | null = null;
  for (const found of written.matchAll(beginning)) {
    const slashes = found[1]?.length ?? 0;
    const bracket = found.index + slashes;
    if (bracket < at) continue;
    marker.lastIndex = bracket;
    const whole = slashes % 2 === 0 ? marker.exec(written) : null;
    if (slashes % 2 === 0 && !whole) continue;
    text += written.slice(at, found.index) + "\\".repeat(Math.floor(slashes / 2));
    at = whole ? marker.lastIndex : bracket;
    if (!whole) continue;
    const [, reason, isOpening] = whole;
    if (isOpening && open) faults.push("A confidential passage begins inside another one.");
    else if (isOpening) open = { start: text.length, reason: readReason(reason) };
    else if (open) {
      passages.push({ ...open, end: text.length });
      open = null;
    } else faults.push("[END] stands here without a [CONFIDENTIAL] before it.");
  }
  text += written.slice(at);
  if (open) {
    passages.push({ ...open, end: text.length });
    faults.push("[CONFIDENTIAL] stands here without [END]: all that follows in this box was taken as marked.");
  }
  return { text, passages: passages.filter(({ start, end }) => start < end), faults };
}
