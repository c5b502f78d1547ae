import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { aSealedRegister, closesAt, receivedAs, testKeys } from "#prisma/factories/register.ts";
import { checkChain } from "../completeness/rules.ts";
import { sealFileSchema } from "../schema.ts";
import { inclusionsOf, sealOf, verifyInclusion, verifySeal } from "./rules.ts";

const slug = "pre-go-live-etmad";

test("SX.2 ten receipts with ten consecutive numbers are closed under one seal, and each is shown to be in it", async () => {
  const { received, file } = await aSealedRegister(10);
  expect(sealFileSchema.parse(file)).toEqual(file);
  expect(file.seal).toMatchObject({ sealNumber: 1, from: 1, to: 10, count: 10, previousRoot: null });
  expect(await verifySeal(file, testKeys)).toEqual({ result: "valid" });
  const inclusions = await inclusionsOf(
    file,
    received.map(({ line }) => line.number),
  );
  for (const [index, inclusion] of inclusions.entries())
    for (const { receipt } of received)
      expect(await verifyInclusion(receipt, inclusion, file.seal)).toBe(receipt.number === index + 1);
});

test("S24.8 a register with no entries is sealed too, with the hash of nothing for its root", async () => {
  const { seal } = await sealOf(slug, [], null, closesAt);
  expect(seal).toMatchObject({ from: 1, to: 0, count: 0, root: createHash("sha256").digest("hex") });
});

test("late entries go to a following seal, which names the root before it", async () => {
  const { file } = await aSealedRegister(2);
  const { line } = await receivedAs(3);
  const next = await sealOf(slug, [line], file.seal, new Date("2023-04-26T08:00:00.000Z"));
  expect(next.seal).toMatchObject({ sealNumber: 2, from: 3, to: 3, count: 1, previousRoot: file.seal.root });
  const chain = [file, { ...next, signature: "" }];
  expect(checkChain(chain)).toMatchObject([{ result: "passed" }]);
  expect(checkChain(chain.toReversed())).toMatchObject([{ result: "passed" }]);
  expect(checkChain(chain.slice(1))).toMatchObject([{ result: "failed", number: 2 }]);
  const forked = { ...next, seal: { ...next.seal, previousRoot: next.seal.root }, signature: "" };
  expect(checkChain([file, forked])).toMatchObject([{ result: "failed", number: 2 }]);
});

test("a register with a gap, in disorder, or of another consultation is not sealed", async () => {
  const [one, two, three] = (await aSealedRegister(3)).lines;
  if (!one || !two || !three) throw new Error("three lines were asked for");
  for (const lines of [
    [one, three],
    [two, one],
    [one, one],
    [two, three],
    [one, { ...two, consultation: "another" }],
  ])
    await expect(sealOf(slug, lines, null, closesAt)).rejects.toThrow(RangeError);
});

test("a seal with anything altered does not stand", async () => {
  const { file } = await aSealedRegister(3);
  for (const change of [{ count: 2, to: 2 }, { root: "0".repeat(64) }, { sealedAt: "2023-04-25T14:00:00.000Z" }])
    expect(await verifySeal({ ...file, seal: { ...file.seal, ...change } }, testKeys)).toEqual({ result: "altered" });
});
