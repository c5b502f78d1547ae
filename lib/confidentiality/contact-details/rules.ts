import { type Span, unionOf } from "../runs/rules.ts";

// The local part and the host are bounded (RFC 5321 §4.5.3.1), which also bounds the time for a text without any "@".
const at = String.raw`(?:[@＠]|\s?[([{]\s?at\s?[)\]}]\s?)`;
// What every address has, and few texts: to look for it first costs a hundredth of looking for an address at each letter.
const hasAt = new RegExp(at, "iu");
const dot = String.raw`(?:\.|\s?[([{]\s?dot\s?[)\]}]\s?)`;
const label = String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]{0,62}[\p{L}\p{N}\p{M}])?`;
const email = new RegExp(
  String.raw`[\p{L}\p{N}\p{M}.!#$%&'*+/=?^_\x60{|}~-]{1,64}${at}(?:${label}${dot}){1,8}\p{L}[\p{L}\p{M}\p{N}-]{0,62}`,
  "giu",
);

const gap = String.raw`[\s.\u2010-\u2015-]{0,2}`;
// "+44 (0)20 7946 0000", "0044 …", "+1 (555) 010-9999": a prefix and then 8 to 15 digits (ITU-T E.164).
const international = new RegExp(
  String.raw`(?<!\p{Nd})(?:[+＋]\s?|[0０]{2}\s?)(?=[(]?[1-9１-９])[(]?\p{Nd}[)]?(?:${gap}[(]?\p{Nd}[)]?){7,14}(?!\p{Nd})`,
  "gu",
);
// "020 7946 0000", "(01632) 960 001", "07700-900123": ten or eleven digits from 0, three or more in the first group, so
// that dates stay.
const national = new RegExp(
  String.raw`(?<!\p{Nd}|\p{Nd}[.,])(?=[(]?[0０]\p{Nd}{2})[(]?[0０](?:${gap}[(]?\p{Nd}[)]?){9,10}(?!\p{Nd})`,
  "gu",
);

/** Email addresses and telephone numbers in a text: left out of what is public even where nothing is marked (S29.8). */
export function contactDetailsIn(text: string): Span[] {
  const patterns = hasAt.test(text) ? [email, international, national] : [international, national];
  const places = patterns.flatMap((pattern) => [...text.matchAll(pattern)]);
  return unionOf(places.map(({ 0: match, index }) => ({ start: index, end: index + match.length })));
}
