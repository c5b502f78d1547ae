import type { Actor } from "#lib/auth/schema.ts";
import { mayKnow } from "#lib/confidentiality/queries.ts";
import { db, Prisma } from "#lib/db/client.ts";
import type { PlaceFound } from "./schema.ts";

const { sql, empty } = Prisma;

/** The words as PostgreSQL looks for them: all of them, in any of their English forms; "in quotes" one after another; -none of this. */
export const asQuery = (q: string) => sql`websearch_to_tsquery('english', ${q})`;

/**
 * Says of a row `v` of ResponseVersion that its files are searched for this person. Without clearance those of responses with any mark are
 * not: words that are withheld may stand in a file that bears no mark itself, and a hit would tell them (SX.4, S29.2).
 */
const isSearched = (actor: Actor) => mayKnow(actor, "files", sql`v."responseId"`);

/** Text to look for, with LIKE's own signs taken as letters. */
const containing = (text: string) => `%${text.replace(/[\\%_]/g, "\\$&")}%`;

/** Who answered is searched for those who may know it (SX.4). */
const isNamed = (actor: Actor, q: string) =>
  sql`v."respondent" ILIKE ${containing(q)} AND ${mayKnow(actor, "name", sql`v."responseId"`)}`;

/**
 * Says of a row `v` of ResponseVersion that its reference, its respondent or one page of its files has this (SX.6). What is found is
 * gathered first, each kind by its own index, and the list is made of it: in the list's own order a rare word would walk all of it.
 */
export const isFound = (actor: Actor, consultationId: string, q: string) => sql`v."id" IN (
  WITH found AS MATERIALIZED (
    SELECT v."id" FROM portal."Response" r JOIN portal."ResponseVersion" v ON v."responseId" = r."id"
     WHERE r."consultationId" = ${consultationId}::uuid AND r."reference" ILIKE ${containing(q)}
    UNION
    SELECT v."id" FROM portal."ResponseVersion" v
     WHERE v."registerConsultationId" = ${consultationId}::uuid AND ${isNamed(actor, q)}
    UNION
    SELECT f."versionId" FROM portal."FilePage" p JOIN portal."ResponseFile" f ON f."fileId" = p."fileId"
      ${actor.hasClearance ? empty : sql`JOIN portal."ResponseVersion" v ON v."id" = f."versionId"`}
     WHERE p."words" @@ ${asQuery(q)} AND ${isSearched(actor)}
  ) SELECT "id" FROM found)`;

/** More places of one file than these are counted and not named. */
const mostPages = 3;

/** Where the words stand, for the rows of one page of a list: file and pages, by version. The same people find the same as in the list. */
export async function listPlacesFound(
  actor: Actor,
  q: string,
  versionIds: readonly string[],
): Promise<Map<string, PlaceFound[]>> {
  if (q === "" || versionIds.length === 0) return new Map();
  const rows = await db().$queryRaw<{ versionId: string; fileId: string; file: string; pages: number[] }[]>`
    SELECT f."versionId", f."fileId", s."name" AS "file", array_agg(DISTINCT p."page" ORDER BY p."page") AS "pages"
      FROM portal."ResponseVersion" v JOIN portal."ResponseFile" f ON f."versionId" = v."id"
      JOIN portal."StoredFile" s ON s."id" = f."fileId" JOIN portal."FilePage" p ON p."fileId" = f."fileId"
     WHERE v."id" = ANY (${[...versionIds]}::uuid[]) AND ${isSearched(actor)} AND p."words" @@ ${asQuery(q)}
     GROUP BY f."versionId", f."fileId", s."name", f."position" ORDER BY f."position"`;
  const places = rows.map(({ versionId, pages, ...place }) => ({
    versionId,
    place: { ...place, pages: pages.slice(0, mostPages), further: Math.max(0, pages.length - mostPages) },
  }));
  return new Map(
    [...Map.groupBy(places, ({ versionId }) => versionId)].map(([id, list]) => [id, list.map(({ place }) => place)]),
  );
}
