import { type CalendarDate, formatDate } from "#lib/dates.ts";
import type { Reason } from "../schema.ts";

/** One reason, or none where there is nothing to say. */
export const because = (
  paragraphs: readonly number[],
  text: string | false | null | undefined,
  field?: string,
): Reason[] => (text ? [{ paragraphs, text, ...(field ? { field } : {}) }] : []);

type Act = { what: string; on: CalendarDate };

/** Two acts in the order of the document: the same day will do. Nothing to say while the earlier one has no day. */
export const notBefore = (
  paragraphs: readonly number[],
  act: Act,
  earlier: { what: string; on: CalendarDate | undefined },
  field = "decidedOn",
): Reason[] =>
  because(
    paragraphs,
    earlier.on !== undefined &&
      act.on < earlier.on &&
      `${act.what} on ${formatDate(act.on)} would come before ${earlier.what} on ${formatDate(earlier.on)}.`,
    field,
  );

/** "§19", "§§18 and 19": for people. */
export function citeParagraphs(paragraphs: readonly number[]): string {
  const [first, ...rest] = [...new Set(paragraphs)].sort((a, b) => a - b);
  if (first === undefined) return "";
  return rest.length === 0 ? `§${first}` : `§§${[first, ...rest].join(", ").replace(/, (\d+)$/, " and $1")}`;
}

/** A reason with its paragraphs, as refusals and the log write it. */
export const sayReason = ({ paragraphs, text }: Reason): string => `${citeParagraphs(paragraphs)}: ${text}`;
