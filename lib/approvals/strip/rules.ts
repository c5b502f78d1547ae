import { bankHolidaysBetween, englandAndWales, isCovered, isWeekend } from "#lib/calendars/rules.ts";
import type { Designation } from "#lib/consultations/schema.ts";
import { addDays, type CalendarDate, formatDate, formatInstant, londonDate } from "#lib/dates.ts";
import type { EffectWindow } from "../window/schema.ts";

/** A day with words on it, and how the day is said: the close with its time (S7.1). */
export type StripMark = { key: string; on: CalendarDate; said: string; label: string; note: string | null };

export type StripDay = { on: CalendarDate; isInWindow: boolean; isHoliday: boolean; isWeekend: boolean };

/** The re-designation window as one strip of days with its marks, in order: what is drawn, and what its text twin says. */
export type Strip = { days: StripDay[]; marks: StripMark[] };

type Known = {
  closesAt: Date;
  today: CalendarDate;
  effectOn: CalendarDate | null;
  goLiveOn: CalendarDate | null;
};

const longestStrip = 400;

/** From the close to the Go Live day, with the proposed day, the last day, every bank holiday in the window, and today (S36.3, S14.1). */
export function stripOf(window: EffectWindow, designation: Designation, known: Known): Strip {
  const { closesAt, today, effectOn, goLiveOn } = known;
  const holidays = isCovered(window.earliestOn, window.latestOn)
    ? bankHolidaysBetween(window.earliestOn, window.latestOn, englandAndWales)
    : [];
  const holidayName = (on: CalendarDate) => holidays.find((holiday) => holiday.on === on)?.name ?? null;
  const bankHoliday = (on: CalendarDate) => {
    const name = holidayName(on);
    return name && `A bank holiday: ${name}.`;
  };
  const named: Omit<StripMark, "said">[] = [
    { key: "close", on: londonDate(closesAt), label: "The consultation closes", note: null },
    {
      key: "proposed",
      on: window.proposedOn,
      label: "Proposed day, and first day of the window",
      note: bankHoliday(window.proposedOn),
    },
    ...holidays
      .filter(({ on }) => on !== window.proposedOn && on !== window.latestOn)
      .map(({ on, name }) => ({ key: `holiday-${on}`, on, label: name, note: "A bank holiday." })),
    { key: "latest", on: window.latestOn, label: "Last day of the window", note: bankHoliday(window.latestOn) },
    goLiveOn
      ? { key: "go-live", on: goLiveOn, label: `Designation of ${designation.goLive.name}`, note: null }
      : {
          key: "go-live",
          on: designation.goLive.targetOn,
          label: `Target for ${designation.goLive.name}`,
          note: "A target: the event itself ends the new version.",
        },
    ...(effectOn
      ? [{ key: "effect", on: effectOn, label: "Effect of the re-designation, as recorded", note: null }]
      : []),
  ];
  const from = named.map(({ on }) => on).sort()[0] ?? window.earliestOn;
  const to =
    named
      .map(({ on }) => on)
      .sort()
      .at(-1) ?? window.latestOn;
  const days: StripDay[] = [];
  for (let on = from; on <= to && days.length < longestStrip; on = addDays(on, 1)) {
    const isInWindow = window.earliestOn <= on && on <= window.latestOn;
    days.push({ on, isInWindow, isHoliday: holidayName(on) !== null, isWeekend: isWeekend(on) });
  }
  const isNow = from <= today && today <= to;
  const marks = [...named, ...(isNow ? [{ key: "today", on: today, label: "Today", note: null }] : [])];
  const said = ({ key, on }: { key: string; on: CalendarDate }) =>
    key === "close" ? formatInstant(closesAt) : formatDate(on);
  return {
    days,
    marks: marks
      .map((mark) => ({ ...mark, said: said(mark) }))
      .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
  };
}
