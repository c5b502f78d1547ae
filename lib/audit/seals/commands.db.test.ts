import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { recordEvent } from "#lib/audit/commands.ts";
import { db } from "#lib/db/client.ts";
import { sealAuditLog } from "./commands.ts";
import { checkAuditLog } from "./queries.ts";
import { hashOfSeal } from "./rules.ts";

const owner = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
beforeAll(() => owner.connect());
afterAll(() => owner.end());

const write = (subject: string) => recordEvent(db(), { action: "sign-in", actor: null, subject });

/** Seals everything: first the transactions of other tests on the same server end, for those under way hold the line back. */
const sealAll = async () => {
  await vi.waitFor(async () => {
    const { rows } = await owner.query(
      `SELECT FROM portal."AuditEvent" WHERE "cluster" = portal.current_cluster() AND "transaction" >= pg_snapshot_xmin(pg_current_snapshot())::text::bigint`,
    );
    expect(rows).toEqual([]);
  }, 20_000);
  return sealAuditLog();
};

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

/** Writes the seals' hashes anew over what they say now: they chain, as if the cluster they came from had made them so. */
const resealAsOwner = async () => {
  let previous = "";
  for (const seal of await db().auditSeal.findMany({ orderBy: { number: "asc" } })) {
    previous = await hashOfSeal(previous, seal);
    await asOwner(`UPDATE portal."AuditSeal" SET "hash" = '${previous}' WHERE "number" = ${seal.number}`);
  }
};

describe("the audit log's seals", () => {
  beforeEach(async () => {
    await asOwner('DELETE FROM portal."AuditSeal"; DELETE FROM portal."AuditEvent"');
    for (const subject of ["a", "b", "c"]) await write(subject);
    await sealAll();
    for (const subject of ["d", "e"]) await write(subject);
    await sealAll();
  });

  it("cover every event once, and a log that nobody touched has no faults", async () => {
    expect(await checkAuditLog()).toMatchObject({ seals: 2, events: 5, faults: [] });
    expect(await sealAll()).toBe(0);
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
    expect(early + (await sealAll())).toBe(2);
    expect(await checkAuditLog()).toMatchObject({ events: 7, faults: [] });
  });

  it("C11 events go on being sealed after a restore into a new cluster, whose transactions count from the start again", async () => {
    await write("written before the dump, and not sealed");
    // What a restore brings: every row as it was, from a cluster that had counted much further.
    await asOwner(`
      UPDATE portal."AuditEvent" SET "cluster" = 7, "transaction" = "transaction" + 1000000000;
      UPDATE portal."AuditSeal" SET "cluster" = 7, "fromTransaction" = "fromTransaction" + 1000000000 * sign("fromTransaction")::bigint,
             "toTransaction" = "toTransaction" + 1000000000`);
    await resealAsOwner();
    await write("written after the restore");
    expect(await sealAll()).toBe(2);
    expect(await checkAuditLog()).toMatchObject({ seals: 4, events: 7, faults: [] });
    await write("later");
    expect(await sealAll()).toBe(1);
    expect((await checkAuditLog()).faults).toEqual([]);
    await asOwner(`
      ALTER TABLE portal."AuditEvent" DISABLE TRIGGER hash_event;
      INSERT INTO portal."AuditEvent" ("actorRole", "action", "detail", "cluster", "transaction")
      SELECT 'system', 'sign-in', '{}', "cluster", "fromTransaction" FROM portal."AuditSeal" WHERE "number" = 2;
      ALTER TABLE portal."AuditEvent" ENABLE TRIGGER hash_event`);
    expect((await checkAuditLog()).faults).toEqual(["Seal 2 covers 2 events, and 3 are there."]);
  });

  it("C11 a log that comes back to a cluster it was restored from is sealed on from where it stood there", async () => {
    await asOwner(`UPDATE portal."AuditEvent" SET "cluster" = 7 WHERE "subject" = 'd';
      UPDATE portal."AuditEvent" SET "cluster" = 8 WHERE "subject" = 'e'; DELETE FROM portal."AuditSeal" WHERE "number" = 2`);
    expect(await sealAll()).toBe(2);
    await write("back");
    expect(await sealAll()).toBe(1);
    expect(await checkAuditLog()).toMatchObject({ seals: 4, events: 6, faults: [] });
  });

  it("two runners at once make one seal", async () => {
    await write("f");
    const counts = await Promise.all([sealAll(), sealAll()]);
    expect(counts.toSorted()).toEqual([0, 1]);
    expect((await checkAuditLog()).faults).toEqual([]);
  });
});
