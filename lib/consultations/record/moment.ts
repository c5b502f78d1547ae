import { addDays, isCalendarDate, londonInstants } from "#lib/dates.ts";

/**
 * The moment that an address asks for with `on`, a day, and `time`, a time of that day on a London clock: with none, the day's last moment.
 * Null: it asks for none, or for one that there is not. A time that comes twice, as the clocks go back, is the first.
 */
export function momentAsked({ on, time }: Record<string, string | string[] | undefined>): Date | null {
  if (!isCalendarDate(on)) return null;
  if (typeof time === "string" && /^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return londonInstants(on, time)[0] ?? null;
  const [next] = londonInstants(addDays(on, 1), "00:00");
  return next ? new Date(next.getTime() - 1) : null;
}
