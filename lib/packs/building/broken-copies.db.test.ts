import pg from "pg";
import { expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { readyForPack } from "#prisma/factories/packs.ts";
import { person } from "#prisma/factories/people.ts";
import { sentResponse, whileOpen } from "#prisma/factories/response.ts";
import { afterClose, consultationForStaff } from "#prisma/factories/triage.ts";
import { buildPack, orderPack } from "../commands.ts";

/** Alters what is stored, past the portal and its guards: as somebody with the owner's key to the database could. */
async function alterPastTheGuards(table: string, statement: string, values: unknown[]): Promise<void> {
  const owner = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
  await owner.connect();
  try {
    await owner.query(`ALTER TABLE portal."${table}" DISABLE TRIGGER USER`);
    await owner.query(statement, values);
    await owner.query(`ALTER TABLE portal."${table}" ENABLE TRIGGER USER`);
  } finally {
    await owner.end();
  }
}

it("S30.2 where a copy is not what its receipt commits to no pack is built, and whoever ordered it reads which copy it is", async () => {
  await setDatabaseClock(whileOpen);
  const owner = await person("CONSULTATION_OWNER");
  const consultation = await consultationForStaff();
  const { reference } = await sentResponse(consultation.content);
  await readyForPack(consultation, owner);
  const ordered = await orderPack(owner, consultation, "x", afterClose);
  if (!ordered.ok) throw new Error(ordered.reason);
  await alterPastTheGuards(
    "ResponseVersion",
    `UPDATE portal."ResponseVersion" v SET "content" = jsonb_set("content", '{general}', '"Altered."')
       FROM portal."Response" r WHERE r."id" = v."responseId" AND r."reference" = $1`,
    [reference],
  );
  await expect(buildPack(ordered.value.buildId, afterClose)).rejects.toThrow(reference);
  const build = await db().packBuild.findUniqueOrThrow({ where: { id: ordered.value.buildId } });
  expect(build).toMatchObject({
    state: "FAILED",
    failure: expect.stringMatching(
      `^The copy of response ${reference}, version 1, is not what its receipt commits to: what is stored was altered`,
    ),
  });
  expect(await db().pack.count({ where: { consultationId: consultation.id } })).toBe(0);
});
