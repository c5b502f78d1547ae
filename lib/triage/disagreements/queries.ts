import { z } from "zod";
import { isEverPermitted } from "#lib/auth/rules.ts";
import type { Actor } from "#lib/auth/schema.ts";
import { nobodyCleared, type Reader } from "#lib/confidentiality/clearance.ts";
import { mayKnow } from "#lib/confidentiality/queries.ts";
import { type Database, db, Prisma } from "#lib/db/client.ts";
import { answerTo } from "#lib/responses/rules.ts";
import { responseContentSchema, type Texts } from "#lib/responses/schema.ts";
import { textFor } from "#lib/responses/texts.ts";
import { reportedVersions } from "#lib/responses/versions/queries.ts";
import { areasOfRow, isAreaRaised } from "../areas/queries.ts";
import { asUncleared } from "../reading/queries.ts";
import { readingOf } from "../reading/rules.ts";
import type { RespondentName } from "./names.ts";
import { standingOf } from "./rules.ts";
import { type AreaToRaise, type DisagreementInList, type RegisterFilter, sources, withheldTitle } from "./schema.ts";

const { sql, join } = Prisma;

type Query = { filter: RegisterFilter; sort: { id: string; desc: boolean }; page: number; pageSize: number };

/** Says of a row `d` of Disagreement that this person may know what it is about: the titles of every response whose words it holds (SX.4). */
const isKnown = (actor: Reader) => sql`NOT EXISTS (
  SELECT FROM portal."DisagreementPassage" p WHERE p."disagreementId" = d."id" AND NOT ${mayKnow(actor, "titles", sql`p."responseId"`)})`;

const standing = sql`CASE WHEN d."state" = 'RESOLVED' THEN 'RESOLVED' WHEN d."proposedById" IS NOT NULL THEN 'PROPOSED' ELSE 'OPEN' END`;

const conditionsOn = {
  open: sql`d."state" = 'OPEN'`,
  proposed: sql`${standing} = 'PROPOSED'`,
  resolved: sql`d."state" = 'RESOLVED'`,
};

/** One page of a consultation's disagreement register, without the words it quotes, and how many entries there are. */
export async function listDisagreements(
  actor: Actor,
  consultationId: string,
  { filter, sort, page, pageSize }: Query,
): Promise<{ rows: DisagreementInList[]; total: number }> {
  if (!isEverPermitted(actor.role, "read-responses")) return { rows: [], total: 0 };
  // Lists are ordered by what they show: an order tells of what it goes by.
  const title = sql`CASE WHEN ${isKnown(actor)} THEN d."title" ELSE ${withheldTitle} END`;
  const anchor = sql`CASE WHEN ${isKnown(actor)} THEN d."anchor" ELSE '' END`;
  const columns: Record<string, Prisma.Sql> = {
    number: sql`d."number"`,
    title,
    anchor,
    source: sql`d."source"`,
    standing,
  };
  const where = join(
    [
      sql`d."consultationId" = ${consultationId}::uuid`,
      ...(filter.state ? [conditionsOn[filter.state]] : []),
      ...(filter.source ? [sql`d."source" = ${filter.source}`] : []),
    ],
    " AND ",
  );
  const rows = await db().$queryRaw<(Omit<DisagreementInList, "source"> & { source: string })[]>`
      SELECT d."number", ${title} AS "title", ${anchor} AS "anchor", NOT ${isKnown(actor)} AS "isWithheld", d."source", d."dccReply" <> '' AS "hasReply",
             CASE WHEN ${isKnown(actor)} THEN (SELECT r."reference" FROM portal."DisagreementPassage" p JOIN portal."Response" r ON r."id" = p."responseId"
               WHERE p."disagreementId" = d."id" ORDER BY p."addedAt", p."id" LIMIT 1) END AS "response",
             (SELECT count(DISTINCT p."responseId")::int FROM portal."DisagreementPassage" p WHERE p."disagreementId" = d."id") AS "responses",
             d."titleCheckedById" IS NOT NULL AS "isTitleChecked", ${standing} AS "standing"
        FROM portal."Disagreement" d
       WHERE ${where} ORDER BY ${columns[sort.id] ?? columns.number} ${sort.desc ? sql`DESC` : sql`ASC`}, d."number"
       LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`;
  const [counted] = await db().$queryRaw<{ total: number }[]>`
      SELECT count(*)::int AS total FROM portal."Disagreement" d WHERE ${where}`;
  return {
    rows: rows.map((row) => ({ ...row, source: z.enum(sources).parse(row.source) })),
    total: counted?.total ?? 0,
  };
}

/**
 * The words of one response that are in the register, by entry; an entry is as confidential as every response that it holds, and that
 * a marked one disagrees is told to nobody without clearance (SX.4). The key of an area is given where version `number` says there what was raised.
 */
export async function listDisagreementsOf(actor: Actor, responseId: string, number: number) {
  const found = await db().disagreementPassage.findMany({
    where: { responseId },
    orderBy: [{ disagreement: { number: "asc" } }, { addedAt: "asc" }],
    select: {
      areaKey: true,
      disagreement: { select: { id: true, number: true, title: true, state: true, evidenceKind: true } },
    },
  });
  const rows = await db().$queryRaw<{ key: string }[]>`
    SELECT DISTINCT p."areaKey" AS "key" FROM portal."DisagreementPassage" p
      JOIN portal."ResponseVersion" v ON v."responseId" = p."responseId" AND v."number" = ${number}
     WHERE p."responseId" = ${responseId}::uuid AND p."areaKey" IS NOT NULL AND portal.is_area_raised(v."id", p."areaKey")`;
  const raised = new Set(rows.map(({ key }) => key));
  const entries = [];
  for (const { areaKey: key, disagreement } of found) {
    const areaKey = key !== null && raised.has(key) ? key : null;
    const { id, number, title } = disagreement;
    const isOpen = await mayKnowEntry(actor, id, db());
    if (isOpen) entries.push({ areaKey, number, title, standing: standingOf(disagreement) });
  }
  return entries;
}

/** Whether this person may know what an entry is about, and change it. */
export async function mayKnowEntry(actor: Reader, id: string, database: Database): Promise<boolean> {
  const [row] = await database.$queryRaw<{ isKnown: boolean }[]>`
    SELECT ${isKnown(actor)} AS "isKnown" FROM portal."Disagreement" d WHERE d."id" = ${id}::uuid`;
  return row?.isKnown ?? false;
}

/** Entries that words of a further response can go into, by number: those whose title this reader may know. */
export async function listEntriesToJoin(
  actor: Actor,
  consultationId: string,
): Promise<{ number: number; title: string }[]> {
  if (!isEverPermitted(actor.role, "record-disagreement")) return [];
  return db().$queryRaw<{ number: number; title: string }[]>`
    SELECT d."number", d."title" FROM portal."Disagreement" d
     WHERE d."consultationId" = ${consultationId}::uuid AND ${isKnown(actor)}
     ORDER BY d."number"`;
}

/** Every organisation and person that answered, under the names they gave in any version. */
export async function listRespondentNames(database: Database, consultationId: string): Promise<RespondentName[]> {
  return database.$queryRaw<RespondentName[]>`
    SELECT n."name", bool_or(o."isOpen") AS "isOpen"
      FROM (SELECT r."id", ${mayKnow(nobodyCleared, "name", sql`r."id"`)} AS "isOpen" FROM portal."Response" r
             WHERE r."consultationId" = ${consultationId}::uuid) o
      JOIN portal."ResponseVersion" v ON v."responseId" = o."id"
     CROSS JOIN LATERAL (VALUES (v."content"#>>'{respondent,organisation}'), (v."content"#>>'{respondent,name}')) AS n("name")
     WHERE n."name" <> '' GROUP BY 1 ORDER BY 1`;
}

/**
 * Areas of disagreement that respondents named, or that staff recorded, and that are not in the register yet, by register number: `take`
 * responses' worth, and how many areas there are in all; of marked responses for those with clearance alone, for an area says that they disagree (SX.4). Nothing that is marked is in them, whoever asks: the words are read on the
 * response's own page.
 */
export async function listAreasToRaise(
  actor: Actor,
  consultation: { id: string; texts: Texts },
  take: number,
): Promise<{ areas: AreaToRaise[]; total: number }> {
  if (!isEverPermitted(actor.role, "read-responses")) return { areas: [], total: 0 };
  const open = sql`FROM ${reportedVersions(consultation.id)} v CROSS JOIN LATERAL (${areasOfRow}) AS area(key, about)
    WHERE NOT ${isAreaRaised} AND ${mayKnow(actor, "recorded", sql`v."responseId"`)}`;
  const rows = await db().$queryRaw<
    { responseId: string; reference: string; areas: { key: string; about: string | null }[]; content: unknown }[]
  >`
      SELECT v."responseId", r."reference", o."areas", v."content"
        FROM (SELECT v."id", v."registerNumber", jsonb_agg(jsonb_build_object('key', area.key, 'about', area.about) ORDER BY area.key) AS "areas" ${open} GROUP BY 1, 2
               ORDER BY 2 LIMIT ${take}) o
        JOIN portal."ResponseVersion" v ON v."id" = o."id" JOIN portal."Response" r ON r."id" = v."responseId"
       ORDER BY o."registerNumber"`;
  const [counted] = await db().$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total ${open}`;
  const areas: AreaToRaise[] = [];
  for (const { responseId, reference, areas: unraised, content } of rows) {
    const response = responseContentSchema.parse(content);
    const composed = await asUncleared(db(), consultation.texts, responseId, response);
    const { fields, isInFull } = readingOf(textFor(composed, consultation.texts), composed, false);
    const found = unraised.map(({ key: areaKey, about }): AreaToRaise => {
      if (about !== null) return { response: reference, areaKey, question: "", about: isInFull ? about : null };
      const [question = "", id = ""] = areaKey.split(/\.(?=area-)/);
      const given = answerTo(response, question).areas.find((area) => area.id === id)?.about ?? "";
      const segments = fields.find(({ key }) => key === `${areaKey}.about`)?.segments;
      const isOpen = given === "" || segments?.every(({ kind }) => kind === "open");
      return { response: reference, areaKey, question, about: isOpen ? given : null };
    });
    areas.push(...found);
  }
  return { areas, total: counted?.total ?? 0 };
}
