import { markedTexts } from "#lib/confidentiality/marks/rules.ts";
import { runFinder } from "#lib/confidentiality/runs/rules.ts";
import { fieldsOf } from "#lib/responses/rules.ts";
import type { ResponseContent, TextOfResponse } from "#lib/responses/schema.ts";
import type { RecordedArea } from "../areas/schema.ts";
import { isQuotedFrom } from "../reading/rules.ts";
import type { Reading } from "../reading/schema.ts";
import type { Raising, Standing } from "./schema.ts";

/** What is wrong with a title and its anchor, as field → message. */
export function whyNotTitled({ title, anchor }: { title: string; anchor: string }): Record<string, string> {
  return {
    ...(title === "" ? { title: "Enter a title that says what the disagreement is about" } : {}),
    ...(anchor === "" ? { anchor: "Enter the paragraph or clause it is about, such as “§18” or “L3.18”" } : {}),
  };
}

/**
 * Why an entry cannot be raised, as field → message; empty when it can. From a response it quotes the response's own words; from
 * anywhere else it says which call, clarification or meeting (S24.4). `reading` is the response as this person may read it; null: no such one.
 */
export function whyNotRaisable(raising: Raising, reading: Pick<Reading, "fields"> | null): Record<string, string> {
  const reasons = whyNotTitled(raising);
  if (raising.source !== "response") {
    if (raising.sourceDetail === "") reasons.sourceDetail = "Say which one: with whom it was, and when";
    return reasons;
  }
  return { ...reasons, ...whyNotQuotable(raising.quote, reading) };
}

/** Why words cannot be taken from a response into an entry, as field → message. `reading` is null where there is no such response. */
export function whyNotQuotable(quote: string, reading: Pick<Reading, "fields"> | null): Record<string, string> {
  if (!reading) return { response: "Enter the reference of a response to this consultation" };
  if (quote.trim() === "") return { quote: "Quote the words that disagree" };
  if (isQuotedFrom(reading, quote)) return {};
  return {
    quote: "Quote the response word for word, from one answer: these words do not stand in it as you may read it",
  };
}

/** The areas that the respondent named in which these words stand, such as "Q1.area-1". */
export const areasQuoted = ({ fields }: Pick<Reading, "fields">, quote: string): string[] => [
  ...new Set(
    fields.flatMap((field) => {
      const area = /^(.+\.area-\d+)\./.exec(field.key)?.[1];
      return area && isQuotedFrom({ fields: [field] }, quote) ? [area] : [];
    }),
  ),
];

/** What one person proposed is open until a second one confirms it. */
export const standingOf = ({ state, evidenceKind }: { state: string; evidenceKind: string | null }): Standing =>
  state === "RESOLVED" ? "RESOLVED" : evidenceKind === null ? "OPEN" : "PROPOSED";

/** Whether `text` repeats five words in a row of what the response marks: then it is as confidential as they are (part 4, item 1). */
export function holdsMarkedWords(consultation: TextOfResponse, response: ResponseContent, text: string): boolean {
  const isWhole = response.marks.some(({ level }) => level === "whole");
  const fields = fieldsOf(consultation, response);
  const marked = isWhole
    ? fields.map((field) => field.text)
    : fields.flatMap((field) => markedTexts(field, response.marks));
  return runFinder(marked)(text).length > 0;
}

/** "Q1.area-2" → "Q1, area of disagreement 2"; an area that staff cannot name stays as it is. */
export function sayArea(areaKey: string): string {
  const [, question, number] = /^(.+)\.area-(\d+)$/.exec(areaKey) ?? [];
  if (question === "staff") return `area of disagreement ${number} that staff recorded`;
  return question ? `${question}, area of disagreement ${number}` : areaKey;
}

/** How an entry is named on pages, in the log and in the pack. */
export const sayEntry = (number: number): string => `D-${number}`;

/** A text longer than this is not put into the form: staff copy the words that disagree. */
const longestPrefill = 5000;

const textIn = ({ fields }: Pick<Reading, "fields">, key: string): string =>
  fields
    .find((field) => field.key === key)
    ?.segments.map((segment) => (segment.kind === "withheld" ? "" : segment.text))
    .join("") ?? "";

/**
 * What the form to raise an entry starts with. `from` is an area that a respondent named ("Q1.area-1") or that staff recorded
 * ("staff.area-1"), whose anchor and words are taken, or a box ("Q2"), whose words are. Nothing withheld from this reader is in it.
 */
export function prefillOf(
  reading: Pick<Reading, "fields"> | null,
  from: string,
  recorded: readonly RecordedArea[] = [],
): { areaKey: string; anchor: string; quote: string } {
  const read = recorded.find(({ key }) => key === from);
  if (read) return { areaKey: read.key, anchor: read.anchor, quote: read.basis };
  const isArea = /\.area-\d+$/.test(from);
  if (!reading) return { areaKey: "", anchor: "", quote: "" };
  const words = textIn(reading, isArea ? `${from}.what` : from);
  return {
    areaKey: isArea ? from : "",
    anchor: isArea ? textIn(reading, `${from}.about`).slice(0, 100) : "",
    quote: words.length > longestPrefill ? "" : words,
  };
}
