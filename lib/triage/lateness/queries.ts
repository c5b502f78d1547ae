import { type Database, db, Prisma } from "#lib/db/client.ts";
import { isUndecidedRow } from "#lib/responses/versions/queries.ts";
import { type LateDecision, lateOutcomeSchema } from "./schema.ts";

/**
 * What stands on the late version of a response that a row `v` of ResponseVersion belongs to, in SQL: null where its newest version is on
 * time, "undecided", or the outcome (the same rule in TypeScript is `lateVersionsOf`).
 */
export const lateStanding = Prisma.sql`(
  SELECT CASE WHEN n."isLate" THEN coalesce(
           (SELECT d."outcome" FROM portal."StandingLateDecision" d WHERE d."versionId" = n."id"), 'undecided') END
    FROM portal."ResponseVersion" n WHERE n."responseId" = v."responseId" ORDER BY n."number" DESC LIMIT 1)`;

/** The responses with a late version that is to be decided on, in SQL: as one set, since lists look at all of them at once. */
export const undecidedLate = Prisma.sql`SELECT v."responseId" FROM portal."ResponseVersion" v WHERE ${isUndecidedRow}`;

/** Every decision on these versions, oldest first, by id of the version. */
export async function listLateDecisions(
  versionIds: readonly string[],
  database: Database = db(),
): Promise<Map<string, LateDecision[]>> {
  const found = await database.lateDecision.findMany({
    where: { versionId: { in: [...versionIds] } },
    orderBy: [{ decidedAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      versionId: true,
      outcome: true,
      reason: true,
      decidedAt: true,
      decidedBy: { select: { name: true } },
      version: { select: { number: true } },
    },
  });
  const decisions = found.map(({ outcome, decidedBy, version, ...decision }) => ({
    ...decision,
    outcome: lateOutcomeSchema.parse(outcome),
    decidedBy: decidedBy.name,
    version: version.number,
  }));
  return new Map(
    [...Map.groupBy(decisions, ({ versionId }) => versionId)].map(([id, list]) => [
      id,
      list.map(({ versionId: _, ...decision }) => decision),
    ]),
  );
}
