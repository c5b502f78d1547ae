import fc from "fast-check";
import { expect, test } from "vitest";
import { aSealedRegister } from "#prisma/factories/register.ts";
import { checkCompleteness } from "./rules.ts";

test("S24.3 all responses of a sealed register are found to be all, in whatever order", async () => {
  const { lines, file } = await aSealedRegister(5);
  expect(await checkCompleteness(lines.toReversed(), file)).toMatchObject([{ result: "passed" }]);
});

test("S24.3 whichever response is left out, altered or doubled, its number is named", async () => {
  const { lines, file } = await aSealedRegister(9);
  await fc.assert(
    fc.asyncProperty(fc.nat(8), async (at) => {
      const number = at + 1;
      const without = lines.filter((line) => line.number !== number);
      const altered = lines.map((line) => (line.number === number ? { ...line, channel: "post" as const } : line));
      for (const changed of [without, altered, [...lines, ...lines.slice(at, number)]])
        expect(await checkCompleteness(changed, file)).toMatchObject([{ result: "failed", number }]);
    }),
  );
});

test("S24.3 hashes exchanged beside the seal are noticed", async () => {
  const { lines, file } = await aSealedRegister(3);
  const leaves = file.leaves.with(1, "0".repeat(64));
  expect(await checkCompleteness(lines, { ...file, leaves })).toMatchObject([{ result: "failed" }]);
  expect(await checkCompleteness(lines, { ...file, leaves: file.leaves.slice(1) })).toMatchObject([
    { result: "failed" },
  ]);
});

test("S24.8 an empty register is complete when it is empty", async () => {
  const { file } = await aSealedRegister(0);
  expect(await checkCompleteness([], file)).toMatchObject([{ result: "passed" }]);
});
