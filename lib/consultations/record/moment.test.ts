import { expect, it } from "vitest";
import { momentAsked } from "./moment.ts";

it.each([
  [{ on: "2023-04-20", time: "16:00" }, "2023-04-20T15:00:00.000Z"],
  [{ on: "2023-01-20", time: "16:00" }, "2023-01-20T16:00:00.000Z"],
  [{ on: "2023-04-20" }, "2023-04-20T22:59:59.999Z"],
  [{ on: "2023-04-20", time: "" }, "2023-04-20T22:59:59.999Z"],
  [{ on: "2023-03-26", time: "01:30" }, null],
  [{ on: "2023-10-29", time: "01:30" }, "2023-10-29T00:30:00.000Z"],
  [{ on: "2023-02-30", time: "10:00" }, null],
  [{ on: ["2023-04-20"] }, null],
  [{}, null],
])("part 4 item 20: an address asking for %j means %s", (asked, moment) => {
  expect(momentAsked(asked)?.toISOString() ?? null).toBe(moment);
});
