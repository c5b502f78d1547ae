import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { recordEvent } from "#lib/audit/commands.ts";
import { db } from "#lib/db/client.ts";
import { sealAuditLog } from "./commands.ts";
import { checkAuditLog } from "./queries.ts";

const owner = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
beforeAll(() => owner.connect());
afterAll(() => owner.end());

const write = (subject: string) => recordEvent(db(), { action: "sign-in", actor: null, subject });

/** What somebody could do who owns the database: the guards are theirs to take off. */
const asOwner = async (sql: string) => {
  await owner.query(
    'ALTER TABLE portal."AuditEvent" DISABLE TRIGGER keep_rows; ALTER TABLE portal."AuditSeal" DISABLE TRIGGER keep_rows',
  );
  await owner.query(sql);
  await owner.query(
    'ALTER TABLE portal."AuditEvent" ENABLE TRIGGER keep_rows; ALTER TABLE portal."AuditSeal" ENABLE TRIGGER keep_rows',
  );
};

describe("the audit log's seals", () => {
  beforeEach(async () => {
    await asOwner('DELETE FROM portal."AuditSeal"; DELETE FROM portal."AuditEvent"');
    for (const subject of ["a", "b", "c"]) await write(subject);
    await sealAuditLog();
    for (const subject of ["d", "e"]) await write(subject);
    await sealAuditLog();
  });

  it("cover every event once, and a log that nobody touched has no faults", async () => {
    expect(await checkAuditLog()).toMatchObject({ seals: 2, events: 5, faults: [] });
    expect(await sealAuditLog()).toBe(0);
  });

  it.each([
    [
      "a changed event",
      `UPDATE portal."AuditEvent" SET "subject" = 'x' WHERE "subject" = 'b'`,
      "An event under seal 1 was changed, or their order was.",
    ],
    [
      "a changed event with its hash",
      `UPDATE portal."AuditEvent" SET "subject" = 'x', "hash" = 'x' WHERE "subject" = 'd'`,
      "An event under seal 2 was changed, or their order was.",
    ],
    [
      "a removed event",
      `DELETE FROM portal."AuditEvent" WHERE "subject" = 'c'`,
      "Seal 1 covers 3 events, and 2 are there.",
    ],
    ["a removed seal", `DELETE FROM portal."AuditSeal" WHERE "number" = 1`, "Seal 1 is missing."],
    [
      "a changed seal",
      `UPDATE portal."AuditSeal" SET "count" = 4 WHERE "number" = 1`,
      "Seal 1 was changed, or the one before it was.",
    ],
  ])("%s is found, even when the database's owner did it", async (_, sql, fault) => {
    await asOwner(sql);
    expect((await checkAuditLog()).faults).toContain(fault);
  });

  it("an event whose transaction is still under way comes whole into a later seal, and nobody waits", async () => {
    const slow = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await slow.connect();
    await slow.query(
      `BEGIN; INSERT INTO portal."AuditEvent" ("actorRole", "action", "subject", "detail") VALUES ('system', 'sign-in', 'slow', '{}')`,
    );
    await write("quick");
    const early = await sealAuditLog();
    await slow.query("COMMIT");
    await slow.end();
    expect(early + (await sealAuditLog())).toBe(2);
    expect(await checkAuditLog()).toMatchObject({ events: 7, faults: [] });
  });

  it("two runners at once make one seal", async () => {
    await write("f");
    const counts = await Promise.all([sealAuditLog(), sealAuditLog()]);
    expect(counts.toSorted()).toEqual([0, 1]);
    expect((await checkAuditLog()).faults).toEqual([]);
  });
});
