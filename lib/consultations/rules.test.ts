import { describe, expect, test } from "vitest";
import { calendarDate, fromLondon } from "#lib/dates.ts";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import {
  closingSentence,
  isLate,
  lengthAfterClose,
  periodLength,
  phaseOf,
  questionMailto,
  replyDueOn,
  responseMailto,
  sayDuration,
  secondsHeld,
  timeLeft,
} from "./rules.ts";

const period = {
  opensAt: fromLondon("2023-03-31", "00:00").toISOString(),
  closesAt: fromLondon("2023-04-25", "16:00").toISOString(),
};
const at = (iso: string) => new Date(iso);

test.each([
  ["2023-03-30T22:59:50.000Z", 10, "until it opens"],
  ["2023-04-25T14:59:30.500Z", 29, "until it closes"],
  ["2023-04-25T15:00:00.000Z", 28_800, "until the day ends, once it has closed"],
  ["2023-04-24T22:59:59.000Z", 1, "until the London day ends"],
  ["2023-10-28T23:00:00.000Z", 90_000, "for 25 hours on the day when summer time ends"],
])("S28.4 at %s what a page says of a consultation holds for %i s: %s", (now, seconds) => {
  expect(secondsHeld(period, at(now))).toBe(seconds);
});

describe("phase and lateness", () => {
  test.each([
    ["2023-03-30T22:59:59.999Z", "upcoming"],
    ["2023-03-30T23:00:00.000Z", "open"],
    ["2023-04-25T14:59:59.999Z", "open"],
    ["2023-04-25T15:00:00.000Z", "open"],
    ["2023-04-25T15:00:00.001Z", "closed"],
  ])("S28.4 at %s the consultation is %s, by the clock alone", (now, phase) => {
    expect(phaseOf(period, at(now))).toBe(phase);
  });

  test.each([
    ["2023-04-25T14:59:59.999Z", false],
    ["2023-04-25T15:00:00.000Z", false],
    ["2023-04-25T15:00:00.001Z", true],
  ])("S28.1 a response received at %s is late: %s", (receivedAt, late) => {
    expect(isLate(at(receivedAt), period.closesAt)).toBe(late);
    expect(isLate(at(receivedAt), new Date(period.closesAt))).toBe(late);
  });

  test.each([
    ["the day the clocks go forward", fromLondon("2023-03-26", "16:00"), "2023-03-26T15:00:00.000Z"],
    ["the day the clocks go back", fromLondon("2023-10-29", "16:00"), "2023-10-29T16:00:00.000Z"],
  ])("S28.1 a deadline on %s turns exactly at 16:00 in London", (_, closesAt, utc) => {
    expect(closesAt.toISOString()).toBe(utc);
    expect(isLate(closesAt, closesAt)).toBe(false);
    expect(isLate(new Date(closesAt.getTime() + 1), closesAt)).toBe(true);
  });
});

describe("the deadline in words", () => {
  test("S7.1 the closing sentence has weekday, date, time and zone", () => {
    expect(closingSentence(period)).toBe("16:00 UK time (BST) on Tuesday 25 April 2023");
  });

  test.each([
    ["2023-03-30T21:00:00Z", "in 2 hours"],
    ["2023-04-17T09:00:00Z", "8 days and 6 hours left"],
    ["2023-04-24T15:00:00Z", "1 day left"],
    ["2023-04-24T15:00:01Z", "23 hours and 59 minutes left"],
    ["2023-04-25T13:59:00Z", "1 hour and 1 minute left"],
    ["2023-04-25T14:59:00Z", "1 minute left"],
    ["2023-04-25T14:59:00.001Z", "less than a minute left"],
    ["2023-04-25T15:00:00Z", "less than a minute left"],
    ["2023-04-25T15:00:00.001Z", "less than a minute ago"],
    ["2023-04-27T16:30:00Z", "2 days and 1 hour ago"],
  ])("at %s it reads “%s”", (now, words) => {
    expect(timeLeft(period, at(now))).toBe(words);
  });

  test.each([
    ["2023-03-25", "2023-03-26", "1 day"],
    ["2023-10-28", "2023-10-29", "1 day"],
    ["2023-03-20", "2023-04-03", "14 days"],
  ])("from 16:00 on %s to 16:00 on %s is %s, however many hours the clocks give or take", (from, to, words) => {
    expect(sayDuration(fromLondon(calendarDate(from), "16:00"), fromLondon(calendarDate(to), "16:00"))).toBe(words);
  });

  test("the two half past ones of the night the clocks go back are one hour apart", () => {
    expect(sayDuration(at("2023-10-29T00:30:00Z"), at("2023-10-29T01:30:00Z"))).toBe("1 hour");
  });

  test("a closing time inside the skipped hour of an earlier day still counts", () => {
    expect(sayDuration(fromLondon("2023-03-26", "00:30"), fromLondon("2023-03-27", "01:30"))).toBe("1 day");
  });
});

describe("writing to the consulting body", () => {
  const content = readSeedConsultation();

  test("§28 a response by mail starts with the reference in its subject", () => {
    const link = new URL(responseMailto(content));
    expect(link.pathname).toBe("consultations@smartdcc.co.uk");
    expect(link.searchParams.get("subject")).toBe("Response to ETMAD-PGL-2023: Pre-Go Live ETMAD");
    expect(link.href).not.toContain("+");
  });

  test("§32 so does a question about the documents", () => {
    expect(new URL(questionMailto(content)).searchParams.get("subject")).toBe("Question about ETMAD-PGL-2023");
  });
});

describe("the length report", () => {
  test("the period is 25 calendar days and 16 working days, and spans Good Friday and Easter Monday", () => {
    const { calendarDays, workingDays, bankHolidays } = periodLength(period);
    expect({ calendarDays, workingDays }).toEqual({ calendarDays: 25, workingDays: 16 });
    expect(bankHolidays.map(({ on }) => on)).toEqual(["2023-04-07", "2023-04-10"]);
  });

  test("S36.3 from the close to the proposed date are 13 calendar days with 7 working days between", () => {
    expect(lengthAfterClose(period, "2023-05-08")).toMatchObject({ calendarDays: 13, workingDays: 7 });
  });

  test("twelve weeks after the close is Tuesday 18 July 2023", () => {
    expect(replyDueOn(period)).toBe("2023-07-18");
  });

  test("in years without recorded bank holidays the working days are unknown, not guessed", () => {
    const later = { opensAt: "2031-03-03T09:00:00Z", closesAt: "2031-03-10T16:00:00Z" };
    expect(periodLength(later)).toEqual({ calendarDays: 7, workingDays: null, bankHolidays: [] });
  });
});
