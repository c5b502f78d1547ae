import { expect, it } from "vitest";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { readContent } from "./rules.ts";

it("the seed, written out and read in again, is the same content", async () => {
  const content = await readSeedConsultation();
  expect(readContent(JSON.stringify(content))).toEqual({ content });
});

it("what is no JSON is said to be none", () => {
  expect(readContent("{")).toMatchObject({ faults: [expect.stringMatching(/^This is not JSON/)] });
});

it("faults name their place, and a flood of them is cut", async () => {
  const { closesAt: _, ...rest } = await readSeedConsultation();
  expect(readContent(JSON.stringify(rest))).toMatchObject({ faults: [expect.stringMatching(/^closesAt: /)] });
  const result = readContent("{}");
  expect("faults" in result && result.faults.at(-1)).toMatch(/^and \d+ more$/);
});

it("content that points at nothing is not taken, and the place is named", async () => {
  const content = await readSeedConsultation();
  const changes = content.changes.map((change) => ({ ...change, paragraphs: [999] }));
  const result = readContent(JSON.stringify({ ...content, changes }));
  expect("faults" in result && result.faults.join()).toContain("999");
});
