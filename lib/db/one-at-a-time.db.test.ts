import { expect, it, onTestFinished } from "vitest";
import { publishedConsultation } from "#prisma/factories/consultation.ts";
import { db } from "./client.ts";

/** What the driver warns of while something runs: a warning comes one turn of the loop later. */
async function warningsOf(run: () => Promise<unknown>): Promise<string[]> {
  const warnings: string[] = [];
  const hear = (warning: Error) => warnings.push(warning.message);
  process.on("warning", hear);
  onTestFinished(() => void process.off("warning", hear));
  await run();
  await new Promise((resolve) => setImmediate(resolve));
  return warnings;
}

it("a read of several relations inside a transaction asks its connection one query at a time", async () => {
  const { slug } = await publishedConsultation();
  const warnings = await warningsOf(() =>
    db().$transaction((tx) =>
      tx.consultation.findUniqueOrThrow({
        where: { slug },
        include: { versions: { include: { preparedBy: true } }, packs: true, packBuilds: true, extensions: true },
      }),
    ),
  );
  expect(warnings).toEqual([]);
});

it("queries asked for at once on one transaction are answered in their order, and one that fails holds up none", async () => {
  const asked = db().$transaction(async (tx) => {
    const [one, other] = await Promise.all([
      tx.$queryRaw<{ n: number }[]>`SELECT 1 AS n`,
      tx.$queryRaw<{ n: number }[]>`SELECT 2 AS n`,
    ]);
    return [one[0]?.n, other[0]?.n];
  });
  expect(await asked).toEqual([1, 2]);
  const both = await Promise.allSettled([db().$queryRaw`SELECT 1 / 0`, db().$queryRaw`SELECT 1`]);
  expect(both.map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
});
