import { describe, expect, test } from "vitest";
import { calendarDate, formatDate } from "#lib/dates.ts";
import { bankHolidays } from "./bank-holidays.ts";
import {
  addWorkingDays,
  bankHolidayOn,
  bankHolidaysBetween,
  countWorkingDays,
  englandAndWales,
  informationRequestDueOn,
  isCovered,
  isWeekend,
  isWorkingDay,
  unitedKingdom,
} from "./rules.ts";
import type { Nation } from "./schema.ts";

const daysOff = (year: number, nation: Nation) =>
  new Set(bankHolidays.filter((h) => h.on.startsWith(`${year}-`) && h.nations.includes(nation)).map((h) => h.on)).size;

describe("the list of bank holidays", () => {
  test.each([
    [2021, 8, 9, 10],
    [2022, 10, 11, 12],
    [2023, 9, 10, 11],
    [2024, 8, 9, 10],
    [2025, 8, 9, 10],
    [2026, 8, 10, 10],
    [2027, 8, 9, 10],
  ])("%i has %i days off in England and Wales, %i in Scotland, %i in Northern Ireland", (year, ew, scotland, ni) => {
    expect(daysOff(year, "england-and-wales")).toBe(ew);
    expect(daysOff(year, "scotland")).toBe(scotland);
    expect(daysOff(year, "northern-ireland")).toBe(ni);
  });

  test("no entry falls on a weekend, each names its source, and no nation has a day twice", () => {
    const seen = bankHolidays.flatMap((h) => h.nations.map((nation) => `${h.on} ${nation}`));
    expect(new Set(seen).size).toBe(seen.length);
    for (const holiday of bankHolidays) {
      expect(isWeekend(holiday.on), formatDate(holiday.on)).toBe(false);
      expect(holiday.source).not.toBe("");
    }
  });

  test.each([
    ["2021-12-28", "Boxing Day, substitute day"],
    ["2022-06-02", "Spring bank holiday, moved"],
    ["2022-06-03", "Platinum Jubilee bank holiday"],
    ["2022-09-19", "State Funeral of Queen Elizabeth II"],
    ["2022-12-27", "Christmas Day, substitute day"],
    ["2023-04-07", "Good Friday"],
    ["2023-04-10", "Easter Monday"],
    ["2023-05-01", "Early May bank holiday"],
    ["2023-05-08", "Coronation of King Charles III"],
    ["2026-12-28", "Boxing Day, substitute day"],
  ])("%s is %s in England and Wales", (on, name) => {
    expect(bankHolidayOn(calendarDate(on), englandAndWales)?.name).toBe(name);
  });

  test("the last Monday of May 2022 was an ordinary working day: the holiday had moved", () => {
    expect(isWorkingDay("2022-05-30", englandAndWales)).toBe(true);
  });

  test("a holiday of one nation stops only the United Kingdom's clock", () => {
    for (const on of ["2024-03-18", "2024-07-12", "2024-08-05", "2024-12-02", "2024-01-02", "2026-06-15"] as const) {
      expect(isWorkingDay(on, englandAndWales), on).toBe(true);
      expect(isWorkingDay(on, unitedKingdom), on).toBe(false);
    }
  });
});

describe("counting working days", () => {
  test("the consultation period has 16 working days counting both ends and spans Good Friday and Easter Monday", () => {
    expect(countWorkingDays("2023-03-31", "2023-04-25", englandAndWales)).toBe(16);
    const spanned = bankHolidaysBetween("2023-03-31", "2023-04-25", englandAndWales);
    expect(spanned.map((holiday) => holiday.name)).toEqual(["Good Friday", "Easter Monday"]);
  });

  test("weekends and an inverted span count nothing", () => {
    expect(countWorkingDays("2023-04-22", "2023-04-23", englandAndWales)).toBe(0);
    expect(countWorkingDays("2023-04-25", "2023-04-24", englandAndWales)).toBe(0);
    expect(countWorkingDays("2023-04-25", "2023-04-25", englandAndWales)).toBe(1);
  });

  test("S36.3 the working day after the proposed date is Tuesday 9 May 2023", () => {
    expect(addWorkingDays("2023-05-08", 1, englandAndWales)).toBe("2023-05-09");
    expect(addWorkingDays("2023-05-05", 1, englandAndWales)).toBe("2023-05-09");
  });

  test("a request for information falls due on the twentieth working day following receipt, by the whole United Kingdom's holidays", () => {
    expect(informationRequestDueOn("2023-04-03")).toBe("2023-05-04");
    expect(informationRequestDueOn("2023-07-03")).toBe("2023-08-01");
    expect(addWorkingDays("2023-07-03", 20, englandAndWales)).toBe("2023-07-31");
  });

  test("days beyond the recorded years are refused, not guessed", () => {
    expect(isCovered("2021-01-01", "2027-12-31")).toBe(true);
    expect(isCovered("2020-12-31")).toBe(false);
    expect(isCovered("2027-12-31", "2028-01-01")).toBe(false);
    expect(() => isWorkingDay("2028-01-03", englandAndWales)).toThrow(/recorded from 2021-01-01 to 2027-12-31/);
  });
});
