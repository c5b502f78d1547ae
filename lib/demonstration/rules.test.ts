import { expect, it } from "vitest";
import { offsetTo } from "./rules.ts";

it("S28.4 the demonstration's clock ticks with the real one, so that no page kept for a second outlives its close", () => {
  const to = new Date("2023-04-25T14:59:00.000Z");
  for (const now of ["2026-11-30T20:00:00.000Z", "2026-11-30T20:00:00.123Z", "2026-11-30T20:00:00.987Z"]) {
    const offset = offsetTo(to, new Date(now));
    expect(Math.abs(offset % 1000)).toBe(0);
    expect(Math.abs(new Date(now).getTime() + offset - to.getTime())).toBeLessThanOrEqual(500);
  }
});
