import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sealDueRegisters } from "#lib/register/commands.ts";
import { addNote } from "#lib/triage/commands.ts";
import { setDatabaseClock } from "#prisma/factories/clock.ts";
import { builtPack, readyForPack } from "#prisma/factories/packs.ts";
import { person } from "#prisma/factories/people.ts";
import { fullContent, savedDraft, sentResponse, whileOpen } from "#prisma/factories/response.ts";
import { afterClose, consultationForStaff, lateResponse, secret, secretContent } from "#prisma/factories/triage.ts";

const visitor = new pg.Client({ connectionString: process.env.PUBLIC_DATABASE_URL });
beforeAll(() => visitor.connect());
afterAll(() => visitor.end());

/** Every row of everything that the public role can read, as text. */
async function everythingPublic(): Promise<string> {
  const { rows: tables } = await visitor.query(`
    SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p', 'v', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
       AND has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT')`);
  expect(tables.length).toBeGreaterThan(2);
  const texts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await visitor.query(`SELECT to_jsonb(t)::text AS row FROM ${name} t`);
    texts.push(...rows.map(({ row }) => row));
  }
  return texts.join("\n");
}

it("S29.1 before a person decides so, nothing of any response is where the public can read: not while open, nor sealed, read and packed", async () => {
  await setDatabaseClock(whileOpen);
  const owner = await person("CONSULTATION_OWNER");
  const consultation = await consultationForStaff();
  const { content } = consultation;
  // One marks nothing at all: what is not confidential is not public either.
  const open = fullContent(content, { general: "Plain words of a response without a mark." });
  const sent = [await sentResponse(content, open), await sentResponse(content, secretContent(content))];
  await savedDraft(content, open);
  const words = [
    ...sent.map(({ reference }) => reference),
    open.general,
    secret,
    open.respondent.organisation,
    open.respondent.name,
    open.respondent.email,
    ...open.answers.flatMap(({ text, areas }) => [text, ...areas.map(({ what }) => what)]),
  ];
  const found = async () => {
    const everything = await everythingPublic();
    expect(everything).toContain(consultation.slug);
    return words.filter((each) => everything.includes(each));
  };
  expect(await found()).toEqual([]);
  words.push((await lateResponse(content, open)).reference);
  await setDatabaseClock(afterClose);
  await sealDueRegisters(afterClose);
  await addNote(owner, { consultationId: consultation.id, reference: sent[0]?.reference ?? "" }, "Read.", afterClose);
  await readyForPack(consultation, owner);
  await builtPack(consultation, owner);
  expect(await found()).toEqual([]);
});
