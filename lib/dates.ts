/**
 * Dates and times as people in the United Kingdom read them. A calendar date is an ISO string without a zone, a moment is a
 * `Date` in UTC, and the two meet only here, through Europe/London. Nothing leans on the machine's own zone.
 */

/** A day on the calendar, "2023-04-25": no zone, no time. Sorts and compares as a string. */
export type CalendarDate = `${number}-${number}-${number}`;

/** A moment as it is stored in documents: ISO 8601 in UTC, "2023-04-25T15:00:00.000Z". */
export type Instant = string;

const zone = "Europe/London";
const dayMs = 86_400_000;

const clock = new Intl.DateTimeFormat("en-GB", {
  timeZone: zone,
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  timeZoneName: "short",
});

const names = new Intl.DateTimeFormat("en-GB", {
  timeZone: "UTC",
  weekday: "long",
  day: "numeric",
  month: "long",
  year: "numeric",
});

type Parts = Partial<Record<Intl.DateTimeFormatPartTypes, string>>;

const partsOf = (format: Intl.DateTimeFormat, instant: Date): Parts =>
  Object.fromEntries(format.formatToParts(instant).map((part) => [part.type, part.value]));

/** True for a day that exists: "2024-02-29" yes, "2023-02-29" no. */
export function isCalendarDate(value: unknown): value is CalendarDate {
  if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const at = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value);
}

/** Reads a calendar date from text; throws a RangeError on a day that does not exist. */
export function calendarDate(value: string): CalendarDate {
  if (!isCalendarDate(value)) throw new RangeError(`not a calendar date: ${value}`);
  return value;
}

const midnightUtc = (on: CalendarDate) => new Date(`${on}T00:00:00Z`);

/** The day after so many days (negative: before). */
export const addDays = (on: CalendarDate, days: number): CalendarDate =>
  calendarDate(new Date(midnightUtc(on).getTime() + days * dayMs).toISOString().slice(0, 10));

/** Calendar days from one day to another: 0 for the same day, negative backwards. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number =>
  (midnightUtc(to).getTime() - midnightUtc(from).getTime()) / dayMs;

/** 0 is Sunday, 6 is Saturday. */
export const dayOfWeek = (on: CalendarDate): number => midnightUtc(on).getUTCDay();

/**
 * The corresponding date so many calendar months later, or the month's last day where that number does not occur:
 * Dodds v Walker [1981] 1 WLR 1027 (HL). 8 May + 1 = 8 June; 31 January + 1 = 28 or 29 February; 30 September + 4 = 30 January.
 */
export function addCalendarMonths(on: CalendarDate, months: number): CalendarDate {
  const from = midnightUtc(on);
  const first = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1));
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(from.getUTCDate(), lastDay));
  return calendarDate(first.toISOString().slice(0, 10));
}

/** The day in London at this moment. */
export function londonDate(instant: Date): CalendarDate {
  const { year, month, day } = partsOf(clock, instant);
  return calendarDate(`${year}-${month}-${day}`);
}

/** What a London clock shows at this moment, to the second: "16:00:00". */
export function londonTime(instant: Date): string {
  const { hour, minute, second } = partsOf(clock, instant);
  return `${hour}:${minute}:${second}`;
}

/**
 * The moments at which a London clock shows this time ("16:00" or "16:00:00") on this day, earliest first: one as a rule, none in the hour skipped when
 * summer time begins, two in the hour repeated when it ends.
 */
export function londonInstants(on: CalendarDate, time: string): Date[] {
  if (!/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(time)) throw new RangeError(`not a time of day: ${time}`);
  const wall = new Date(`${on}T${time}Z`);
  return [1, 0]
    .map((hoursAhead) => new Date(wall.getTime() - hoursAhead * 3_600_000))
    .filter((at) => {
      const shown = new Date(`${londonDate(at)}T${londonTime(at)}Z`);
      return shown.getTime() === wall.getTime();
    });
}

/** The moment of a London wall time, the earlier of two; throws a RangeError for a time the clocks skip that day. */
export function fromLondon(on: CalendarDate, time: string): Date {
  const at = londonInstants(on, time)[0];
  if (!at) throw new RangeError(`${time} did not occur in London on ${on}: the clocks went forward`);
  return at;
}

/** "Tuesday 25 April 2023". */
export function formatDate(on: CalendarDate): string {
  const { weekday, day, month, year } = partsOf(names, midnightUtc(on));
  return `${weekday} ${day} ${month} ${year}`;
}

/** "25 April 2023": for tables and sentences whose weekday is already said. */
export function formatDateShort(on: CalendarDate): string {
  const { day, month, year } = partsOf(names, midnightUtc(on));
  return `${day} ${month} ${year}`;
}

/** "16:00 UK time (BST)". */
export function formatTime(instant: Date): string {
  const { hour, minute, timeZoneName } = partsOf(clock, instant);
  return `${hour}:${minute} UK time (${timeZoneName})`;
}

/** For a row of a table whose heading names the zone: "18 April 2023, 10:00". */
export const formatInstantShort = (instant: Date): string =>
  `${formatDateShort(londonDate(instant))}, ${londonTime(instant).slice(0, 5)}`;

/** "16:00 UK time (BST) on Tuesday 25 April 2023": the one form of a legal moment (S7.1). */
export const formatInstant = (instant: Date): string => `${formatTime(instant)} on ${formatDate(londonDate(instant))}`;

/** "16:00:05 UK time (BST) on Tuesday 25 April 2023": for receipts and registers, where the second counts. */
export function formatInstantToSecond(instant: Date): string {
  const { timeZoneName } = partsOf(clock, instant);
  return `${londonTime(instant)} UK time (${timeZoneName}) on ${formatDate(londonDate(instant))}`;
}
