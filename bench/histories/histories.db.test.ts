import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { sealAuditLog } from "#lib/audit/seals/commands.ts";
import { checkAuditLog } from "#lib/audit/seals/queries.ts";
import { londonDate } from "#lib/dates.ts";
import { publishSigningKey, sealDueRegisters } from "#lib/register/commands.ts";
import { builtPack, submittedPack } from "#prisma/factories/packs.ts";
import { comeBack, comeToSubmission } from "./acts/gates.ts";
import { answerAll } from "./acts/letters.ts";
import { considerAll } from "./acts/links.ts";
import { someActs } from "./acts.ts";
import { checkPack } from "./checks/figures.ts";
import { checkRegister } from "./checks/records.ts";
import { checkHistory } from "./checks.ts";
import { type Model, nothingYet } from "./model.ts";
import { type People, somePeople, World } from "./world.ts";

let people: People;
beforeAll(async () => {
  people = await somePeople();
});

const readersOf = ({ caseworker, uncleared }: World) => ({ cleared: caseworker, uncleared });

/** The consultation ends: a pack is built, released and submitted, and the Department returns it (S24.9). */
async function endInPacks(model: Model, world: World): Promise<void> {
  const { owner, approver } = world;
  if (!model.isClosed) await world.passClose();
  model.isClosed = true;
  await world.passDecisions();
  await comeToSubmission(model, world);
  await answerAll(model, world);
  await considerAll(model, world);
  await world.readyToSubmit();
  await checkPack(model, world.consultation, readersOf(world), (await builtPack(world.consultation, owner)).members);
  const now = world.now();
  const id = await submittedPack(world.consultation, { owner, approver }, londonDate(now), now);
  model.gates.push({ id, gate: "SUBMISSION", outcome: "submitted", replacesId: null });
  await comeBack(model, world);
  await checkHistory(model, world.consultation, readersOf(world));
}

it("whatever happens in whatever order, what was received is shown, counted once and shown to nobody who may not read it", async () => {
  const slugs: string[] = [];
  let packs = 0;
  await fc.assert(
    fc.asyncProperty(someActs, async (history) => {
      const world = await World.begin(people);
      const model = nothingYet();
      await fc.asyncModelRun(() => ({ model, real: world }), history);
      await checkHistory(model, world.consultation, readersOf(world));
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
  // A few of them may all have had their close moved.
  if (slugs.length >= 40) expect(packs).toBeGreaterThan(0);
  await publishSigningKey();
  await sealDueRegisters(new Date("2023-06-01T00:00:00.000Z"));
  for (const slug of slugs) await checkRegister(slug);
  await sealAuditLog();
  expect((await checkAuditLog()).faults).toEqual([]);
}, 7_200_000);
