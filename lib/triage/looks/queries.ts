import { isEverPermitted } from "#lib/auth/rules.ts";
import type { Actor } from "#lib/auth/schema.ts";
import { nobodyCleared, type Reader } from "#lib/confidentiality/clearance.ts";
import { mayKnow } from "#lib/confidentiality/queries.ts";
import { type Database, db, Prisma } from "#lib/db/client.ts";
import { positionSchema, responseContentSchema, type Texts } from "#lib/responses/schema.ts";
import { textFor } from "#lib/responses/texts.ts";
import { reportedVersions } from "#lib/responses/versions/queries.ts";
import { readingOf } from "../reading/rules.ts";
import { sayWhyLook } from "./rules.ts";
import type { LookStanding, ResponseToLookAt } from "./schema.ts";

const { sql } = Prisma;

/** The position that stands on each part of a row `v` of ResponseVersion as staff read its words, in SQL. */
const recordedOn = sql`
  SELECT DISTINCT ON (p."part") p."part", p."position" FROM portal."RecordedPosition" p WHERE p."responseId" = v."responseId"
   ORDER BY p."part", p."recordedAt" DESC, p."id" DESC`;

/**
 * Says of a row `v` of ResponseVersion that a person looks at it for disagreement (§24): it disagrees or agrees in part with anything, by
 * its own choice or as staff read it; it names an area of disagreement, or staff recorded one; it has words and no position on what they
 * are about ("no view" is none, and an answer that says nothing has no words); or it brought a file, which the portal does not understand.
 */
export const needsLook = sql`(v."asksForLook"
  OR EXISTS (SELECT FROM portal."ResponseFile" f WHERE f."versionId" = v."id")
  OR EXISTS (SELECT FROM (${recordedOn}) r WHERE r."position" IN ('disagree', 'agree-in-part'))
  OR EXISTS (SELECT FROM portal."RecordedArea" a WHERE a."responseId" = v."responseId" AND a."what" <> ''
       AND NOT EXISTS (SELECT FROM portal."RecordedArea" n WHERE n."responseId" = a."responseId" AND n."number" = a."number" AND n."id" > a."id")))`;

/** Says of a row `v` of ResponseVersion that somebody looked at it; a look at another version of the response is none. */
export const isLookedAt = sql`EXISTS (SELECT FROM portal."ResponseLook" k WHERE k."versionId" = v."id")`;

/** The versions that are reported on and that a person has yet to look at, to select from as `v`. */
const waiting = (consultationId: string) =>
  sql`${reportedVersions(consultationId)} v WHERE ${needsLook} AND NOT ${isLookedAt}`;

/** Says of a row `v` of ResponseVersion that a version of its response waits for a look: the one that counts, or one considered beside it. */
export const waitsForLook = (consultationId: string) =>
  sql`v."responseId" IN (SELECT w."responseId" FROM (SELECT v."responseId" FROM ${waiting(consultationId)}) w)`;

/** Says of a row `v` of ResponseVersion that the look which stands found something to raise. */
export const isRaised = sql`(SELECT cardinality(k."entries") > 0 FROM portal."ResponseLook" k WHERE k."versionId" = v."id" ORDER BY k."id" DESC LIMIT 1)`;

/**
 * Says of a row `v` of ResponseVersion that this person may be told of its look: whether a marked response is to be looked at says what
 * positions it takes, so without clearance none of them is in these lists (SX.4).
 */
export const mayKnowLook = (actor: Reader) => mayKnow(actor, "recorded", sql`v."responseId"`);

/**
 * Counted responses that nobody has looked at for disagreement: how many, and the first of those that everybody on the staff may know it of
 * (SX.4: the checks name them to whoever reads the page).
 */
export async function findNotLookedAt(
  consultationId: string,
  database: Database = db(),
): Promise<{ count: number; references: string[] }> {
  const [found] = await database.$queryRaw<{ count: number; references: string[] | null }[]>`
    WITH waiting AS MATERIALIZED (
      SELECT v."responseId", min(v."registerNumber") AS "registerNumber" FROM ${waiting(consultationId)} GROUP BY 1)
    SELECT (SELECT count(*)::int FROM waiting) AS "count",
           (SELECT array_agg(r."reference" ORDER BY w."registerNumber") FROM (SELECT * FROM waiting v WHERE ${mayKnowLook(nobodyCleared)} ORDER BY "registerNumber" LIMIT 10) w
              JOIN portal."Response" r ON r."id" = w."responseId") AS "references"`;
  return { count: found?.count ?? 0, references: found?.references ?? [] };
}

/** The versions of a response that are reported on, in the order of the register: the one that counts, and one considered beside it. */
export async function findReportedVersions(
  tx: Database,
  consultationId: string,
  responseId: string,
): Promise<{ id: string; number: number; isWaiting: boolean; isAsked: boolean }[]> {
  return tx.$queryRaw`
    SELECT v."id", v."number", ${needsLook} AS "isAsked", ${needsLook} AND NOT ${isLookedAt} AS "isWaiting"
      FROM ${reportedVersions(consultationId)} v WHERE v."responseId" = ${responseId}::uuid ORDER BY v."number"`;
}

/** How a response stands with its look; for whoever may read all of it. */
export async function findLook(
  tx: Database,
  consultationId: string,
  { responseId, versionId }: { responseId: string; versionId: string },
): Promise<LookStanding> {
  const reported = await findReportedVersions(tx, consultationId, responseId);
  const last = await tx.responseLook.findFirst({
    where: { versionId },
    orderBy: { id: "desc" },
    select: { id: true, entries: true, reason: true, lookedAt: true, lookedBy: { select: { name: true } } },
  });
  return {
    isAsked: reported.some(({ isAsked }) => isAsked),
    isWaiting: reported.some(({ isWaiting }) => isWaiting),
    beside: reported.filter(({ id }) => id !== versionId).map(({ number }) => number),
    look: last && { ...last, lookedBy: last.lookedBy.name },
  };
}

/** How many counted responses wait for a look, of those that this person may be told of. */
export async function countNotLookedAt(actor: Actor, consultationId: string): Promise<number> {
  const [counted] = await db().$queryRaw<{ total: number }[]>`
    SELECT count(DISTINCT v."responseId")::int AS total FROM ${waiting(consultationId)} AND ${mayKnowLook(actor)}`;
  return counted?.total ?? 0;
}

type WaitingRow = Omit<ResponseToLookAt, "reasons" | "passages"> & {
  content: unknown;
  files: number;
  recorded: { part: string; position: string }[] | null;
};

/** One page of the counted responses that wait for a look, by register number, with their words; and how many wait. */
export async function listNotLookedAt(
  actor: Actor,
  consultation: { id: string; texts: Texts },
  { page, pageSize }: { page: number; pageSize: number },
): Promise<{ rows: ResponseToLookAt[]; total: number }> {
  if (!isEverPermitted(actor.role, "read-responses")) return { rows: [], total: 0 };
  const from = sql`${waiting(consultation.id)} AND ${mayKnowLook(actor)}`;
  const rows = await db().$queryRaw<WaitingRow[]>`
    SELECT r."reference", v."registerNumber", v."receivedAt", v."respondent", v."content",
           (SELECT count(*)::int FROM portal."ResponseFile" f WHERE f."versionId" = v."id") AS "files",
           (SELECT jsonb_agg(jsonb_build_object('part', o."part", 'position', o."position")) FROM (${recordedOn}) o) AS "recorded"
      FROM (SELECT v.* FROM ${from}) v JOIN portal."Response" r ON r."id" = v."responseId"
     ORDER BY v."registerNumber" LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`;
  const [counted] = await db().$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM ${from}`;
  return {
    total: counted?.total ?? 0,
    rows: rows.map(({ content, files, recorded, ...row }) => {
      const response = responseContentSchema.parse(content);
      const reading = readingOf(textFor(response, consultation.texts), response, true);
      const read = (recorded ?? []).map(({ part, position }) => ({ part, position: positionSchema.parse(position) }));
      return {
        ...row,
        reasons: sayWhyLook(reading, read, files),
        passages: reading.fields.map(({ label, segments }) => ({
          label,
          text: segments.map((segment) => (segment.kind === "withheld" ? "" : segment.text)).join(""),
        })),
      };
    }),
  };
}

/** The first counted response that waits for a look after `registerNumber`, or else from the start, by its reference; null: none waits. */
export async function findNextToLookAt(
  actor: Actor,
  consultationId: string,
  { id: responseId, version: { registerNumber } }: { id: string; version: { registerNumber: number } },
): Promise<string | null> {
  if (!isEverPermitted(actor.role, "record-disagreement")) return null;
  const [next] = await db().$queryRaw<{ reference: string }[]>`
    SELECT r."reference"
      FROM (SELECT v.* FROM ${waiting(consultationId)} AND ${mayKnowLook(actor)}) v JOIN portal."Response" r ON r."id" = v."responseId"
     WHERE v."responseId" <> ${responseId}::uuid
     ORDER BY v."registerNumber" < ${registerNumber}, v."registerNumber" LIMIT 1`;
  return next?.reference ?? null;
}
