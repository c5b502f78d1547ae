import { isEverPermitted } from "#lib/auth/rules.ts";
import type { Actor } from "#lib/auth/schema.ts";
import { mayKnow } from "#lib/confidentiality/queries.ts";
import { db, Prisma, type Transaction } from "#lib/db/client.ts";
import { listStandings, unconfirmedLinks } from "#lib/responses/relations/queries.ts";
import { standsAlone } from "#lib/responses/relations/rules.ts";
import { besideVersions, isCountedRow, isOperativeRow } from "#lib/responses/versions/queries.ts";
import { lateStanding, undecidedLate } from "./lateness/queries.ts";
import { countNotLookedAt, isRaised, mayKnowLook, waitsForLook } from "./looks/queries.ts";
import type { QueueFilter, QueueSort, ResponseCounts, ResponseInQueue } from "./schema.ts";
import { isFound, listPlacesFound } from "./search/queries.ts";

const { sql, empty, join } = Prisma;

type Query = { filter: QueueFilter; sort: { id: string; desc: boolean }; page: number; pageSize: number };

/** Who answered, as far as this person may know: lists, orders and searches never tell more than that (SX.4). */
const respondentFor = (actor: Actor) =>
  sql`CASE WHEN ${mayKnow(actor, "name", sql`v."responseId"`)} THEN v."respondent" END`;

/** Responses that have a late version considered beside the one that counts (invariant 2), and those of them where nobody has read it in full. */
const beside = sql`SELECT b."responseId" FROM ${besideVersions} b`;
const unreadBeside = sql`${beside} WHERE NOT EXISTS (SELECT FROM portal."ResponseReading" d WHERE d."versionId" = b."id")`;
const isRead = sql`(EXISTS (SELECT FROM portal."ResponseReading" d WHERE d."versionId" = v."id") AND v."responseId" NOT IN (${unreadBeside}))`;
const isReported = sql`((${isCountedRow}) OR v."responseId" IN (${beside}))`;

/** Responses of which one person said that one replaces the other where both were on time, and no second person has confirmed it. */
const unconfirmed = sql`SELECT unnest(ARRAY[l."earlierId", l."laterId"]) FROM ${unconfirmedLinks} l`;

const isWithdrawn = sql`EXISTS (SELECT FROM portal."ResponseWithdrawal" x WHERE x."responseId" = v."responseId")`;

function conditions(
  actor: Actor,
  consultationId: string,
  { q, status, assignee, late, confidentiality, channel, read, look, standing }: QueueFilter,
) {
  const assigneeId = assignee === "me" ? actor.id : assignee;
  const levels = {
    none: sql`NOT (v."isWholeMarked" OR v."isIdentityMarked" OR v."isPartMarked")`,
    part: sql`v."isPartMarked"`,
    identity: sql`v."isIdentityMarked"`,
    whole: sql`v."isWholeMarked"`,
  };
  const standings = {
    counted: isCountedRow,
    reported: isReported,
    beside: sql`v."responseId" IN (${beside})`,
    withdrawn: isWithdrawn,
    unconfirmed: sql`v."responseId" IN (${unconfirmed})`,
    superseded: sql`NOT ${isWithdrawn} AND NOT ${isReported}`,
  };
  const looks = { waiting: waitsForLook(consultationId), raised: isRaised, nothing: sql`NOT ${isRaised}` };
  return [
    q ? isFound(actor, consultationId, q) : null,
    status ? sql`t."status" = ${status}::portal."TriageStatus"` : null,
    assignee === "nobody" ? sql`t."assigneeId" IS NULL` : assigneeId ? sql`t."assigneeId" = ${assigneeId}::uuid` : null,
    late === "undecided"
      ? sql`v."responseId" IN (${undecidedLate})`
      : late
        ? sql`v."isLate" = ${late === "late"}`
        : null,
    confidentiality ? levels[confidentiality] : null,
    channel ? sql`r."channel" = ${channel}::portal."Channel"` : null,
    read ? (read === "read" ? isRead : sql`NOT ${isRead}`) : null,
    look ? sql`${looks[look]} AND ${mayKnowLook(actor)}` : null,
    standing ? standings[standing] : null,
  ].filter((condition) => condition !== null);
}

function orderOf(actor: Actor, { id, desc }: Query["sort"]) {
  const columns: Record<QueueSort, Prisma.Sql> = {
    registerNumber: sql`v."registerNumber"`,
    receivedAt: sql`v."receivedAt"`,
    reference: sql`r."reference"`,
    respondent: respondentFor(actor),
    status: sql`t."status"`,
    assignee: sql`u."name"`,
  };
  const column = columns[id as QueueSort] ?? columns.receivedAt;
  // Nobody comes last either way. Only where there can be nobody: otherwise an index could no longer give the order.
  const last = id === "respondent" || id === "assignee" ? sql`NULLS LAST` : empty;
  const direction = desc ? sql`DESC` : sql`ASC`;
  // A second key makes the order whole, so that no row is on two pages or on none.
  return id === "registerNumber"
    ? sql`${column} ${direction}`
    : sql`${column} ${direction} ${last}, v."registerNumber" ASC`;
}

const from = (consultationId: string, where: Prisma.Sql[]) => sql`
  FROM portal."ResponseVersion" v
  JOIN portal."Response" r ON r."id" = v."responseId"
  JOIN portal."Triage" t ON t."responseId" = v."responseId"
  LEFT JOIN portal."User" u ON u."id" = t."assigneeId"
  WHERE v."registerConsultationId" = ${consultationId}::uuid AND ${isOperativeRow}
  ${where.length > 0 ? sql`AND ${join(where, " AND ")}` : empty}`;

/** How many rows the filters let through. Without a filter on the version itself every response is one row: no version is looked at. */
function countRows(consultationId: string, filter: QueueFilter, where: Prisma.Sql[]) {
  const isOnVersion = [filter.q, filter.late, filter.confidentiality, filter.read, filter.look, filter.standing].some(
    (value) => value !== "",
  );
  const source = isOnVersion
    ? from(consultationId, where)
    : sql`FROM portal."Response" r JOIN portal."Triage" t ON t."responseId" = r."id"
          WHERE ${join([sql`r."consultationId" = ${consultationId}::uuid`, ...where], " AND ")}`;
  return db().$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total ${source}`;
}

/**
 * One page of a consultation's responses, each by its operative version, with how many there are in all. The filters, the order and
 * what is shown of the respondent keep to what this person may know (SX.4). Nobody without the right gets a row.
 */
export async function listQueue(
  actor: Actor,
  consultationId: string,
  { filter, sort, page, pageSize }: Query,
): Promise<{ rows: ResponseInQueue[]; total: number }> {
  if (!isEverPermitted(actor.role, "read-responses")) return { rows: [], total: 0 };
  const where = conditions(actor, consultationId, filter);
  const [rows, [counted]] = await Promise.all([
    db().$queryRaw<(Omit<ResponseInQueue, "foundIn" | "standing"> & { versionId: string; responseId: string })[]>`
      SELECT v."id" AS "versionId", v."responseId", r."reference", v."registerNumber", v."receivedAt", r."channel", ${respondentFor(actor)} AS "respondent",
             v."isWholeMarked" AS "isWhole", v."isIdentityMarked" AS "isIdentity", v."isPartMarked" AS "isPart",
             v."isLate", ${lateStanding} AS "lateStanding", t."status", u."name" AS "assignee", v."number" AS "versionNumber",
             (SELECT count(*)::int FROM portal."ResponseVersion" w WHERE w."responseId" = v."responseId") AS "versionCount",
             ${isRead} AS "isRead", ${isWithdrawn} AS "isWithdrawn",
             v."responseId" IN (${unconfirmed}) AS "hasLinkToConfirm"
      ${from(consultationId, where)} ORDER BY ${orderOf(actor, sort)} LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`,
    countRows(consultationId, filter, where),
  ]);
  const places = await listPlacesFound(
    actor,
    filter.q,
    rows.map(({ versionId }) => versionId),
  );
  const standings = await listStandings(
    db(),
    rows.map(({ responseId }) => responseId),
    actor,
  );
  const found = rows.map(({ versionId, responseId, ...row }) => ({
    ...row,
    standing: standings.get(responseId) ?? standsAlone,
    foundIn: places.get(versionId) ?? [],
  }));
  return { rows: found, total: counted?.total ?? 0 };
}

/**
 * The next response after `registerNumber` in the register that is reported and that nobody has read in full, by its reference; after the last
 * one it begins again at the first. Null: all others are read.
 */
export async function findNextToRead(
  actor: Actor,
  consultationId: string,
  registerNumber: number,
): Promise<string | null> {
  if (!isEverPermitted(actor.role, "read-responses")) return null;
  const unread = [sql`v."registerNumber" <> ${registerNumber}`, isReported, sql`NOT ${isRead}`];
  const [next] = await db().$queryRaw<{ reference: string }[]>`
    SELECT r."reference" ${from(consultationId, unread)} ORDER BY v."registerNumber" < ${registerNumber}, v."registerNumber" LIMIT 1`;
  return next?.reference ?? null;
}

/** Holds where a response stands to the end of the transaction, so that decisions on it follow one another. Gives its id; null: not in this consultation. */
export async function holdResponse(tx: Transaction, consultationId: string, reference: string): Promise<string | null> {
  const [held] = await tx.$queryRaw<{ id: string }[]>`
    SELECT r."id" FROM portal."Response" r JOIN portal."Triage" t ON t."responseId" = r."id"
     WHERE r."reference" = ${reference} AND r."consultationId" = ${consultationId}::uuid FOR UPDATE OF t`;
  return held?.id ?? null;
}

/** The counts of each consultation's operative versions, by consultation id; one pass for all of them. */
export async function countResponses(actor: Actor): Promise<Map<string, ResponseCounts>> {
  if (!isEverPermitted(actor.role, "read-responses")) return new Map();
  const rows = await db().$queryRaw<({ consultationId: string } & Omit<ResponseCounts, "toLookAt">)[]>`
    SELECT v."registerConsultationId" AS "consultationId", count(*)::int AS "total",
           (count(*) FILTER (WHERE NOT v."isLate"))::int AS "onTime", (count(*) FILTER (WHERE v."isLate"))::int AS "late",
           (count(*) FILTER (WHERE v."isUndecided"))::int AS "undecided",
           (count(*) FILTER (WHERE v."isReported" AND t."status" = 'NEW'))::int AS "new",
           (count(*) FILTER (WHERE v."isReported" AND t."assigneeId" IS NULL AND t."status" <> 'DONE'))::int AS "unassigned",
           (count(*) FILTER (WHERE v."isReported" AND (d."versionId" IS NULL OR v."hasUnread")))::int AS "unread",
           (count(*) FILTER (WHERE v."isWholeMarked"))::int AS "whole",
           (count(*) FILTER (WHERE v."isPartMarked"))::int AS "part",
           (count(*) FILTER (WHERE v."isIdentityMarked"))::int AS "identity",
           (count(*) FILTER (WHERE NOT v."isReported"))::int AS "apart"
      FROM (SELECT v.*, ${isReported} AS "isReported", v."responseId" IN (${unreadBeside}) AS "hasUnread", v."responseId" IN (${undecidedLate}) AS "isUndecided" FROM portal."ResponseVersion" v WHERE ${isOperativeRow}) v
      JOIN portal."Triage" t ON t."responseId" = v."responseId"
      LEFT JOIN (SELECT DISTINCT "versionId" FROM portal."ResponseReading") d ON d."versionId" = v."id"
     GROUP BY 1`;
  const all = new Map<string, ResponseCounts>();
  for (const { consultationId, ...counts } of rows) {
    all.set(consultationId, { ...counts, toLookAt: await countNotLookedAt(actor, consultationId) });
  }
  return all;
}
