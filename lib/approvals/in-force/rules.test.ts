import { expect, test } from "vitest";
import type { CalendarDate } from "#lib/dates.ts";
import { plan, recorded } from "#prisma/factories/gates.ts";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { standingOf } from "../rules.ts";
import type { GateEntry } from "../schema.ts";
import { inForceOn, versionsOf } from "./rules.ts";

const content = readSeedConsultation();
const inForce = (on: CalendarDate, ...entries: GateEntry[]) =>
  inForceOn(versionsOf(standingOf(recorded(...entries)), content), on)?.name;

test.each<[CalendarDate, string]>([
  ["2021-10-25", "ETMAD 2.0"],
  ["2023-05-07", "ETMAD 2.0"],
  ["2023-05-08", "Pre-Go Live ETMAD (version 3.0)"],
  ["2023-06-28", "Pre-Go Live ETMAD (version 3.0)"],
  ["2023-06-29", "The Go Live ETMAD"],
])("S25.3 on %s, %s is in force once both designations are on record", (on, name) => {
  expect(inForce(on, plan.REDESIGNATION, plan.GO_LIVE_DESIGNATED)).toBe(name);
});

test("S14.1 version 3.0 goes on past the target of 29 June until the Go Live ETMAD is designated", () => {
  expect(inForce("2023-07-31", plan.REDESIGNATION)).toBe("Pre-Go Live ETMAD (version 3.0)");
});

test("S25.3 with nothing designated, version 2.0 stays in force on any day", () => {
  expect(inForce("2023-12-01")).toBe("ETMAD 2.0");
});

test("S25.4 a re-designation with effect on or after the Go Live designation never operates", () => {
  const goLive: GateEntry = { ...plan.GO_LIVE_DESIGNATED, decidedOn: "2023-05-08" };
  expect(inForce("2023-05-07", plan.REDESIGNATION, goLive)).toBe("ETMAD 2.0");
  expect(inForce("2023-05-08", plan.REDESIGNATION, goLive)).toBe("The Go Live ETMAD");
});
