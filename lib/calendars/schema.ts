import type { CalendarDate } from "#lib/dates.ts";

export type Nation = "england-and-wales" | "scotland" | "northern-ireland";

/** A weekday that is no working day in at least one nation, with the ground on which it rests. */
export type BankHoliday = { on: CalendarDate; name: string; nations: Nation[]; source: string };

/** Which nations' holidays stop the clock, and for what. */
export type Calendar = {
  key: "england-and-wales" | "united-kingdom";
  /** Reads after "working days in", for people. */
  name: string;
  nations: readonly Nation[];
  /** The rule that makes this calendar the right one. */
  rule: string;
};
