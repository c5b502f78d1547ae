import { expect, test } from "vitest";
import type { CalendarDate } from "#lib/dates.ts";
import { plan, recorded } from "#prisma/factories/gates.ts";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { asWritten, whyNotRecordable } from "../rules.ts";
import type { GateEntry } from "../schema.ts";
import { inForceOn, sayInForce, versionsOf } from "./rules.ts";

const content = readSeedConsultation();
const now = new Date("2023-07-03T09:00:00Z");
const initial = "the initial version of the ETMAD, to which the document gives no number";
const either = "the initial version or 2.0: the document does not say when one followed the other";
const inForce = (on: CalendarDate, ...entries: GateEntry[]) =>
  inForceOn(versionsOf(asWritten(recorded(...entries)), content), on)?.name;

test.each<[CalendarDate, string | undefined]>([
  ["2021-10-24", undefined],
  ["2021-10-25", initial],
  ["2021-10-26", either],
  ["2023-03-30", either],
  ["2023-03-31", "ETMAD 2.0"],
  ["2023-05-07", "ETMAD 2.0"],
  ["2023-05-08", "Pre-Go Live ETMAD (version 3.0)"],
  ["2023-06-28", "Pre-Go Live ETMAD (version 3.0)"],
  ["2023-06-29", "The Go Live ETMAD"],
])("S25.3 on %s, %s is in force once both designations are on record", (on, name) => {
  expect(inForce(on, plan.REDESIGNATION, plan.GO_LIVE_DESIGNATED)).toBe(name);
});

test("S25.3 once somebody records when version 2.0 followed, it is in force from that day, and the initial one before", () => {
  expect(inForce("2022-02-28", plan.CURRENT_VERSION_BEGAN)).toBe(initial);
  expect(inForce("2022-03-01", plan.CURRENT_VERSION_BEGAN)).toBe("ETMAD 2.0");
  expect(inForce("2021-10-24", plan.CURRENT_VERSION_BEGAN)).toBeUndefined();
});

test.each<[CalendarDate, boolean]>([
  ["2021-10-25", false],
  ["2021-10-26", true],
  ["2023-03-31", true],
  ["2023-04-01", false],
])("S25.3 version 2.0 is recorded as having begun on %s: %s", (decidedOn, may) => {
  const entry: GateEntry = { ...plan.CURRENT_VERSION_BEGAN, decidedOn };
  const why = whyNotRecordable(
    entry,
    {},
    { content, closesAt: new Date(content.closesAt), now, mayDecideWindow: false },
  );
  expect(why).toHaveLength(may ? 0 : 1);
});

test("S25.3 where the record of the re-designation no longer holds, what is in force from its day is not claimed", () => {
  const [record] = recorded(plan.REDESIGNATION);
  const known = { standing: {}, doubts: record ? [{ record, reasons: [] }] : [] };
  expect(sayInForce(known, content, "2023-05-07")).toBe("ETMAD 2.0");
  expect(sayInForce(known, content, "2023-05-08")).toBe("not known: the record of the designation no longer holds");
  expect(sayInForce({ standing: {}, doubts: [] }, content, "2021-10-24")).toBe("none");
});

test("a text that tells of no earlier version says that what was in force before it is not known", () => {
  const { initial: _, ...instrument } = content.instrument;
  const name = inForceOn(versionsOf({}, { ...content, instrument }), "2023-03-30")?.name;
  expect(name).toBe("not known: the document does not say");
});

test("S14.1 version 3.0 goes on past the target of 29 June until the Go Live ETMAD is designated", () => {
  expect(inForce("2023-07-31", plan.REDESIGNATION)).toBe("Pre-Go Live ETMAD (version 3.0)");
});

test("S25.3 with nothing designated, version 2.0 stays in force on any day after the document", () => {
  expect(inForce("2023-12-01")).toBe("ETMAD 2.0");
});

test("S25.4 a re-designation with effect on or after the Go Live designation never operates", () => {
  const goLive: GateEntry = { ...plan.GO_LIVE_DESIGNATED, decidedOn: "2023-05-08" };
  expect(inForce("2023-05-07", plan.REDESIGNATION, goLive)).toBe("ETMAD 2.0");
  expect(inForce("2023-05-08", plan.REDESIGNATION, goLive)).toBe("The Go Live ETMAD");
});
