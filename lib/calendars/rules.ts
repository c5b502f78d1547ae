import { addDays, type CalendarDate, dayOfWeek } from "#lib/dates.ts";
import { bankHolidays, coveredFrom, coveredTo } from "./bank-holidays.ts";
import type { BankHoliday, Calendar } from "./schema.ts";

/** For consultation periods and deadlines. */
export const englandAndWales: Calendar = {
  key: "england-and-wales",
  name: "England and Wales",
  nations: ["england-and-wales"],
  rule: "Weekdays that are no bank or public holiday in England and Wales",
};

/** For requests under the Freedom of Information Act: a bank holiday in any part of the United Kingdom is no working day. */
export const unitedKingdom: Calendar = {
  key: "united-kingdom",
  name: "any part of the United Kingdom",
  nations: ["england-and-wales", "scotland", "northern-ireland"],
  rule: "Freedom of Information Act 2000, section 10(6)",
};

/** True when the list of holidays is complete for these days; counting outside it would be guessing. */
export const isCovered = (from: CalendarDate, to: CalendarDate = from): boolean =>
  coveredFrom <= from && from <= to && to <= coveredTo;

function assertCovered(on: CalendarDate) {
  if (!isCovered(on))
    throw new RangeError(`bank holidays are recorded from ${coveredFrom} to ${coveredTo}, not for ${on}`);
}

/** The bank holidays on these days, both ends included, oldest first, one per day. */
export function bankHolidaysBetween(from: CalendarDate, to: CalendarDate, calendar: Calendar): BankHoliday[] {
  assertCovered(from);
  assertCovered(to);
  const here = bankHolidays.filter(
    ({ on, nations }) => from <= on && on <= to && nations.some((nation) => calendar.nations.includes(nation)),
  );
  return [...new Map(here.map((holiday) => [holiday.on, holiday])).values()];
}

export const bankHolidayOn = (on: CalendarDate, calendar: Calendar): BankHoliday | null =>
  bankHolidaysBetween(on, on, calendar)[0] ?? null;

export const isWeekend = (on: CalendarDate): boolean => dayOfWeek(on) === 0 || dayOfWeek(on) === 6;

export const isWorkingDay = (on: CalendarDate, calendar: Calendar): boolean =>
  !bankHolidayOn(on, calendar) && !isWeekend(on);

/** Working days from one day to another, counting both ends; 0 when the second lies before the first. */
export function countWorkingDays(from: CalendarDate, to: CalendarDate, calendar: Calendar): number {
  let count = 0;
  for (let on = from; on <= to; on = addDays(on, 1)) if (isWorkingDay(on, calendar)) count += 1;
  return count;
}

/** The working day that comes so many working days after a day, which itself is not counted. */
export function addWorkingDays(on: CalendarDate, days: number, calendar: Calendar): CalendarDate {
  let day = on;
  for (let left = days; left > 0; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day, calendar)) left -= 1;
  }
  return day;
}

/** The last day for an answer: the twentieth working day following receipt (Freedom of Information Act 2000, s.10(1), (6); S31.10). */
export const informationRequestDueOn = (receivedOn: CalendarDate): CalendarDate =>
  addWorkingDays(receivedOn, 20, unitedKingdom);
