import { describe, expect, it } from "vitest";
import { promisesIn } from "#lib/confidentiality/promises/rules.ts";
import { lateVersionOf, sayLateStanding, sayToRespondent, standingOn } from "./rules.ts";
import { decideLateSchema, lateOutcomes } from "./schema.ts";

const v = (number: number, isLate = false) => ({ number, isLate });

describe("S28.6 what is decided on", () => {
  it.each([
    { versions: [], late: null },
    { versions: [v(1)], late: null },
    { versions: [v(1, true)], late: 1 },
    { versions: [v(1), v(2, true)], late: 2 },
    { versions: [v(3, true), v(2, true), v(1)], late: 3 },
  ])("of $versions: $late", ({ versions, late }) => expect(lateVersionOf(versions)?.number ?? null).toBe(late));

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
