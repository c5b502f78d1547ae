import { describe, expect, it } from "vitest";
import { isLate, phaseOf } from "./rules.ts";

const closesAt = new Date("2023-04-25T15:00:00.000Z");
const opensAt = new Date("2023-03-30T23:00:00.000Z");

describe("the phase of a consultation", () => {
  it.each([
    ["2023-04-25T14:59:59.999Z", false],
    ["2023-04-25T15:00:00.000Z", false],
    ["2023-04-25T15:00:00.001Z", true],
  ])("S28.1 a response received at %s is late: %s", (receivedAt, late) => {
    expect(isLate(new Date(receivedAt), closesAt)).toBe(late);
  });

  it.each([
    ["2023-03-30T22:59:59.999Z", "before-opening"],
    ["2023-03-30T23:00:00.000Z", "open"],
    ["2023-04-25T15:00:00.000Z", "open"],
    ["2023-04-25T15:00:00.001Z", "closed"],
  ])("S28.4 at %s it is %s, computed from the instant alone", (now, phase) => {
    expect(phaseOf({ opensAt, closesAt }, new Date(now))).toBe(phase);
  });
});
