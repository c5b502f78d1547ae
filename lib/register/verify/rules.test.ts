import { expect, test } from "vitest";
import { promisesIn } from "#lib/confidentiality/promises/rules.ts";
import { aSealedRegister, receivedAs, testKey, testKeys } from "#prisma/factories/register.ts";
import { committedText } from "../commitments/rules.ts";
import { inclusionsOf, sealOf, signSeal } from "../seals/rules.ts";
import { signerOf } from "../signatures/rules.ts";
import { verifyEvidence } from "./rules.ts";
import type { Evidence } from "./schema.ts";

async function evidence(): Promise<Evidence & { number: number }> {
  const { received, file } = await aSealedRegister(5);
  const { receipt, salt, content, files } = received[2] ?? (await receivedAs(3));
  return {
    number: receipt.number,
    receipt: JSON.stringify(receipt, null, 2),
    content: committedText(salt, content, files),
    seal: JSON.stringify(file),
    keys: testKeys,
    canCheckSignatures: true,
  };
}

const outcome = async (given: Evidence) => {
  const { result, findings } = await verifyEvidence(given);
  return [result, ...findings.filter((one) => one.result !== "passed").map((one) => `${one.check}: ${one.result}`)];
};

const altered = (json: string | null, change: (value: Record<string, unknown>) => object) =>
  JSON.stringify(change(JSON.parse(json ?? "{}")));

test("a receipt with its response and the seal passes, and each finding says what it proves", async () => {
  const given = await evidence();
  const verdict = await verifyEvidence(given);
  expect(verdict.result).toBe("passed");
  expect(verdict.findings.map(({ check }) => check)).toEqual([
    "receipt-signature",
    "content",
    "seal-signature",
    "inclusion",
  ]);
  for (const { says } of verdict.findings) {
    expect(says).toMatch(/^[A-Z].*\.$/s);
    expect(promisesIn(says)).toEqual([]);
  }
});

test("the copy of a response is accepted in any JSON form, with or without the salt", async () => {
  const given = await evidence();
  const content = altered(given.content, ({ files, content }) => ({ files, content }));
  expect(await outcome({ ...given, content })).toEqual(["passed"]);
});

test("what was not given is said, and is no failure", async () => {
  const given = { ...(await evidence()), content: null, seal: null, keys: [] };
  expect(await outcome(given)).toEqual([
    "incomplete",
    "receipt-signature: not-checked",
    "content: not-checked",
    "seal: not-checked",
  ]);
});

test("where signatures cannot be checked, hashes are, and it is said", async () => {
  const given = { ...(await evidence()), canCheckSignatures: false };
  const { result, findings } = await verifyEvidence(given);
  expect(result).toBe("incomplete");
  expect(findings[0]?.says).toContain("This browser cannot check signatures; hashes were checked");
  expect(findings.slice(1).map((one) => one.result)).toEqual(["passed", "not-checked", "passed"]);
});

test("each thing altered is found where it was altered", async () => {
  const given = await evidence();
  const receipt = (change: object) => altered(given.receipt, (value) => ({ ...value, ...change }));
  expect(await outcome({ ...given, receipt: receipt({ receivedAt: "2023-04-25T13:00:00.000Z" }) })).toEqual([
    "failed",
    "receipt-signature: failed",
    "inclusion: failed",
  ]);
  expect(await outcome({ ...given, receipt: receipt({ salt: "A".repeat(43) }) })).toEqual([
    "failed",
    "content: failed",
  ]);
  const content = given.content?.replace("Answer 3", "Answer 4") ?? "";
  expect(await outcome({ ...given, content })).toEqual(["failed", "content: failed"]);
  const half = given.content?.replace("Answer 3", "Answer \\ud800") ?? "";
  expect(await outcome({ ...given, content: half })).toEqual(["failed", "content: failed"]);
  const leaves = altered(given.seal, (value) => ({ ...value, leaves: Array(5).fill("0".repeat(64)) }));
  expect(await outcome({ ...given, seal: leaves })).toEqual(["failed", "inclusion: failed"]);
});

test("a register sealed with another entry under this number is found, and so is a bent proof", async () => {
  const given = await evidence();
  const other = await aSealedRegister(5);
  const lines = other.lines.map((line) => (line.number === 3 ? { ...line, reference: "R-X" } : line));
  const resealed = {
    ...(await sealOf("pre-go-live-etmad", lines, null, new Date("2023-04-25T15:00:00Z"))),
    signature: "a.b.c",
  };
  expect(await outcome({ ...given, keys: [], seal: JSON.stringify(resealed) })).toContain("inclusion: failed");
  const [inclusion] = await inclusionsOf(other.file, [3]);
  const withProof = (hashes: unknown) =>
    altered(given.receipt, (value) => ({ ...value, inclusion: { sealNumber: 1, hashes } }));
  expect(await outcome({ ...given, receipt: withProof(inclusion?.hashes) })).toEqual(["passed"]);
  const bent = withProof(inclusion?.hashes.toReversed());
  expect(await outcome({ ...given, receipt: bent })).toEqual(["failed", "inclusion: failed"]);
});

test("a seal that does not cover the number sends the reader to the right one", async () => {
  const given = await evidence();
  const { receipt } = await receivedAs(9);
  const { findings } = await verifyEvidence({ ...given, receipt: JSON.stringify(receipt), content: null });
  expect(findings.at(-1)).toMatchObject({ result: "not-checked", number: 9 });
  expect(findings.at(-1)?.says).toContain("numbers 1 to 5; number 9 belongs to a later seal");
});

test("a seal made before the time on the receipt is a contradiction, and is found", async () => {
  const given = await evidence();
  const { lines } = await aSealedRegister(5);
  const early = await sealOf("pre-go-live-etmad", lines, null, new Date("2023-04-25T10:00:00Z"));
  const seal = JSON.stringify(await signSeal(early, await signerOf(testKey)));
  expect(await outcome({ ...given, seal })).toEqual(["failed", "inclusion: failed"]);
});

test.each([
  ["receipt", "", "not JSON"],
  ["receipt", "{}", "number"],
  ["receipt", "[1]", "cannot be read"],
  ["content", "<html>", "not JSON"],
  ["content", "{}", "content"],
  ["seal", '{"seal":{}}', "cannot be read"],
] as const)("a %s that reads %j is refused in words", async (which, text, words) => {
  const { result, findings } = await verifyEvidence({ ...(await evidence()), [which]: text });
  expect(result).toBe("failed");
  expect(findings.find((one) => one.result === "failed")?.says).toContain(words);
});
