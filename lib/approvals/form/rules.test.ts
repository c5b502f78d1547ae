import { describe, expect, test } from "vitest";
import { idOf, plan, recorded } from "#prisma/factories/gates.ts";
import { gates } from "../schema.ts";
import { errorsOf, readEntry, valuesOf } from "./rules.ts";

test.each(gates)("%s: what was recorded fills its form and is read back the same", (gate) => {
  const [record] = recorded(plan[gate]);
  if (!record) throw new Error("no record");
  expect(readEntry(gate, valuesOf(record))).toEqual({ ok: true, entry: { ...plan[gate], replacesId: idOf(1) } });
});

describe("what is missing or cannot be", () => {
  test("an empty form names each field", () => {
    const read = readEntry("DEPARTMENT_DECISION", {});
    expect(read).toEqual({
      ok: false,
      errors: {
        outcome: "Choose what happened",
        decidedOn: "Enter a day that exists, like 2023-05-04",
        decidedBy: "Say who decided or did this",
        evidence: "Say what shows it: minutes, a letter or an address",
      },
    });
  });

  test.each(["", "2023-02-29", "25/04/2023", "tomorrow"])("a day like %j is not taken", (decidedOn) => {
    const read = readEntry("CONCLUSION", { ...valuesOf(recorded(plan.CONCLUSION)[0]!), decidedOn });
    expect(read).toMatchObject({ ok: false, errors: { decidedOn: expect.stringContaining("exists") } });
  });

  test("S24.1 each decision of DCC's needs its reason", () => {
    const values = { ...valuesOf(recorded(plan.SUBMISSION_DECISION)[0]!), reason: "  \n" };
    expect(readEntry("SUBMISSION_DECISION", values)).toEqual({ ok: false, errors: { reason: "Give the reason" } });
  });

  test("NUL bytes and lone surrogates are made storable, and nothing else is changed", () => {
    const values = { ...valuesOf(recorded(plan.SSC_VIEWS)[0]!), views: "a\0b\ud800 “c”\r\nd" };
    expect(readEntry("SSC_VIEWS", values)).toMatchObject({ entry: { detail: { views: "ab\ufffd “c”\nd" } } });
  });
});

test("reasons stand at their fields with their paragraphs; the others speak of the form", () => {
  expect(
    errorsOf([
      { paragraphs: [19], text: "No views." },
      { paragraphs: [18, 19], text: "Not in force." },
      { paragraphs: [25], text: "Too early.", field: "decidedOn" },
    ]),
  ).toEqual({ form: "§19: No views. §§18 and 19: Not in force.", decidedOn: "§25: Too early." });
});
