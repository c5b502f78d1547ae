import { expect, it } from "vitest";
import { isSealDue } from "./rules.ts";

const closesAt = new Date("2023-04-25T15:00:00.000Z");
const sealed = { toNumber: 7, sealedAt: new Date("2023-04-25T15:00:30.000Z") };

it.each([
  [
    "while answering is open, to the last millisecond",
    "2023-04-25T15:00:00.000Z",
    { lastNumber: 7, lastSeal: null },
    false,
  ],
  ["after the close, the first time", "2023-04-25T15:00:00.001Z", { lastNumber: 7, lastSeal: null }, true],
  [
    "after the close with nothing received (S24.8)",
    "2023-04-25T15:00:00.001Z",
    { lastNumber: 0, lastSeal: null },
    true,
  ],
  ["when nothing came since the seal", "2023-04-26T15:00:00.000Z", { lastNumber: 7, lastSeal: sealed }, false],
  ["when something came late, within the hour", "2023-04-25T16:00:29.999Z", { lastNumber: 8, lastSeal: sealed }, false],
  ["when something came late, after the hour", "2023-04-25T16:00:30.000Z", { lastNumber: 8, lastSeal: sealed }, true],
])("a seal %s, at %s", (_, now, register, due) => {
  expect(isSealDue({ closesAt, ...register }, new Date(now))).toBe(due);
});
