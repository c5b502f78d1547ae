import { type CalendarDate, isCalendarDate } from "#lib/dates.ts";

const months = "january february march april may june july august september october november december".split(" ");
const monthOf = (word: string) => months.findIndex((month) => word.length >= 3 && month.startsWith(word)) + 1;
const pad = (number: number, length = 2) => String(number).padStart(length, "0");

/** A day as people in the United Kingdom write it: "9 May 2023", "Tuesday 9th May 2023", "09/05/2023", "2023-05-09". Null: no such day. */
export function readDay(written: string): CalendarDate | null {
  const words = written.trim().toLowerCase();
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(words);
  const numbers = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(words);
  const spelt = /^(?:[a-z]+,?\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([a-z]+)\.?,?\s+(\d{4})$/.exec(words);
  const found = iso
    ? words
    : numbers
      ? `${numbers[3]}-${pad(Number(numbers[2]))}-${pad(Number(numbers[1]))}`
      : spelt
        ? `${spelt[3]}-${pad(monthOf(spelt[2] ?? ""))}-${pad(Number(spelt[1]))}`
        : null;
  return isCalendarDate(found) ? found : null;
}
