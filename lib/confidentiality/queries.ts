import { type Database, db, Prisma } from "#lib/db/client.ts";
import { type Fact, hiddenBy, isCleared, type Reader, type Secrecy } from "./clearance.ts";

const { sql } = Prisma;
type Sql = Prisma.Sql;

/** Says of a reading `k` that it says something: the first of a letter by post is empty, and says no more once somebody typed the letter in. */
const isTelling = sql`NOT (k."number" = 1 AND coalesce(k."content"->'form', 'null') = 'null'
  AND EXISTS (SELECT FROM portal."IncomingMail" i WHERE i."id" = k."mailId" AND i."channel" = 'POST')
  AND EXISTS (SELECT FROM portal."IncomingMailReading" n WHERE n."mailId" = k."mailId" AND n."number" > 1))`;

/**
 * The readings of every message that a response was taken from, or that was ever placed with it, as rows `k`: a request in an answer is a
 * request for the response.
 */
const readingsOf = (responseId: Sql) => sql`
  FROM portal."IncomingMailReading" k WHERE ${isTelling} AND (
    k."mailId" IN (SELECT o."mailId" FROM portal."ResponseVersion" w JOIN portal."IncomingMailOutcome" o ON o."versionId" = w."id"
                    WHERE w."responseId" = ${responseId})
    OR k."mailId" IN (SELECT x."mailId" FROM portal."MailPlacement" x WHERE x."responseId" = ${responseId}))`;

/** Says of a version `w` that its answers ask in words for all of it, or leave open for what: the same as such an email (S31.7). */
const asksForAll = sql`w."askedInWords" IN ('whole', 'unclear')`;

/** Says of a response by its id that its identity was ever asked to be confidential: in any version, or by any reading of its message. */
const isIdentityEverHidden = (responseId: Sql) => sql`(
  EXISTS (SELECT FROM portal."ResponseVersion" w WHERE w."responseId" = ${responseId} AND (w."isWholeMarked" OR w."isIdentityMarked" OR ${asksForAll}))
  OR EXISTS (SELECT ${readingsOf(responseId)} AND k."content"->>'verdict' IN ('whole', 'unclear')))`;

/** Says of a response by its id that anything of it was ever asked to be confidential. */
export const isEverMarked = (responseId: Sql) => sql`(
  EXISTS (SELECT FROM portal."ResponseVersion" w WHERE w."responseId" = ${responseId}
           AND (w."isWholeMarked" OR w."isIdentityMarked" OR w."isPartMarked" OR w."askedInWords" <> 'none'))
  OR EXISTS (SELECT ${readingsOf(responseId)} AND k."content"->>'verdict' <> 'none'))`;

/**
 * Says of a message by its id that any reading of it ever found a request, or a doubt, or that it was ever placed with a response of which
 * anything was marked: a person's other view frees it for nobody uncleared.
 */
export const isMessageEverHeld = (mailId: Sql) => sql`(
  EXISTS (SELECT FROM portal."IncomingMailReading" k WHERE k."mailId" = ${mailId} AND ${isTelling} AND k."content"->>'verdict' <> 'none')
  OR EXISTS (SELECT FROM portal."MailPlacement" y WHERE y."mailId" = ${mailId} AND ${isEverMarked(sql`y."responseId"`)}))`;

/** What an act is on, or rests on: ids of responses, of messages and letters, of entries of the disagreement register; references of questions. */
export type ActedOn = Partial<Record<"responses" | "messages" | "entries" | "questions", readonly string[]>>;

/**
 * Whether anything of it is withheld from whoever acts (SX.4), by the strictest reading there ever was: they have no clearance, and a response,
 * a message or what it was placed with, a response whose words an entry holds, or the message that a question came by, ever asked for
 * confidentiality. `by` null: the portal itself, from which nothing is.
 */
export async function isWithheldFrom(
  database: Database,
  by: Reader | null,
  { responses = [], messages = [], entries = [], questions = [] }: ActedOn,
): Promise<boolean> {
  if (by === null || isCleared(by)) return false;
  const [row] = await database.$queryRaw<{ isWithheld: boolean }[]>`
    SELECT EXISTS (SELECT FROM unnest(${[...responses]}::uuid[]) AS t(id) WHERE ${isEverMarked(sql`t.id`)})
        OR EXISTS (SELECT FROM unnest(${[...messages]}::uuid[]) AS t(id) WHERE ${isMessageEverHeld(sql`t.id`)})
        OR EXISTS (SELECT FROM portal."DisagreementPassage" p
                    WHERE p."disagreementId" = ANY (${[...entries]}::uuid[]) AND ${isEverMarked(sql`p."responseId"`)})
        OR EXISTS (SELECT FROM portal."IncomingMailOutcome" u
                    WHERE u."clarification" = ANY (${[...questions]}::text[]) AND ${isMessageEverHeld(sql`u."mailId"`)}) AS "isWithheld"`;
  return row?.isWithheld ?? true;
}

/** `whatMayBeKnown` in SQL, of a response by its id: true where this reader may know all of the fact. For lists. */
export function mayKnow(reader: Reader, fact: Fact, responseId: Sql): Sql {
  if (isCleared(reader)) return sql`TRUE`;
  return hiddenBy(fact) === "identity"
    ? sql`NOT ${isIdentityEverHidden(responseId)}`
    : sql`NOT ${isEverMarked(responseId)}`;
}

/**
 * What hides the positions of a response by its id, as columns: `isWholeMarked`; `markedAnswers`, whose own positions are hidden; `isMarked`,
 * which hides what staff recorded. For whoever has clearance nothing does.
 */
export function positionsHidden(reader: Reader, responseId: Sql): Sql {
  if (isCleared(reader)) return sql`FALSE AS "isWholeMarked", '{}'::text[] AS "markedAnswers", FALSE AS "isMarked"`;
  return sql`
    (EXISTS (SELECT FROM portal."ResponseVersion" w WHERE w."responseId" = ${responseId} AND (w."isWholeMarked" OR ${asksForAll}))
      OR EXISTS (SELECT ${readingsOf(responseId)} AND k."content"->>'verdict' IN ('whole', 'unclear'))) AS "isWholeMarked",
    ARRAY(SELECT DISTINCT a FROM portal."ResponseVersion" w, unnest(w."markedAnswers") a WHERE w."responseId" = ${responseId} ORDER BY a) AS "markedAnswers",
    ${isEverMarked(responseId)} AS "isMarked"`;
}

/** The strictest reading there ever was of these responses, by id. One that does not exist has none. */
export async function findSecrecies(
  responseIds: readonly string[],
  database: Database = db(),
): Promise<Map<string, Secrecy>> {
  if (responseIds.length === 0) return new Map();
  const rows = await database.$queryRaw<({ id: string } & Secrecy)[]>`
    SELECT v."responseId" AS "id", bool_or(coalesce(v."isWholeMarked", FALSE) OR v."askedInWords" IN ('whole', 'unclear')) OR coalesce(bool_or(m."isHeld"), FALSE) AS "isWhole",
           bool_or(coalesce(v."isIdentityMarked", FALSE)) AS "isIdentity",
           bool_or(coalesce(v."isPartMarked", FALSE) OR v."askedInWords" = 'part') OR coalesce(bool_or(m."isPart"), FALSE) AS "isPart"
      FROM portal."ResponseVersion" v
      LEFT JOIN LATERAL (
        SELECT bool_or(k."content"->>'verdict' IN ('whole', 'unclear')) AS "isHeld", bool_or(k."content"->>'verdict' = 'part') AS "isPart"
          ${readingsOf(sql`v."responseId"`)}) m ON TRUE
     WHERE v."responseId" = ANY (${[...responseIds]}::uuid[]) GROUP BY 1`;
  return new Map(rows.map(({ id, ...secrecy }) => [id, secrecy]));
}

/** Nothing is known of it: then all of it is secret. */
const unknown: Secrecy = { isWhole: true, isIdentity: true, isPart: true };

/** The strictest reading there ever was of one response; of one that does not exist everything is secret. */
export const findSecrecy = async (responseId: string, database: Database = db()): Promise<Secrecy> =>
  (await findSecrecies([responseId], database)).get(responseId) ?? unknown;
