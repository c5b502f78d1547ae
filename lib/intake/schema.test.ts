import { describe, expect, it } from "vitest";
import { rereadingSchema, setAsideSchema } from "./schema.ts";

const typed = {
  readingNumber: "1",
  isResponse: "yes",
  verdict: "none",
  passages: ["", "so much"],
  reason: "",
  answers: {},
  general: "",
  name: "",
  organisation: "",
  email: "",
  arrivedOn: "",
  arrivedTime: "",
  why: "By the list of the post room.",
};
const read = (arrival: { arrivedOn?: string; arrivedTime?: string }) => {
  const { data, error } = rereadingSchema.safeParse({ ...typed, ...arrival });
  return data ? data.receivedAt : error?.issues.map(({ path, message }) => [path.join("."), message]);
};

describe("S28.8 the time of arrival that staff enter", () => {
  it.each([
    ["2023-04-18", "09:30", "2023-04-18T08:30:00.000Z"],
    ["2023-04-18", "", "2023-04-17T23:00:00.000Z"],
    ["2023-02-18", "09:30", "2023-02-18T09:30:00.000Z"],
    // The hour that comes twice when summer time ends: the earlier one, which is never later than the truth.
    ["2023-10-29", "01:30", "2023-10-29T00:30:00.000Z"],
    ["", "", null],
  ])("%s %s in the United Kingdom is %s", (arrivedOn, arrivedTime, at) => {
    expect(read({ arrivedOn, arrivedTime })).toBe(at);
  });

  it("a time that the clocks went over is asked for anew, and so is a time without its day", () => {
    expect(read({ arrivedOn: "2023-03-26", arrivedTime: "01:30" })).toEqual([
      ["arrivedTime", expect.stringContaining("clocks went forward")],
    ]);
    expect(read({ arrivedTime: "09:30" })).toEqual([["arrivedOn", expect.any(String)]]);
  });
});

it("a message is set aside with a reason that can be kept as it was typed", () => {
  expect(setAsideSchema.safeParse({ reason: "An automatic\0 reply" }).data).toEqual({ reason: "An automatic reply" });
  expect(setAsideSchema.safeParse({ reason: " " }).success).toBe(false);
  expect(setAsideSchema.safeParse({ reason: "a".repeat(2000) }).success).toBe(false);
});
