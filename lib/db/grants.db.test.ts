import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const owner = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
const app = new pg.Client({ connectionString: process.env.DATABASE_URL });
const visitor = new pg.Client({ connectionString: process.env.PUBLIC_DATABASE_URL });

beforeAll(() => Promise.all([owner.connect(), app.connect(), visitor.connect()]));
afterAll(() => Promise.all([owner.end(), app.end(), visitor.end()]));

const keptForever = [
  "ResponseVersion",
  "ResponseFile",
  "RegisterEntry",
  "AuditEvent",
  "AuditSeal",
  "GateRecord",
  "Pack",
  "PackRelease",
  "RecordedPosition",
  "TriageNote",
  "ResponseWithdrawal",
  "ResponseReading",
  "LateDecision",
  "DisagreementVersion",
  "DisagreementPassage",
  "RecordedArea",
  "ResponseLook",
  "IncomingMail",
  "IncomingMailReading",
  "IncomingMailOutcome",
  "ResponseLink",
  "ResponseLinkConfirmation",
  "ResponseLinkTakenBack",
];

describe("what each database role may do", () => {
  it("the public role can read published projections and nothing else (invariant 3)", async () => {
    const { rows } = await visitor.query(`
      SELECT n.nspname || '.' || c.relname AS name, p AS privilege
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace,
             unnest(ARRAY['SELECT','INSERT','UPDATE','DELETE','TRUNCATE']) p
       WHERE c.relkind IN ('r','p','v','m') AND n.nspname NOT IN ('pg_catalog','information_schema')
         AND has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, p)`);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter((row) => !row.name.startsWith("public_site.") || row.privilege !== "SELECT")).toEqual([]);
    await expect(visitor.query('SELECT * FROM portal."ResponseVersion"')).rejects.toThrow(/permission denied/);
  });

  it.each(keptForever)("the application may neither change nor remove %s rows (invariants 2 and 5)", async (table) => {
    const { rows } = await app.query(
      `SELECT p FROM unnest(ARRAY['UPDATE','DELETE','TRUNCATE']) p WHERE has_table_privilege($1, p)`,
      [`portal."${table}"`],
    );
    expect(rows).toEqual([]);
  });

  it.each(keptForever)("not even the owner can change, remove or truncate %s rows", async (table) => {
    const { rows } = await owner.query(
      `SELECT tgname FROM pg_trigger WHERE tgrelid = $1::regclass AND tgname IN ('keep_rows', 'keep_table') AND tgenabled = 'O'`,
      [`portal."${table}"`],
    );
    expect(rows).toHaveLength(2);
  });

  it("an event that was written stays as written", async () => {
    await app.query(
      `INSERT INTO portal."AuditEvent" ("actorRole", "action", "detail") VALUES ('system', 'sign-in', '{}')`,
    );
    await expect(owner.query(`UPDATE portal."AuditEvent" SET "action" = 'other'`)).rejects.toThrow(/kept as they are/);
    await expect(owner.query(`DELETE FROM portal."AuditEvent"`)).rejects.toThrow(/kept as they are/);
    await expect(owner.query(`TRUNCATE portal."AuditEvent"`)).rejects.toThrow(/kept as they are/);
  });

  it("the application may not move the clock unless the demonstration lets it", async () => {
    await expect(app.query(`INSERT INTO portal."ClockOffset" VALUES (1, 1000)`)).rejects.toThrow(/permission denied/);
  });
});
