import { bankHolidaysBetween, countWorkingDays, englandAndWales, isCovered } from "#lib/calendars/rules.ts";
import type { BankHoliday } from "#lib/calendars/schema.ts";
import {
  addDays,
  type CalendarDate,
  daysBetween,
  formatInstant,
  fromLondon,
  type Instant,
  londonDate,
  londonInstants,
  londonTime,
} from "#lib/dates.ts";
import type { ConsultationContent } from "./schema.ts";

/** When a consultation takes responses: both moments in UTC. Closing is inclusive (S28.1). */
export type Period = {
  opensAt: Instant | Date;
  closesAt: Instant | Date;
  /** The close as first published, where it was extended since (S28.7): it stays visible wherever the close is said. */
  extendedFrom?: Instant | Date | null;
};

/** The moment by which responses are asked for, as far as it is said. */
export type Closing = Pick<Period, "closesAt" | "extendedFrom">;

export type Phase = "upcoming" | "open" | "closed";

/** Late is after the closing moment: "by 16:00" includes 16:00:00.000 itself (S28.1, §28; our reading, said on the page). */
export const isLate = (receivedAt: Date, closesAt: Instant | Date): boolean =>
  receivedAt.getTime() > new Date(closesAt).getTime();

/** Computed from the clock on each request, never stored: no dead job can leave a consultation open (S28.4). */
export function phaseOf({ opensAt, closesAt }: Period, now: Date): Phase {
  if (now < new Date(opensAt)) return "upcoming";
  return isLate(now, closesAt) ? "closed" : "open";
}

/**
 * For how many whole seconds a page about this consultation goes on being true if nothing is done: until it opens, until it closes
 * (S28.4), or until the London day ends, by which dates are said.
 */
export function secondsHeld({ opensAt, closesAt }: Period, now: Date): number {
  const midnight = fromLondon(addDays(londonDate(now), 1), "00:00");
  const next = [new Date(opensAt), new Date(closesAt), midnight].filter((instant) => instant > now);
  return Math.floor((Math.min(...next.map((instant) => instant.getTime())) - now.getTime()) / 1000);
}

/** What follows the closing time where it was extended: ", extended from 16:00 UK time (BST) on Tuesday 25 April 2023"; else nothing. */
export const extendedWords = ({ extendedFrom }: Closing): string =>
  extendedFrom ? `, extended from ${formatInstant(new Date(extendedFrom))}` : "";

/** The one sentence in which every surface gives the deadline (S7.1, §28), with the close before it where it was extended (S28.7). */
export const closingSentence = (closing: Closing): string =>
  `${formatInstant(new Date(closing.closesAt))}${extendedWords(closing)}`;

/** The same as a whole sentence, for a page or letter of this moment: what is asked for until the close, and what is over after it. */
export const sayClosing = (period: Period, now: Date): string =>
  `${phaseOf(period, now) === "closed" ? "The consultation closed at" : "Responses are asked for by"} ${closingSentence(period)}.`;

const count = (number: number, unit: string): string => `${number} ${unit}${number === 1 ? "" : "s"}`;

/**
 * How long from one moment to a later one, in words: days by the London clock (a day that is 23 or 25 hours long is one day),
 * then hours, then minutes; at most two of them, rounded down.
 */
export function sayDuration(from: Date, to: Date): string {
  const time = londonTime(to);
  const lastOn = londonDate(to);
  const daysBefore = (days: number) =>
    days === 0 ? to : (londonInstants(addDays(lastOn, -days), time)[0] ?? new Date(to.getTime() - days * 86_400_000));
  const nights = daysBetween(londonDate(from), lastOn);
  const days = nights > 0 && daysBefore(nights) < from ? nights - 1 : nights;
  const minutes = Math.floor((daysBefore(days).getTime() - from.getTime()) / 60_000);
  const hours = Math.floor(minutes / 60);
  const parts = [
    days > 0 && count(days, "day"),
    hours > 0 && count(hours, "hour"),
    days === 0 && minutes % 60 > 0 && count(minutes % 60, "minute"),
  ].filter((part) => part !== false);
  return parts.length > 0 ? parts.join(" and ") : "less than a minute";
}

/** What the deadline component says behind the moment itself: "in 2 days", "8 days and 6 hours left", "1 hour ago". */
export function timeLeft(period: Period, now: Date): string {
  const phase = phaseOf(period, now);
  if (phase === "upcoming") return `in ${sayDuration(now, new Date(period.opensAt))}`;
  if (phase === "open") return `${sayDuration(now, new Date(period.closesAt))} left`;
  return `${sayDuration(new Date(period.closesAt), now)} ago`;
}

/** A letter to the address for responses whose subject already carries the consultation's reference (§28). */
export function responseMailto({ responseEmail, reference, instrument }: ConsultationContent): string {
  return mailto(responseEmail, `Response to ${reference}: ${instrument.proposedName}`);
}

/** The same for a question about the documents (§32). */
export const questionMailto = ({ responseEmail, reference }: ConsultationContent): string =>
  mailto(responseEmail, `Question about ${reference}`);

const mailto = (address: string, subject: string): string => `mailto:${address}?subject=${encodeURIComponent(subject)}`;

/** Days between two events; working days are null where the bank holidays of the years are not recorded. */
export type Length = { calendarDays: number; workingDays: number | null; bankHolidays: BankHoliday[] };

function lengthOf(from: CalendarDate, to: CalendarDate, countedFrom: CalendarDate, countedTo: CalendarDate): Length {
  const isKnown = isCovered(from, to);
  return {
    calendarDays: daysBetween(from, to),
    workingDays: isKnown ? countWorkingDays(countedFrom, countedTo, englandAndWales) : null,
    bankHolidays: isKnown ? bankHolidaysBetween(countedFrom, countedTo, englandAndWales) : [],
  };
}

/** How long the consultation runs: calendar days from first to last day, working days in England and Wales counting both ends. */
export function periodLength({ opensAt, closesAt }: Period): Length {
  const from = londonDate(new Date(opensAt));
  const to = londonDate(new Date(closesAt));
  return lengthOf(from, to, from, to);
}

/**
 * How long lies between the close and a day of effect: the calendar days to it, and the working days after the closing day and
 * before that day (Consultation Principles 2018, J: time between close and implementation).
 */
export function lengthAfterClose({ closesAt }: Pick<Period, "closesAt">, effectOn: CalendarDate): Length {
  const from = londonDate(new Date(closesAt));
  return lengthOf(from, effectOn, addDays(from, 1), addDays(effectOn, -1));
}

/** Twelve weeks after the close: when a response to the consultation is expected at the latest (Consultation Principles 2018, J). */
export const replyDueOn = ({ closesAt }: Pick<Period, "closesAt">): CalendarDate =>
  addDays(londonDate(new Date(closesAt)), 84);
