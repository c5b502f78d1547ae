import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { laterThanOperative, operativeOf } from "./rules.ts";

const v = (number: number, isLate = false) => ({ number, isLate });

describe("which version of a response counts", () => {
  it.each([
    { versions: [v(1)], operative: 1, later: [] },
    { versions: [v(1), v(2), v(3)], operative: 3, later: [] },
    { versions: [v(1), v(2), v(3, true)], operative: 2, later: [3] },
    { versions: [v(1), v(2, true), v(3, true)], operative: 1, later: [2, 3] },
    { versions: [v(1, true)], operative: 1, later: [] },
    { versions: [v(1, true), v(2, true)], operative: 2, later: [] },
  ])("of $versions.length versions it is $operative, with $later after it", ({ versions, operative, later }) => {
    expect(operativeOf(versions)?.number).toBe(operative);
    expect(laterThanOperative(versions).map(({ number }) => number)).toEqual(later);
  });

  it("is none where there are no versions", () => {
    expect(operativeOf([])).toBeNull();
    expect(laterThanOperative([])).toEqual([]);
  });

  it("S28.1 a late version never takes the place of an on-time one, in whatever order they are listed", () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 8 }), (late) => {
        const versions = late.map((isLate, index) => v(index + 1, isLate));
        const operative = operativeOf(versions.toReversed());
        return operative?.isLate === late.every(Boolean);
      }),
    );
  });
});
