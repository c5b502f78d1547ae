import { isEverPermitted } from "#lib/auth/rules.ts";
import type { Actor } from "#lib/auth/schema.ts";
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

/**
 * How often each position is taken on each part, over the operative versions of the responses that are counted. A person without clearance gets no figure that holds a
 * response whose position is marked: those are counted apart as a total (SX.4). Each is counted under the words it was given to, and is "not
 * answered" only of what its author had before them (`positionOnAsk` is the same rule).
 */
export async function findTally(actor: Actor, consultation: { id: string; texts: Texts }): Promise<TallyOfPart[]> {
  const asks = asksIn(consultation.texts);
  const parts = asks.map(({ row }) => row);
  if (!isEverPermitted(actor.role, "read-responses")) return tallyOf(parts, []);
  const rows = await db().$queryRaw<TallyRow[]>`
    WITH operative AS MATERIALIZED (
      SELECT v."responseId", v."isLate", v."positions", v."consultationVersion", v."textVersions", ${positionsHidden(actor, Prisma.sql`v."responseId"`)} FROM portal."ResponseVersion" v
       WHERE v."registerConsultationId" = ${consultation.id}::uuid AND ${isOperativeRow} AND ${isCountedRow}
    ), recorded AS MATERIALIZED (
      SELECT DISTINCT ON (p."responseId", p."part") p."responseId", p."part", p."position"
        FROM portal."RecordedPosition" p JOIN operative USING ("responseId")
       ORDER BY p."responseId", p."part", p."recordedAt" DESC, p."id" DESC
    ), alike AS (
      -- Most responses choose like many others: those are counted once together, and only those with a record of ours one by one.
      SELECT o."positions", o."consultationVersion", o."textVersions", o."isLate", o."isWholeMarked", o."markedAnswers", FALSE AS "isMarked", NULL::uuid AS "responseId", count(*) AS "count"
        FROM operative o WHERE NOT EXISTS (SELECT FROM recorded d WHERE d."responseId" = o."responseId") GROUP BY 1, 2, 3, 4, 5, 6
       UNION ALL
      SELECT o."positions", o."consultationVersion", o."textVersions", o."isLate", o."isWholeMarked", o."markedAnswers", o."isMarked", o."responseId", 1
        FROM operative o WHERE EXISTS (SELECT FROM recorded d WHERE d."responseId" = o."responseId")
    )
    SELECT "part", "own", "recorded", "isLate", "isWithheld", sum("count")::int AS "count" FROM (
      SELECT ask."row" AS "part", ask."versions", o."consultationVersion", o."isLate", o."count",
             CASE WHEN given.to = ANY (ask."takenIn") THEN coalesce(o."positions"->>ask."key", 'not-answered') ELSE 'not-answered' END AS "own",
             CASE WHEN given.to = ANY (ask."takenIn") THEN coalesce(d."position", 'not-answered') ELSE 'not-answered' END AS "recorded",
             (o."isWholeMarked" OR d."position" IS NOT NULL AND o."isMarked" OR cardinality(o."markedAnswers") > 0 AND EXISTS (
               SELECT FROM unnest(o."markedAnswers") a WHERE ask."key" = a OR starts_with(ask."key", a || '.'))) AS "isWithheld"
        FROM alike o
       CROSS JOIN jsonb_to_recordset(${JSON.stringify(asks)}::jsonb) AS ask("row" text, "key" text, "versions" int[], "takenIn" int[])
       CROSS JOIN LATERAL (SELECT coalesce((o."textVersions"->>('position.' || ask."key"))::int, o."consultationVersion")) AS given("to")
        LEFT JOIN recorded d ON d."responseId" = o."responseId" AND d."part" = ask."key") cells
     WHERE "consultationVersion" = ANY ("versions") OR NOT "isWithheld" AND ("own" <> 'not-answered' OR "recorded" <> 'not-answered')
     GROUP BY 1, 2, 3, 4, 5`;
  return tallyOf(parts, rows);
}
