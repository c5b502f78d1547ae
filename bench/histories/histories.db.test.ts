import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { sealAuditLog } from "#lib/audit/seals/commands.ts";
import { checkAuditLog } from "#lib/audit/seals/queries.ts";
import { someActs } from "./acts.ts";
import { checkHistory } from "./checks.ts";
import { nothingYet } from "./model.ts";
import { type People, somePeople, World } from "./world.ts";

let people: People;
beforeAll(async () => {
  people = await somePeople();
});

it("whatever happens in whatever order, what was received is shown, counted once and shown to nobody who may not read it", async () => {
  await fc.assert(
    fc.asyncProperty(someActs, async (history) => {
      const world = await World.begin(people);
      const model = nothingYet();
      await fc.asyncModelRun(() => ({ model, real: world }), history);
      await checkHistory(model, world.consultation, { cleared: world.caseworker, uncleared: world.uncleared });
    }),
    {
      numRuns: Number(process.env.HISTORIES ?? 40),
      seed: Number(process.env.HISTORIES_SEED ?? 20261130),
      endOnFailure: false,
    },
  );
  await sealAuditLog();
  expect((await checkAuditLog()).faults).toEqual([]);
}, 900_000);
