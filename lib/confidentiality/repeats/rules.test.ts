import { expect, test } from "vitest";
import type { Mark } from "../schema.ts";
import { repeatsOf } from "./rules.ts";

const passage = (start: number, end: number): Mark => ({ level: "passage", field: "Q1", start, end, reason: null });

test("S29.2 marked words that stand unmarked elsewhere are offered for marking", () => {
  const fields = [
    { key: "Q1", label: "1", text: "Ten pounds. We said ten  pounds; often pounds." },
    { key: "Q2", label: "2", text: "TEN POUNDS" },
  ];
  expect(repeatsOf(fields, [passage(0, 10)])).toEqual([
    { field: "Q1", start: 20, end: 31, text: "ten  pounds", isWithheldAnyway: false },
    { field: "Q2", start: 0, end: 10, text: "TEN POUNDS", isWithheldAnyway: false },
  ]);
  expect(repeatsOf(fields, [passage(0, 10), passage(20, 31), { level: "answer", field: "Q2", reason: null }])).toEqual(
    [],
  );
});

test("S29.2 five words or more are withheld anyway, and it is said", () => {
  const text = "we pay ten pounds each / we pay ten pounds each";
  expect(repeatsOf([{ key: "Q1", label: "1", text }], [passage(0, 22)])).toMatchObject([
    { start: 25, isWithheldAnyway: true },
  ]);
});
