import { z } from "zod";
import { isEverPermitted } from "#lib/auth/rules.ts";
import type { Actor } from "#lib/auth/schema.ts";
import { whatMayBeKnown } from "#lib/confidentiality/clearance.ts";
import { findSecrecy, mayKnow } from "#lib/confidentiality/queries.ts";
import { db, Prisma } from "#lib/db/client.ts";
import { answerTo } from "#lib/responses/rules.ts";
import { responseContentSchema, type Texts } from "#lib/responses/schema.ts";
import { textFor } from "#lib/responses/texts.ts";
import { reportedVersions } from "#lib/responses/versions/queries.ts";
import { asUncleared } from "../reading/queries.ts";
import { readingOf } from "../reading/rules.ts";
import { type AreaToRaise, type DisagreementInList, type RegisterFilter, sources, withheldTitle } from "./schema.ts";

const { sql, join } = Prisma;

type Query = { filter: RegisterFilter; sort: { id: string; desc: boolean }; page: number; pageSize: number };

/** Says of an entry `d` that this person may know what it is about: it derives from no response, or from one whose titles they may know. */
const isKnown = (actor: Actor) => sql`(d."responseId" IS NULL OR ${mayKnow(actor, "titles", sql`d."responseId"`)})`;

/** What lists show, and by what they are ordered: an order tells of what it goes by. */
const columnsFor = (actor: Actor): Record<string, Prisma.Sql> => ({
  number: sql`d."number"`,
  title: sql`CASE WHEN ${isKnown(actor)} THEN d."title" ELSE ${withheldTitle} END`,
  anchor: sql`CASE WHEN ${isKnown(actor)} THEN d."anchor" ELSE '' END`,
  source: sql`d."source"`,
  state: sql`d."state"`,
});

/** One page of a consultation's disagreement register, without the words it quotes, and how many entries there are. */
export async function listDisagreements(
  actor: Actor,
  consultationId: string,
  { filter, sort, page, pageSize }: Query,
): Promise<{ rows: DisagreementInList[]; total: number }> {
  if (!isEverPermitted(actor.role, "read-responses")) return { rows: [], total: 0 };
  const state = filter.state === "open" ? "OPEN" : "RESOLVED";
  const where = join(
    [
      sql`d."consultationId" = ${consultationId}::uuid`,
      ...(filter.state ? [sql`d."state" = ${state}::portal."DisagreementState"`] : []),
      ...(filter.source ? [sql`d."source" = ${filter.source}`] : []),
    ],
    " AND ",
  );
  const columns = columnsFor(actor);
  const [rows, [counted]] = await Promise.all([
    db().$queryRaw<(Omit<DisagreementInList, "source"> & { source: string })[]>`
      SELECT d."number", ${columns.title} AS "title", ${columns.anchor} AS "anchor", NOT ${isKnown(actor)} AS "isWithheld", d."source", r."reference" AS "response", d."dccReply" <> '' AS "hasReply",
             d."titleCheckedById" IS NOT NULL AS "isTitleChecked", d."state"
        FROM portal."Disagreement" d LEFT JOIN portal."Response" r ON r."id" = d."responseId"
       WHERE ${where} ORDER BY ${columns[sort.id] ?? columns.number} ${sort.desc ? sql`DESC` : sql`ASC`}, d."number"
       LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`,
    db().$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM portal."Disagreement" d WHERE ${where}`,
  ]);
  return {
    rows: rows.map((row) => ({ ...row, source: z.enum(sources).parse(row.source) })),
    total: counted?.total ?? 0,
  };
}

/** Entries raised from one response, by number; their titles are as confidential as it is. */
export async function listDisagreementsOf(actor: Actor, responseId: string) {
  const found = await db().disagreement.findMany({
    where: { responseId },
    orderBy: { number: "asc" },
    select: { number: true, title: true, state: true, areaKey: true },
  });
  const isOpen = whatMayBeKnown(actor, await findSecrecy(responseId), "titles") === "all";
  return isOpen ? found : found.map((entry) => ({ ...entry, title: withheldTitle }));
}

/**
 * Areas of disagreement that respondents named and that are not in the register yet, by register number: `take` responses' worth, and how
 * many areas there are in all. Nothing that is marked is in them, whoever asks: the words are read on the response's own page.
 */
export async function listAreasToRaise(
  actor: Actor,
  consultation: { id: string; texts: Texts },
  take: number,
): Promise<{ areas: AreaToRaise[]; total: number }> {
  if (!isEverPermitted(actor.role, "read-responses")) return { areas: [], total: 0 };
  const open = sql`FROM ${reportedVersions(consultation.id)} v CROSS JOIN unnest(v."areaKeys") AS area(key)
    WHERE cardinality(v."areaKeys") > 0
      AND NOT EXISTS (SELECT FROM portal."Disagreement" d WHERE d."responseId" = v."responseId" AND d."areaKey" = area.key)`;
  const [rows, [counted]] = await Promise.all([
    db().$queryRaw<{ responseId: string; reference: string; keys: string[]; content: unknown }[]>`
      SELECT v."responseId", r."reference", o."keys", v."content"
        FROM (SELECT v."id", v."registerNumber", array_agg(area.key ORDER BY area.key) AS "keys" ${open} GROUP BY 1, 2
               ORDER BY 2 LIMIT ${take}) o
        JOIN portal."ResponseVersion" v ON v."id" = o."id" JOIN portal."Response" r ON r."id" = v."responseId"
       ORDER BY o."registerNumber"`,
    db().$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total ${open}`,
  ]);
  const areas: AreaToRaise[] = [];
  for (const { responseId, reference, keys, content } of rows) {
    const response = responseContentSchema.parse(content);
    const composed = await asUncleared(db(), consultation.texts, responseId, response);
    const { fields } = readingOf(textFor(composed, consultation.texts), composed, false);
    const found = keys.map((areaKey): AreaToRaise => {
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
