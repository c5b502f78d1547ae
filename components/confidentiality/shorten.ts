import type { MarkedSegment } from "#lib/confidentiality/marks/rules.ts";
import type { PublicSegment } from "#lib/confidentiality/twin/schema.ts";

const longest = 1200;
const kept = 500;
const thousands = new Intl.NumberFormat("en-GB");
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** A very long stretch by its beginning and end, never cut through a character; the copy of the response shows it whole. */
export function shorten(text: string): string {
  if (text.length <= longest) return text;
  const segments = graphemes.segment(text);
  const head = segments.containing(kept)?.index ?? kept;
  const tail = segments.containing(text.length - kept)?.index ?? text.length - kept;
  return `${text.slice(0, head)}\n[… ${thousands.format(tail - head)} characters more, in full on the page with your answers …]\n${text.slice(tail)}`;
}

export const shortenMarked = (segments: readonly MarkedSegment[]): MarkedSegment[] =>
  segments.map((segment) => ({ ...segment, text: shorten(segment.text) }));

export const shortenPublic = (segments: readonly PublicSegment[]): PublicSegment[] =>
  segments.map((segment) => (segment.kind === "text" ? { ...segment, text: shorten(segment.text) } : segment));
