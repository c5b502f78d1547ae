import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addCalendarMonths,
  addDays,
  calendarDate,
  dayOfWeek,
  daysBetween,
  formatDate,
  formatDateShort,
  formatInstant,
  formatInstantShort,
  formatInstantToSecond,
  formatTime,
  fromLondon,
  isCalendarDate,
  londonDate,
  londonInstants,
  londonTime,
} from "./dates.ts";

const iso = (at: Date) => at.toISOString();

describe("London time", () => {
  test("S7.1 the closing moment reads as one sentence, whatever zone the machine is in", () => {
    expect(formatInstant(new Date("2023-04-25T15:00:00Z"))).toBe("16:00 UK time (BST) on Tuesday 25 April 2023");
    expect(formatTime(new Date("2023-01-18T16:00:00Z"))).toBe("16:00 UK time (GMT)");
    expect(formatInstantToSecond(new Date("2023-04-25T15:00:05.999Z"))).toBe(
      "16:00:05 UK time (BST) on Tuesday 25 April 2023",
    );
  });

  test("dates read with and without their weekday", () => {
    expect(formatDate("2023-06-08")).toBe("Thursday 8 June 2023");
    expect(formatDateShort("2023-06-08")).toBe("8 June 2023");
  });

  test("S7.1 16:00 in London on the closing day is 15:00 UTC, and 16:00 UTC in winter", () => {
    expect(iso(fromLondon("2023-04-25", "16:00"))).toBe("2023-04-25T15:00:00.000Z");
    expect(iso(fromLondon("2023-01-18", "16:00"))).toBe("2023-01-18T16:00:00.000Z");
  });

  test("the hour skipped on 26 March 2023 does not exist, and its edges do", () => {
    expect(iso(fromLondon("2023-03-26", "00:59:59"))).toBe("2023-03-26T00:59:59.000Z");
    expect(londonInstants("2023-03-26", "01:00")).toEqual([]);
    expect(() => fromLondon("2023-03-26", "01:30")).toThrow(RangeError);
    expect(iso(fromLondon("2023-03-26", "02:00"))).toBe("2023-03-26T01:00:00.000Z");
  });

  test.each(["24:00", "9:00", "16.00", "16:60", ""])("%o is no time of day", (time) => {
    expect(() => fromLondon("2023-04-25", time)).toThrow(RangeError);
  });

  test("the hour repeated on 29 October 2023 has two moments, and the earlier is taken", () => {
    expect(londonInstants("2023-10-29", "01:30").map(iso)).toEqual([
      "2023-10-29T00:30:00.000Z",
      "2023-10-29T01:30:00.000Z",
    ]);
    expect(iso(fromLondon("2023-10-29", "01:30"))).toBe("2023-10-29T00:30:00.000Z");
    expect(iso(fromLondon("2023-10-29", "02:00"))).toBe("2023-10-29T02:00:00.000Z");
  });

  test("the day in London turns at 23:00 UTC in summer and at midnight UTC in winter", () => {
    expect(londonDate(new Date("2023-05-07T22:59:59.999Z"))).toBe("2023-05-07");
    expect(londonDate(new Date("2023-05-07T23:00:00Z"))).toBe("2023-05-08");
    expect(londonDate(new Date("2023-12-31T23:59:59.999Z"))).toBe("2023-12-31");
    expect(londonTime(new Date("2023-05-07T23:00:00Z"))).toBe("00:00:00");
  });

  test("every moment is among the moments of its own London day and time", () => {
    const second = fc.integer({ min: Date.UTC(2000, 0, 1) / 1000, max: Date.UTC(2060, 0, 1) / 1000 });
    fc.assert(
      fc.property(second, (seconds) => {
        const at = new Date(seconds * 1000);
        const found = londonInstants(londonDate(at), londonTime(at));
        expect(found.map(iso)).toContain(iso(at));
      }),
    );
  });
});

test("says a moment in a row of a table to the minute, by London’s clock", () => {
  expect(formatInstantShort(new Date("2023-04-17T23:30:59Z"))).toBe("18 April 2023, 00:30");
});

describe("calendar dates", () => {
  test.each([
    ["2023-05-08", true],
    ["2024-02-29", true],
    ["2023-02-29", false],
    ["2023-13-01", false],
    ["2023-04-31", false],
    ["23-04-25", false],
    ["2023-04-25T00:00:00Z", false],
    [20230425, false],
    [null, false],
  ])("%s is a calendar date: %s", (value, expected) => {
    expect(isCalendarDate(value)).toBe(expected);
  });

  test("a day that does not exist is refused, never rolled over", () => {
    expect(() => calendarDate("2023-02-30")).toThrow(RangeError);
  });

  test("days are counted across months, leap days and clock changes alike", () => {
    expect(daysBetween("2023-03-31", "2023-04-25")).toBe(25);
    expect(daysBetween("2023-03-25", "2023-03-27")).toBe(2);
    expect(daysBetween("2024-02-28", "2024-03-01")).toBe(2);
    expect(addDays("2023-10-28", 2)).toBe("2023-10-30");
    expect(addDays("2023-01-01", -1)).toBe("2022-12-31");
    expect(dayOfWeek("2023-05-08")).toBe(1);
  });

  test("S36.3 a month ends on the corresponding date (Dodds v Walker), or on the month's last day where there is none", () => {
    expect(addCalendarMonths("2023-05-08", 1)).toBe("2023-06-08");
    expect(addCalendarMonths("2023-01-31", 1)).toBe("2023-02-28");
    expect(addCalendarMonths("2024-01-31", 1)).toBe("2024-02-29");
    expect(addCalendarMonths("2023-01-30", 1)).toBe("2023-02-28");
    expect(addCalendarMonths("2023-02-28", 1)).toBe("2023-03-28");
    expect(addCalendarMonths("2024-02-29", 12)).toBe("2025-02-28");
    expect(addCalendarMonths("2023-05-31", 1)).toBe("2023-06-30");
    expect(addCalendarMonths("2023-12-31", 1)).toBe("2024-01-31");
    expect(addCalendarMonths("1978-09-30", 4)).toBe("1979-01-30");
    expect(addCalendarMonths("2023-03-31", -1)).toBe("2023-02-28");
  });
});
