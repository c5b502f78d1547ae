import { describe, expect, it } from "vitest";
import { draftOfStopToken, oneEach, reminderDue, stopTokenOf } from "./rules.ts";

const closesAt = "2023-04-25T15:00:00.000Z";
const due = (now: string, close = closesAt) => reminderDue(close, new Date(now))?.kind ?? null;

describe("when a reminder is due", () => {
  it.each([
    ["2023-04-18T14:59:59.999Z", null],
    ["2023-04-18T15:00:00.000Z", "seven-days"],
    ["2023-04-19T14:59:59.999Z", "seven-days"],
    ["2023-04-19T15:00:00.000Z", null],
    ["2023-04-24T14:59:59.999Z", null],
    ["2023-04-24T15:00:00.000Z", "one-day"],
    ["2023-04-25T14:59:59.999Z", "one-day"],
    ["2023-04-25T15:00:00.000Z", null],
    ["2023-04-26T15:00:00.000Z", null],
  ])("before the close of 25 April 2023, at %s: %s", (now, kind) => expect(due(now)).toBe(kind));

  it.each([
    ["2023-03-21T15:59:59.999Z", null],
    ["2023-03-21T16:00:00.000Z", "seven-days"],
  ])("across the change to summer time it keeps the London hour: at %s %s", (now, kind) =>
    expect(due(now, "2023-03-28T15:00:00.000Z")).toBe(kind),
  );
});

describe("to whom", () => {
  it("each address once, and nothing that is no address", () =>
    expect(
      oneEach([
        { draftId: "1", email: "ann@larch.example.org" },
        { draftId: "2", email: "Ann@larch.example.org" },
        { draftId: "3", email: "call me" },
      ]).map(({ draftId }) => draftId),
    ).toEqual(["2"]));

  it("a link that stops letters opens for its own draft and with our secret alone", () => {
    const token = stopTokenOf("draft-1", "secret");
    expect(draftOfStopToken(token, "secret")).toBe("draft-1");
    expect(draftOfStopToken(token, "other")).toBeNull();
    expect(draftOfStopToken(token.replace("draft-1", "draft-2"), "secret")).toBeNull();
    expect(draftOfStopToken("draft-1", "secret")).toBeNull();
  });
});
