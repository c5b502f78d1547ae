import { expect, test } from "vitest";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { windowOf } from "../window/rules.ts";
import { stripOf } from "./rules.ts";

const { designation } = readSeedConsultation();
if (!designation) throw new Error("the seed proposes no date");
const window = windowOf(designation);
const known = {
  closesAt: new Date("2023-04-25T15:00:00.000Z"),
  today: "2023-04-17",
  effectOn: null,
  goLiveOn: null,
} as const;

test("S36.3 the strip runs from the close to the Go Live target and marks the window's ends and its bank holidays", () => {
  const { days, marks } = stripOf(window, designation, known);
  expect([days[0]?.on, days.at(-1)?.on, days.length]).toEqual(["2023-04-25", "2023-06-29", 66]);
  expect(days.filter(({ isInWindow }) => isInWindow)).toHaveLength(32);
  expect(days.filter(({ isHoliday }) => isHoliday).map(({ on }) => on)).toEqual(["2023-05-08", "2023-05-29"]);
  expect(marks.map(({ key, on }) => `${on} ${key}`)).toEqual([
    "2023-04-25 close",
    "2023-05-08 proposed",
    "2023-05-29 holiday-2023-05-29",
    "2023-06-08 latest",
    "2023-06-29 go-live",
  ]);
  expect(marks[1]?.note).toBe("A bank holiday: Coronation of King Charles III.");
});

test("S7.1 the day of the close is said with its time, and every other by itself", () => {
  const { marks } = stripOf(window, designation, known);
  expect(marks.slice(0, 2).map(({ said }) => said)).toEqual([
    "16:00 UK time (BST) on Tuesday 25 April 2023",
    "Monday 8 May 2023",
  ]);
});

test("S14.1 the target gives way to the event once it is recorded", () => {
  const { marks } = stripOf(window, designation, { ...known, goLiveOn: "2023-07-03" });
  expect(marks.at(-1)).toMatchObject({ on: "2023-07-03", label: "Designation of the Go Live ETMAD", note: null });
});

test("a recorded effect outside the window widens the strip; today is marked while it lies on it", () => {
  const early = stripOf(window, designation, { ...known, effectOn: "2023-04-20", today: "2023-05-02" });
  expect(early.days[0]?.on).toBe("2023-04-20");
  expect(early.marks.map(({ key }) => key)).toContain("today");
  expect(stripOf(window, designation, known).marks.map(({ key }) => key)).not.toContain("today");
});
