import { isEverPermitted } from "#lib/auth/rules.ts";
import type { Actor } from "#lib/auth/schema.ts";
import type { Reader } from "#lib/confidentiality/clearance.ts";
import { positionsHidden } from "#lib/confidentiality/queries.ts";
import { type Database, db, Prisma } from "#lib/db/client.ts";
import { asksIn } from "#lib/responses/asks.ts";
import { positionSchema, type Texts } from "#lib/responses/schema.ts";
import { isCountedRow, isOperativeRow } from "#lib/responses/versions/queries.ts";
import { type TallyRow, tallyOf } from "./rules.ts";
import type { RecordedPosition, TallyOfPart } from "./schema.ts";

/** Every position that staff recorded for a response, oldest first, with the words it rests on. */
export async function listRecorded(tx: Database, responseId: string): Promise<RecordedPosition[]> {
  const rows = await tx.recordedPosition.findMany({
    where: { responseId },
    orderBy: [{ recordedAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      part: true,
      position: true,
      basis: true,
      recordedAt: true,
      recordedBy: { select: { name: true } },
    },
  });
  return rows.map(({ recordedBy, position, ...row }) => ({
    ...row,
    position: positionSchema.parse(position),
    recordedBy: recordedBy.name,
  }));
}

/** How often each position is taken on each part, for one member of staff; `countPositions` says how it is counted. */
export async function findTally(actor: Actor, consultation: { id: string; texts: Texts }): Promise<TallyOfPart[]> {
  if (isEverPermitted(actor.role, "read-responses")) return countPositions(db(), actor, consultation);
  return tallyOf(
    asksIn(consultation.texts).map(({ row }) => row),
    [],
  );
}

/**
 * How often each position is taken on each part, over the operative versions of the responses that are counted: for pages and for the pack.
 * A person without clearance gets no figure that holds a response whose position is marked: those are counted apart as a total (SX.4). Each is
 * counted under the words it was given to, and is "not answered" only of what its author had before them (`positionOnAsk` is the same rule).
 * Responses that add to one another are one sender's: on each part every position they take is counted once, and "not answered" once where
 * none takes any; what came in late stands in its own column only where it takes one.
 */
export async function countPositions(
  database: Database,
  reader: Reader,
  { id, texts }: { id: string; texts: Texts },
): Promise<TallyOfPart[]> {
  const asks = asksIn(texts);
  const rows = await database.$queryRaw<TallyRow[]>`
    WITH linked AS MATERIALIZED (
      SELECT * FROM portal.linked_standing() s WHERE s."placeId" = s."responseId"
    ), shared AS MATERIALIZED (
      SELECT l."responseId", l."senderId", l."addsToId" IS NOT NULL AS "isAddition" FROM linked l
       WHERE l."senderId" IN (SELECT a."senderId" FROM linked a WHERE a."addsToId" IS NOT NULL)
    ), operative AS MATERIALIZED (
      SELECT v."responseId", v."registerNumber", v."isLate", v."positions", v."consultationVersion", v."textVersions", ${positionsHidden(reader, Prisma.sql`v."responseId"`)} FROM portal."ResponseVersion" v
       WHERE v."registerConsultationId" = ${id}::uuid AND ${isOperativeRow} AND ${isCountedRow}
    ), recorded AS MATERIALIZED (
      SELECT DISTINCT ON (p."responseId", p."part") p."responseId", p."part", p."position"
        FROM portal."RecordedPosition" p JOIN operative USING ("responseId")
       ORDER BY p."responseId", p."part", p."recordedAt" DESC, p."id" DESC
    ), apart AS MATERIALIZED (
      SELECT "responseId" FROM recorded UNION SELECT "responseId" FROM shared
    ), alike AS (
      -- Most responses choose like many others: those are counted once together, and only those with a record of ours, or of a sender who
      -- added to what they sent, one by one.
      SELECT o."positions", o."consultationVersion", o."textVersions", o."isLate", o."isWholeMarked", o."markedAnswers", FALSE AS "isMarked", NULL::uuid AS "responseId", NULL::int AS "registerNumber", count(*) AS "count"
        FROM operative o WHERE NOT EXISTS (SELECT FROM apart d WHERE d."responseId" = o."responseId") GROUP BY 1, 2, 3, 4, 5, 6
       UNION ALL
      SELECT o."positions", o."consultationVersion", o."textVersions", o."isLate", o."isWholeMarked", o."markedAnswers", o."isMarked", o."responseId", o."registerNumber", 1
        FROM operative o WHERE EXISTS (SELECT FROM apart d WHERE d."responseId" = o."responseId")
    ), cells AS (
      SELECT ask."row" AS "part", ask."versions", o."consultationVersion", o."isLate", o."count", s."senderId", s."isAddition", o."registerNumber",
             CASE WHEN given.to = ANY (ask."takenIn") THEN coalesce(o."positions"->>ask."key", 'not-answered') ELSE 'not-answered' END AS "own",
             CASE WHEN given.to = ANY (ask."takenIn") THEN coalesce(d."position", 'not-answered') ELSE 'not-answered' END AS "recorded",
             (o."isWholeMarked" OR d."position" IS NOT NULL AND o."isMarked" OR cardinality(o."markedAnswers") > 0 AND EXISTS (
               SELECT FROM unnest(o."markedAnswers") a WHERE ask."key" = a OR starts_with(ask."key", a || '.'))) AS "isWithheld"
        FROM alike o
       CROSS JOIN jsonb_to_recordset(${JSON.stringify(asks)}::jsonb) AS ask("row" text, "key" text, "versions" int[], "takenIn" int[])
       CROSS JOIN LATERAL (SELECT coalesce((o."textVersions"->>('position.' || ask."key"))::int, o."consultationVersion")) AS given("to")
        LEFT JOIN recorded d ON d."responseId" = o."responseId" AND d."part" = ask."key"
        LEFT JOIN shared s ON s."responseId" = o."responseId"
    ), asked AS (
      SELECT *, CASE "own" WHEN 'not-answered' THEN "recorded" ELSE "own" END AS "taken" FROM cells
       WHERE "consultationVersion" = ANY ("versions") OR NOT "isWithheld" AND ("own" <> 'not-answered' OR "recorded" <> 'not-answered')
    ), placed AS (
      SELECT *, row_number() OVER (PARTITION BY "senderId", "part", "isLate", "isWithheld", "taken" ORDER BY "isAddition", "registerNumber") AS "nth",
             bool_or("taken" <> 'not-answered') OVER (PARTITION BY "senderId", "part", "isLate", "isWithheld") AS "isTaken",
             bool_or(NOT "isLate") OVER (PARTITION BY "senderId", "part", "isWithheld") AS "isInTime"
        FROM asked WHERE "senderId" IS NOT NULL
    )
    SELECT "part", "own", "recorded", "isLate", "isWithheld", sum("count")::int AS "count" FROM (
      SELECT "part", "own", "recorded", "isLate", "isWithheld", "count" FROM asked WHERE "senderId" IS NULL
       UNION ALL
      SELECT "part", "own", "recorded", "isLate", "isWithheld", "count" FROM placed
       WHERE "isWithheld" OR "nth" = 1 AND ("taken" <> 'not-answered' OR NOT "isTaken" AND NOT ("isLate" AND "isInTime"))) counted
     GROUP BY 1, 2, 3, 4, 5`;
  return tallyOf(
    asks.map(({ row }) => row),
    rows,
  );
}
