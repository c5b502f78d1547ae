import type { Span } from "../../text/schema.ts";
import { stemsOf } from "../topics/rules.ts";

export type Figure = Span & { isMoney: boolean; isShare: boolean };

const amount =
  /(?<![\w.£€$,/-])(?:\d{1,3}(?: \d{3})+(?!\d)(?: ?(?:€|euros?|%)(?!\w))?|(?:£|€|\$|gbp ?|eur ?) ?\d{1,3}(?:[,.\u00a0\u202f\u2009]?\d{1,3}){0,5}(?: ?(?:k|m|mn|bn|million|billion|thousand|pence|p)\b)?|\d{1,3}(?:[,.\u00a0\u202f\u2009]?\d{1,3}){0,5} ?(?:p\b|pence\b|pounds?\b|euros?\b|€|(?:k|m|mn|bn|million|billion|thousand)\b(?: (?:pounds?|euros?|pence))?|%|per ?cent\b|percent\b)|\d{1,3}(?:[,.\u00a0\u202f\u2009]?\d{1,3}){0,5}(?![\w%]))/gi;

const months =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
const datedAfter = new RegExp(`^(?:st|nd|rd|th)? ?(?:of )?(?:${months})\\b|^:\\d\\d|^ ?(?:am|pm)\\b`, "i");
const datedBefore = new RegExp(
  `\\b(?:${months}) (?:\\d{1,2},? )?$|\\b(?:q|question|questions|section|clause|para|paragraph|version|v|article|condition|annex|appendix|attachment|footnote|page|point|mp|l|g|step|phase) ?\\.?\\(?$|\\bq\\d and $|\\d:$`,
  "i",
);

/** The figures in a text: sums, shares and counts; not dates, times, telephone numbers, or the numbers of clauses and lists. */
export function figuresIn(text: string, within: Span): Figure[] {
  const raw = text.slice(within.start, within.end);
  const found: Figure[] = [];
  for (const match of raw.matchAll(amount)) {
    const value = match[0].trimEnd();
    const before = raw.slice(Math.max(0, match.index - 24), match.index);
    const after = raw.slice(match.index + match[0].length, match.index + match[0].length + 24);
    const isMoney = /[£€$]|gbp|eur|pounds?|pence|\dp$|\d(?:k|m|mn|bn)$/i.test(value);
    const isShare = /%|per ?cent/i.test(value);
    const isBare = !isMoney && !isShare && /^\d+$/.test(value);
    if (!isMoney && !isShare && (datedAfter.test(after) || datedBefore.test(before))) continue;
    if (isBare && (/^(?:19|20)\d\d$/.test(value) || value.length > 7 || (value.startsWith("0") && value.length > 1)))
      continue;
    if (isBare && /(?:^|\n)[\s*_(]*$/.test(before) && /^[.):]/.test(after)) continue;
    if (isBare && /\d{3,} ?$/.test(before)) continue;
    found.push({ start: within.start + match.index, end: within.start + match.index + value.length, isMoney, isShare });
  }
  return found;
}

const generic =
  /^(?:figur|numb|amount|sum|tot|valu|cost|pric|costing|financi|percent|rat|volum|quantit|budg|estimat|precis|exact|sensit|confident|quot|money)/;

/** Of some figures, those a request's words mean: sums for "cost" or "price", shares for "percentage", else all. */
export function figuresMeant<T extends Figure>(figures: readonly T[], topic: string): T[] {
  if (/cost|pric|\bsums?\b|amount|money|financ|budget|revenue|turnover|margin|£|€|valu|quot/i.test(topic)) {
    const money = figures.filter((figure) => figure.isMoney);
    return money.length > 0 ? money : [...figures];
  }
  if (/percent|proportion|rate/i.test(topic)) {
    const shares = figures.filter((figure) => figure.isShare);
    return shares.length > 0 ? shares : [...figures];
  }
  return [...figures];
}

/** What the figures are of, beyond being figures: "the number of sites" gives the stem of "sites". */
export const subjectOf = (topic: string): string[] =>
  stemsOf(topic).filter((stem) => !generic.test(stem) && !/^\d/.test(stem));
