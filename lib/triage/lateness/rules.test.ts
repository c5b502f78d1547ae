import { describe, expect, it } from "vitest";
import { promisesIn } from "#lib/confidentiality/promises/rules.ts";
import { lateVersionsOf, sayLateStanding, sayToRespondent, standingOn } from "./rules.ts";
import { decideLateSchema, lateOutcomes } from "./schema.ts";

const v = (number: number, isLate = false) => ({ number, isLate });

describe("S28.6 what is decided on", () => {
  it.each([
    { versions: [], out: [], late: [] },
    { versions: [v(1)], out: [], late: [] },
    { versions: [v(1, true)], out: [], late: [1] },
    { versions: [v(1), v(2, true)], out: [], late: [2] },
    { versions: [v(3, true), v(2, true), v(1)], out: [], late: [3] },
    { versions: [v(3, true), v(2, true), v(1)], out: [3], late: [3, 2] },
    { versions: [v(3, true), v(2, true), v(1)], out: [3, 2], late: [3, 2] },
    { versions: [v(2, true), v(1, true)], out: [2, 1], late: [2, 1] },
  ])("of $versions, $out not considered: $late", ({ versions, out, late }) => {
    const outcomeOf = (number: number) => (out.some((each) => each === number) ? "not-considered" : null);
    expect(lateVersionsOf(versions, outcomeOf).map(({ number }) => number)).toEqual(late);
  });

  it("the last decision on a version stands, and one on an earlier version says nothing of a later one", () => {
    const decisions = [
      { version: 1, outcome: "considered" },
      { version: 1, outcome: "not-considered" },
    ];
    expect(standingOn(decisions, 1)?.outcome).toBe("not-considered");
    expect(standingOn(decisions, 2)).toBeNull();
  });

  it("a decision without a reason is none", () => {
    const decision = { version: "1", outcome: "considered", reason: " \n", seenId: "" };
    expect(decideLateSchema.safeParse(decision).error?.issues.map(({ message }) => message)).toEqual([
      "Give the reason",
    ]);
  });
});

it.each([
  [{ isLate: false, lateStanding: null }, null],
  [{ isLate: true, lateStanding: "undecided" as const }, "undecided"],
  [{ isLate: true, lateStanding: "considered-in-part" as const }, "considered in part"],
  [{ isLate: false, lateStanding: "undecided" as const }, "later version undecided"],
])("S28.6 in the queue: %o", (row, said) => expect(sayLateStanding(row)).toBe(said));

it.each(lateOutcomes)("S31.2 a respondent is told %s without a promise", (outcome) =>
  expect(promisesIn(sayToRespondent(outcome, "DCC"))).toEqual([]),
);
