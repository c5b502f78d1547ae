import { describe, expect, test } from "vitest";
import type { Designation } from "#lib/consultations/schema.ts";
import { type CalendarDate, daysBetween, formatDate } from "#lib/dates.ts";
import { checkEffectDate, firstWorkingDayOn, whyNotRecordable, windowOf, workingDaysLeft } from "./rules.ts";
import type { EffectDates } from "./schema.ts";

const designation: Designation = {
  proposedOn: "2023-05-08",
  withinMonths: 1,
  fallback: "as soon as reasonably practicable",
  question: "Q2",
  paragraphs: { window: [26, 27], approval: [25], effect: [36] },
  goLive: { name: "the Go Live ETMAD", targetOn: "2023-06-29", paragraphs: [10, 14, 25] },
};
const window = windowOf(designation);
const propose = (proposedOn: CalendarDate) => windowOf({ ...designation, proposedOn });

const check = (effectOn: CalendarDate, known: Partial<EffectDates> = {}) =>
  checkEffectDate(window, { effectOn, madeOn: null, approvedOn: null, goLiveOn: null, ...known }, designation);
const codes = (...args: Parameters<typeof check>) => check(...args).map(({ code, level }) => `${code}: ${level}`);

describe("the window", () => {
  test("S36.3 8 May to Thursday 8 June 2023 inclusive, 22 working days from Tuesday 9 May", () => {
    expect(window).toMatchObject({ earliestOn: "2023-05-08", latestOn: "2023-06-08" });
    expect(formatDate(window.latestOn)).toBe("Thursday 8 June 2023");
    expect(firstWorkingDayOn(window)).toBe("2023-05-09");
    expect(workingDaysLeft(window, "2023-05-09")).toBe(22);
  });

  test("S14.1 the Go Live target is 21 days after the long-stop", () => {
    expect(daysBetween(window.latestOn, designation.goLive.targetOn)).toBe(21);
  });

  test.each<[string, CalendarDate, CalendarDate]>([
    ["31 January", "2023-01-31", "2023-02-28"],
    ["31 January of a leap year", "2024-01-31", "2024-02-29"],
    ["29 January", "2023-01-29", "2023-02-28"],
    ["28 February", "2023-02-28", "2023-03-28"],
    ["29 February", "2024-02-29", "2024-03-29"],
    ["31 March, to a month of 30 days", "2023-03-31", "2023-04-30"],
    ["30 April, to a month of 31 days", "2023-04-30", "2023-05-30"],
    ["31 December, over the year", "2023-12-31", "2024-01-31"],
  ])("one month from %s ends on the corresponding date or the month's last", (_, proposedOn, latestOn) => {
    expect(propose(proposedOn).latestOn).toBe(latestOn);
  });

  test("S36.4 a last day that is a bank holiday stays, unless a named person changed the rule; the rule is said", () => {
    const easter = { ...designation, proposedOn: "2023-03-10" as const };
    expect(windowOf(easter).latestOn).toBe("2023-04-10");
    expect(windowOf(easter).rules.join(" ")).toContain("does not move for weekends or bank holidays");
    expect(windowOf(easter, "next-working-day").latestOn).toBe("2023-04-11");
    expect(windowOf(easter, "next-working-day").rules.join(" ")).toContain("by a recorded decision");
    expect(windowOf(designation, "next-working-day").latestOn).toBe("2023-06-08");
  });

  test.each<[CalendarDate, number]>([
    ["2023-04-17", 22],
    ["2023-05-08", 22],
    ["2023-06-07", 2],
    ["2023-06-08", 1],
    ["2023-06-09", 0],
    ["2023-12-25", 0],
  ])("on %s there are %i working days left", (from, days) => {
    expect(workingDaysLeft(window, from)).toBe(days);
  });
});

describe("checking a date of effect", () => {
  test.each<[CalendarDate, string[]]>([
    ["2023-05-07", ["before-window: blocked-unless-authorised", "weekend: note"]],
    ["2023-05-08", ["bank-holiday: note"]],
    ["2023-05-09", ["after-proposed: reason-needed"]],
    ["2023-05-29", ["after-proposed: reason-needed", "bank-holiday: note"]],
    ["2023-06-03", ["after-proposed: reason-needed", "weekend: note"]],
    ["2023-06-08", ["after-proposed: reason-needed"]],
    ["2023-06-09", ["after-window: blocked-unless-authorised"]],
    ["2023-06-28", ["after-window: blocked-unless-authorised"]],
    ["2023-06-29", ["after-window: blocked-unless-authorised", "not-before-go-live: reason-needed"]],
  ])("S36.3 effect on %s gives %j", (effectOn, expected) => {
    expect(codes(effectOn)).toEqual(expected);
  });

  test("S36.3 the note on 8 May names the holiday and the next working day", () => {
    expect(check("2023-05-08")[0]?.text).toBe(
      "Monday 8 May 2023 is a bank holiday (Coronation of King Charles III); the next working day is Tuesday 9 May 2023.",
    );
  });

  test.each<[CalendarDate, boolean]>([
    ["2023-05-08", false],
    ["2023-05-09", true],
  ])("S36.2 made on %s for effect on 8 May: flagged %s", (madeOn, flagged) => {
    expect(codes("2023-05-08", { madeOn }).includes("effect-before-made: reason-needed")).toBe(flagged);
  });

  test.each<[CalendarDate, boolean]>([
    ["2023-05-07", false],
    ["2023-05-08", false],
    ["2023-05-09", true],
  ])("S25.1 approved on %s, effect on 8 May: blocked %s", (approvedOn, blocked) => {
    expect(codes("2023-05-08", { approvedOn }).includes("effect-before-approval: blocked-unless-authorised")).toBe(
      blocked,
    );
  });

  test.each<[CalendarDate, boolean]>([
    ["2023-05-31", false],
    ["2023-06-01", true],
    ["2023-06-02", true],
  ])(
    "S25.4 once the next version is designated on 1 June, effect on %s would never operate: %s",
    (effectOn, warned) => {
      expect(codes(effectOn, { goLiveOn: "2023-06-01" }).includes("not-before-go-live: reason-needed")).toBe(warned);
    },
  );

  test("every finding shows its rule and where the document says so", () => {
    const all = check("2023-07-01", { madeOn: "2023-07-02", approvedOn: "2023-07-02" });
    expect(all.map(({ code }) => code)).toEqual([
      "after-window",
      "weekend",
      "effect-before-made",
      "effect-before-approval",
      "not-before-go-live",
    ]);
    for (const { rule, paragraphs } of all) {
      expect(rule).not.toBe("");
      expect(paragraphs.length).toBeGreaterThan(0);
    }
  });
});

describe("whether the date can be recorded", () => {
  test.each<[CalendarDate, string | null, boolean, boolean]>([
    ["2023-05-08", null, false, true],
    ["2023-05-09", null, false, false],
    ["2023-05-09", "   ", true, false],
    ["2023-05-09", "The approval came on 5 May.", false, true],
    ["2023-06-09", "Late approval.", false, false],
    ["2023-06-09", null, true, false],
    ["2023-06-09", "Late approval.", true, true],
    ["2023-05-05", "Early.", false, false],
  ])("S36.3 %s with reason %j, authorised %s: can be recorded %s", (effectOn, reason, isAuthorised, can) => {
    expect(whyNotRecordable(check(effectOn), { reason, isAuthorised }).length === 0).toBe(can);
  });
});
