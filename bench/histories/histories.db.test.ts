import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { recordGate } from "#lib/approvals/commands.ts";
import { sealAuditLog } from "#lib/audit/seals/commands.ts";
import { checkAuditLog } from "#lib/audit/seals/queries.ts";
import { publishSigningKey, sealDueRegisters } from "#lib/register/commands.ts";
import { plan } from "#prisma/factories/gates.ts";
import { builtPack, readyForPack, submittedPack } from "#prisma/factories/packs.ts";
import { afterClose } from "#prisma/factories/triage.ts";
import { someActs } from "./acts.ts";
import { checkHistory, checkPack, checkRegister } from "./checks.ts";
import { type Model, nothingYet } from "./model.ts";
import { type People, somePeople, World } from "./world.ts";

let people: People;
beforeAll(async () => {
  people = await somePeople();
});

/** The consultation ends: a pack is built, released and submitted, and the Department returns it (S24.9). */
async function endInPacks(model: Model, world: World): Promise<void> {
  const { owner, approver } = world;
  await world.passTo(afterClose);
  await readyForPack(world.consultation, owner);
  const readers = { cleared: world.caseworker, uncleared: world.uncleared };
  await checkPack(model, world.consultation, readers, (await builtPack(world.consultation, owner)).members);
  await submittedPack(world.consultation, { owner, approver }, "2023-04-26", afterClose);
  const returned = {
    ...plan.DEPARTMENT_DECISION,
    outcome: "returned",
    decidedOn: "2023-04-26",
    detail: { ...plan.DEPARTMENT_DECISION.detail, note: "Say more on §18." },
  } as const;
  const recorded = await recordGate(owner, world.consultation, returned, afterClose);
  expect(recorded).toEqual({ ok: true, value: expect.anything() });
  await checkHistory(model, world.consultation, readers);
}

it("whatever happens in whatever order, what was received is shown, counted once and shown to nobody who may not read it", async () => {
  const slugs: string[] = [];
  let packs = 0;
  await fc.assert(
    fc.asyncProperty(someActs, async (history) => {
      const world = await World.begin(people);
      const model = nothingYet();
      await fc.asyncModelRun(() => ({ model, real: world }), history);
      await checkHistory(model, world.consultation, { cleared: world.caseworker, uncleared: world.uncleared });
      slugs.push(world.consultation.slug);
      // One in ten; where the close was moved, the next one instead: what ends a consultation has fixed dates.
      if (slugs.length < 10 * (packs + 1) || model.isExtended) return;
      packs += 1;
      await endInPacks(model, world);
    }),
    {
      numRuns: Number(process.env.HISTORIES ?? 40),
      seed: Number(process.env.HISTORIES_SEED ?? 20261130),
      endOnFailure: true,
    },
  );
  expect(packs).toBeGreaterThan(0);
  await publishSigningKey();
  await sealDueRegisters(new Date("2023-06-01T00:00:00.000Z"));
  for (const slug of slugs) await checkRegister(slug);
  await sealAuditLog();
  expect((await checkAuditLog()).faults).toEqual([]);
}, 7_200_000);
