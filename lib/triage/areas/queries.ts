import { type Database, Prisma } from "#lib/db/client.ts";
import { type RecordedArea, staffAreaKey } from "./schema.ts";

/**
 * The areas of disagreement of a row `v` of ResponseVersion, in SQL: those that its respondent named, and those that staff recorded and did
 * not take back. `about` is what staff wrote; null for a respondent's own.
 */
export const areasOfRow = Prisma.sql`
  SELECT named.key, NULL::text AS about FROM unnest(v."areaKeys") AS named(key)
  UNION ALL
  SELECT 'staff.area-' || a."number", a."anchor" FROM portal."RecordedArea" a
   WHERE a."responseId" = v."responseId" AND a."what" <> ''
     AND NOT EXISTS (SELECT FROM portal."RecordedArea" n WHERE n."responseId" = a."responseId" AND n."number" = a."number" AND n."id" > a."id")`;

/** Says of an `area` of a row `v` of ResponseVersion that it is in the register of disagreements, in the words that this version has there. */
export const isAreaRaised = Prisma.sql`portal.is_area_raised(v."id", area.key)`;

/** The areas of these versions that are in no entry of the register, by version. */
export async function listAreasOutside(tx: Database, versionIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await tx.$queryRaw<{ id: string; keys: string[] }[]>`
    SELECT v."id", array_agg(area.key ORDER BY area.key) AS "keys"
      FROM portal."ResponseVersion" v CROSS JOIN LATERAL (${areasOfRow}) AS area(key, about)
     WHERE v."id" = ANY (${[...versionIds]}::uuid[]) AND NOT ${isAreaRaised} GROUP BY 1`;
  return new Map(rows.map(({ id, keys }) => [id, keys]));
}

/** The areas that staff recorded of a response and that stand, by number: the last row of each, unless it takes it back. */
export async function listRecordedAreas(tx: Database, responseId: string): Promise<RecordedArea[]> {
  const rows = await tx.recordedArea.findMany({
    where: { responseId },
    orderBy: { id: "asc" },
    select: {
      number: true,
      anchor: true,
      what: true,
      why: true,
      basis: true,
      recordedAt: true,
      recordedBy: { select: { name: true } },
    },
  });
  const last = new Map(rows.map((row) => [row.number, row]));
  return [...last.values()]
    .filter(({ what }) => what !== "")
    .map(({ recordedBy, ...row }) => ({ ...row, key: staffAreaKey(row.number), recordedBy: recordedBy.name }));
}
