import { describe, expect, test } from "vitest";
import { plan, recorded } from "#prisma/factories/gates.ts";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { sayReason } from "../reasons/rules.ts";
import { asWritten } from "../rules.ts";
import type { GateEntry, Surroundings } from "../schema.ts";
import { gatesOf, trackState, warningsOn, whatBlocks } from "./rules.ts";

const content = readSeedConsultation();
const at = (now: string): Surroundings => ({
  content,
  closesAt: new Date(content.closesAt),
  now: new Date(now),
  mayDecideWindow: false,
});
const standing = (...entries: GateEntry[]) => asWritten(recorded(...entries));
const pma = [plan.SSC_VIEWS, plan.PMA_DECISION];
const designated = [
  plan.CONCLUSION,
  plan.SUBMISSION_DECISION,
  plan.SUBMISSION,
  plan.DEPARTMENT_DECISION,
  plan.REDESIGNATION,
];
const noteAt = (gate: string, entries: GateEntry[], now: string) =>
  gatesOf("certificate", standing(...entries), at(now)).find((status) => status.gate === gate)?.note;

test("S19.3 the PMA's early approval is shown as waiting for version 3.0, and unlocks no issue by itself", () => {
  expect(noteAt("PMA_DECISION", pma, "2023-04-24T09:00:00Z")).toBe("Takes effect when version 3.0 is in force.");
  const issue = gatesOf("certificate", standing(...pma), at("2023-04-24T09:00:00Z"))[2];
  expect(issue?.reasons.map(sayReason)).toEqual([
    "§§18 and 19: Version 3.0 is not in force on Monday 24 April 2023: ETMAD 2.0 is.",
  ]);
  expect(noteAt("PMA_DECISION", [...pma, ...designated], "2023-05-07T22:59:59Z")).toContain("Takes effect");
  expect(noteAt("PMA_DECISION", [...pma, ...designated], "2023-05-07T23:00:00Z")).toBeNull();
});

test("S38.1 the instrument track is not complete without the notice to the SEC Administrator", () => {
  expect(trackState("instrument", standing(...designated))).toMatchObject({ state: "open" });
  expect(trackState("instrument", standing(...designated)).text).toContain("§38");
  expect(trackState("instrument", standing(...designated, plan.SEC_ADMINISTRATOR_NOTIFIED)).state).toBe("complete");
});

test.each(["re-consult", "do-not-proceed"] as const)("S24.1 %s ends the instrument track", (outcome) => {
  expect(trackState("instrument", standing({ ...plan.SUBMISSION_DECISION, outcome })).state).toBe("ended");
});

describe("what is blocking us", () => {
  const now = at("2023-04-26T09:00:00Z");
  test("on a day ahead, all that is still to do on either track, in order", () => {
    const { instrument, certificate } = whatBlocks(standing(plan.SSC_VIEWS, plan.CONCLUSION), now, "2023-05-08");
    expect(instrument.map(sayReason)).toEqual([
      "§§20 and 24: Still to do: DCC’s decision after the consultation.",
      "§24: Still to do: Submission to the Department.",
      "§25: Still to do: The Department’s decision.",
      "§§25 and 36: Still to do: Re-designation by the Secretary of State.",
    ]);
    expect(certificate.map(sayReason)).toEqual([
      "§19: The approval of the SMKI PMA is not on record.",
      "§§18 and 19: Version 3.0 is not in force on Monday 8 May 2023: ETMAD 2.0 is.",
      "§§18 and 19: Still to do: Certificate issued to the ECoS Party.",
      "§§18 and 19: Still to do: ECoS Certificates provided to the CSPs.",
    ]);
  });

  test("the day before the effect, the effect; on the day, nothing", () => {
    const known = standing(...pma, ...designated);
    expect(whatBlocks(known, now, "2023-05-07").instrument.map(sayReason)).toEqual([
      "§§25 and 36: The direction takes effect on Monday 8 May 2023.",
    ]);
    expect(whatBlocks(known, now, "2023-05-08").instrument).toEqual([]);
  });

  test("after an end state, the end itself", () => {
    const ended = standing({ ...plan.SUBMISSION_DECISION, outcome: "do-not-proceed" });
    expect(whatBlocks(ended, now, "2023-05-08").instrument[0]?.paragraphs).toEqual([20, 24]);
  });
});

describe("warnings in amber", () => {
  const codes = (entries: GateEntry[], now: string) =>
    warningsOn(standing(...entries), at(now)).map(({ code }) => code);

  test("S36.3 a date outside what was consulted on stays marked after it was let stand", () => {
    const outside: GateEntry = {
      ...plan.REDESIGNATION,
      detail: { effectOn: "2023-06-09", reason: "Agreed.", isAuthorised: true },
    };
    expect(codes([...designated.slice(0, 4), outside], "2023-06-10T09:00:00Z")).toEqual(["after-window"]);
  });

  test("S25.4 with nothing designated by the Go Live target, version 3.0 would never operate", () => {
    expect(codes([], "2023-05-01T09:00:00Z")).toEqual([]);
    expect(codes([], "2023-06-08T22:59:59Z")).toEqual([]);
    expect(codes([], "2023-06-08T23:00:00Z")).toEqual(["after-window"]);
    expect(codes([], "2023-06-29T09:00:00Z")).toEqual(["after-window", "not-before-go-live"]);
  });
});
