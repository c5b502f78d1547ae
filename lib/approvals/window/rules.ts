import {
  addWorkingDays,
  bankHolidayOn,
  countWorkingDays,
  englandAndWales,
  isWeekend,
  isWorkingDay,
} from "#lib/calendars/rules.ts";
import type { Designation } from "#lib/consultations/schema.ts";
import { addCalendarMonths, type CalendarDate, formatDate } from "#lib/dates.ts";
import type { EffectDates, EffectWindow, Finding, LongStopRule } from "./schema.ts";

const months = (number: number): string => (number === 1 ? "one month" : `${number} months`);

const notRolled = "The last day does not move for weekends or bank holidays: nothing in the document says it should.";
const rolled = "A last day that is no working day moves to the next working day, by a recorded decision.";

/** The window consulted on: from the proposed day to the corresponding day of the following month, both included (S36.3, S36.4). */
export function windowOf({ proposedOn, withinMonths }: Designation, longStop: LongStopRule = "stays"): EffectWindow {
  const corresponding = addCalendarMonths(proposedOn, withinMonths);
  const rolls = longStop === "next-working-day" && !isWorkingDay(corresponding, englandAndWales);
  return {
    proposedOn,
    earliestOn: proposedOn,
    latestOn: rolls ? addWorkingDays(corresponding, 1, englandAndWales) : corresponding,
    longStop,
    rules: [
      `Nothing before the proposed day, ${formatDate(proposedOn)}, was consulted on.`,
      `“Within ${months(withinMonths)} thereafter” ends on the corresponding date, ${formatDate(corresponding)} (Dodds v Walker [1981] 1 WLR 1027).`,
      longStop === "stays" ? notRolled : rolled,
    ],
  };
}

/** Working days in England and Wales still usable from a day on, that day and the last included; 0 once the window is over. */
export function workingDaysLeft({ earliestOn, latestOn }: EffectWindow, from: CalendarDate): number {
  return countWorkingDays(from < earliestOn ? earliestOn : from, latestOn, englandAndWales);
}

/** The first working day on or after the proposed one. */
export const firstWorkingDayOn = ({ earliestOn }: EffectWindow): CalendarDate =>
  isWorkingDay(earliestOn, englandAndWales) ? earliestOn : addWorkingDays(earliestOn, 1, englandAndWales);

function dayFindings(effectOn: CalendarDate, paragraphs: readonly number[]): Finding[] {
  const holiday = bankHolidayOn(effectOn, englandAndWales);
  const day = formatDate(effectOn);
  const rule =
    "A direction may take effect on any day; the next working day is named so that the choice is a knowing one.";
  const next = `the next working day is ${formatDate(addWorkingDays(effectOn, 1, englandAndWales))}`;
  if (holiday) {
    const text = `${day} is a bank holiday (${holiday.name}); ${next}.`;
    return [{ code: "bank-holiday", level: "note", text, rule: `${rule} ${holiday.source}.`, paragraphs }];
  }
  if (!isWeekend(effectOn)) return [];
  return [{ code: "weekend", level: "note", text: `${day} is not a working day; ${next}.`, rule, paragraphs }];
}

function placeFindings(window: EffectWindow, effectOn: CalendarDate, designation: Designation): Finding[] {
  const day = formatDate(effectOn);
  const span = `${formatDate(window.earliestOn)} to ${formatDate(window.latestOn)}`;
  const rule = window.rules.join(" ");
  const paragraphs = designation.paragraphs.window;
  const outside = { level: "blocked-unless-authorised", rule, paragraphs } as const;
  const text = `${day} is outside the dates consulted on, ${span}. An authorised person must record why.`;
  if (effectOn < window.earliestOn) return [{ code: "before-window", text, ...outside }];
  if (effectOn > window.latestOn) return [{ code: "after-window", text, ...outside }];
  if (effectOn === window.proposedOn) return [];
  const why = `${day} is later than the proposed ${formatDate(window.proposedOn)}: say why it is “${designation.fallback}”.`;
  return [{ code: "after-proposed", level: "reason-needed", text: why, rule, paragraphs }];
}

function orderFindings({ effectOn, madeOn, approvedOn }: EffectDates, designation: Designation): Finding[] {
  const findings: Finding[] = [];
  if (madeOn && effectOn < madeOn)
    findings.push({
      code: "effect-before-made",
      level: "reason-needed",
      text: `The direction would take effect on ${formatDate(effectOn)}, before it was made on ${formatDate(madeOn)}.`,
      rule: "The day a direction is made and the day it takes effect are two dates; effect before making is flagged.",
      paragraphs: designation.paragraphs.effect,
    });
  if (approvedOn && effectOn < approvedOn)
    findings.push({
      code: "effect-before-approval",
      level: "blocked-unless-authorised",
      text: `The approval of ${formatDate(approvedOn)} would come after the effect on ${formatDate(effectOn)}.`,
      rule: "Submission comes before approval, and approval before effect.",
      paragraphs: designation.paragraphs.approval,
    });
  return findings;
}

function goLiveFindings({ effectOn, goLiveOn }: EffectDates, { goLive }: Designation): Finding[] {
  const endsOn = goLiveOn ?? goLive.targetOn;
  if (effectOn < endsOn) return [];
  const basis = goLiveOn ? "designated on" : "whose target is";
  return [
    {
      code: "not-before-go-live",
      level: "reason-needed",
      text: `With effect on ${formatDate(effectOn)} the new version would never operate: ${goLive.name}, ${basis} ${formatDate(endsOn)}, replaces it.`,
      rule: "The proposed version is in force until the next one is designated; a target is not the event itself.",
      paragraphs: goLive.paragraphs,
    },
  ];
}

/**
 * Everything to know about a date of effect before it is recorded: notes, what needs a reason, and what is blocked unless an
 * authorised person says why (S25.1, S25.4, S36.2, S36.3). The consulted proposal itself fills nothing.
 */
export const checkEffectDate = (window: EffectWindow, dates: EffectDates, designation: Designation): Finding[] => [
  ...placeFindings(window, dates.effectOn, designation),
  ...dayFindings(dates.effectOn, designation.paragraphs.effect),
  ...orderFindings(dates, designation),
  ...goLiveFindings(dates, designation),
];

/** The findings that still stand in the way: reasons not given, authority not used. Empty means the date can be recorded. */
export const whyNotRecordable = (
  findings: readonly Finding[],
  given: { reason: string | null; isAuthorised: boolean },
): Finding[] =>
  findings.filter(({ level }) => {
    if (level === "note") return false;
    return !given.reason?.trim() || (level === "blocked-unless-authorised" && !given.isAuthorised);
  });
