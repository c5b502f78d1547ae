import type { CalendarDate } from "#lib/dates.ts";

/** What happens when the last day is no working day: it stays, or rolls on. The document says nothing, so it stays (S36.4). */
export type LongStopRule = "stays" | "next-working-day";

/** The days on which the re-designation may take effect as consulted on, both ends included (S36.3). */
export type EffectWindow = {
  proposedOn: CalendarDate;
  earliestOn: CalendarDate;
  latestOn: CalendarDate;
  longStop: LongStopRule;
  /** The rules the dates come from, one sentence each. */
  rules: string[];
};

/** What is known when a date of effect is recorded or forecast; null where nothing is recorded yet. */
export type EffectDates = {
  effectOn: CalendarDate;
  madeOn: CalendarDate | null;
  approvedOn: CalendarDate | null;
  /** The day the next version is designated, once recorded; until then its target day is used and said to be one. */
  goLiveOn: CalendarDate | null;
};

export type FindingCode =
  | "bank-holiday"
  | "weekend"
  | "after-proposed"
  | "before-window"
  | "after-window"
  | "effect-before-made"
  | "effect-before-approval"
  | "not-before-go-live";

/** One thing to know about a date of effect, with its rule and where the document says so. */
export type Finding = {
  code: FindingCode;
  level: "note" | "reason-needed" | "blocked-unless-authorised";
  text: string;
  rule: string;
  paragraphs: readonly number[];
};
