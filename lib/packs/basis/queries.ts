import { listGateRecords } from "#lib/approvals/queries.ts";
import { standingOf } from "#lib/approvals/rules.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { type Database, db, Prisma } from "#lib/db/client.ts";
import type { Basis, BasisPart } from "./schema.ts";

const { sql, join } = Prisma;

type Read = Exclude<BasisPart, "decision">;

/**
 * The rows that each part of a pack is made of, whole, so that whatever is written of them counts as a change. A new table that the pack
 * reads is added here; `queries.db.test.ts` fails for a table that is neither here nor said to have no part in a pack.
 */
function rowsOf(id: string): Record<Read, Prisma.Sql> {
  const responses = sql`SELECT "id" FROM portal."Response" WHERE "consultationId" = ${id}::uuid`;
  const versions = sql`SELECT "id" FROM portal."ResponseVersion" WHERE "registerConsultationId" = ${id}::uuid`;
  const links = sql`SELECT "id" FROM portal."ResponseLink" WHERE "earlierId" IN (${responses})`;
  const taken = sql`SELECT o."mailId" FROM portal."IncomingMailOutcome" o WHERE o."versionId" IN (${versions})`;
  const newest = (kind: string) => sql`
    SELECT f."sha256" || f."name" AS "row" FROM portal."ConsultationAttachment" a JOIN portal."StoredFile" f ON f."id" = a."fileId"
     WHERE a."consultationId" = ${id}::uuid AND a."kind" = ${kind}::portal."AttachmentKind" ORDER BY a."addedAt" DESC, a."id" DESC LIMIT 1`;
  return {
    // What was received is never changed: the last number says all of it.
    register: sql`SELECT max("number")::text AS "row" FROM portal."RegisterEntry" WHERE "consultationId" = ${id}::uuid`,
    standing: sql`
      SELECT t::text AS "row" FROM portal."ResponseWithdrawal" t WHERE t."responseId" IN (${responses})
      UNION ALL SELECT t::text FROM portal."ResponseLink" t WHERE t."id" IN (${links})
      UNION ALL SELECT t::text FROM portal."ResponseLinkConfirmation" t WHERE t."linkId" IN (${links})
      UNION ALL SELECT t::text FROM portal."ResponseLinkTakenBack" t WHERE t."linkId" IN (${links})`,
    lateness: sql`SELECT t::text AS "row" FROM portal."LateDecision" t WHERE t."versionId" IN (${versions})`,
    readings: sql`
      SELECT t::text AS "row" FROM portal."RecordedPosition" t WHERE t."responseId" IN (${responses})
      UNION ALL SELECT t::text FROM portal."RecordedArea" t WHERE t."responseId" IN (${responses})
      UNION ALL SELECT t::text FROM portal."ResponseLook" t WHERE t."versionId" IN (${versions})`,
    mail: sql`
      SELECT t::text AS "row" FROM portal."IncomingMailReading" t WHERE t."mailId" IN (${taken})
      UNION ALL SELECT t::text FROM portal."IncomingMailOutcome" t WHERE t."mailId" IN (${taken})
      UNION ALL SELECT t::text FROM portal."MailPlacement" t WHERE t."responseId" IN (${responses})`,
    disagreements: sql`
      SELECT t::text AS "row" FROM portal."Disagreement" t WHERE t."consultationId" = ${id}::uuid
      UNION ALL SELECT t::text FROM portal."DisagreementPassage" t WHERE t."responseId" IN (${responses})`,
    statement: sql`SELECT t."text" AS "row" FROM portal."FitForPurposeStatement" t WHERE t."consultationId" = ${id}::uuid`,
    draft: newest("FINAL_DRAFT"),
    redline: newest("REDLINE"),
    text: sql`SELECT t."number"::text AS "row" FROM portal."ConsultationVersion" t
               WHERE t."consultationId" = ${id}::uuid AND t."publishedAt" IS NOT NULL`,
  };
}

/** What a pack built now is built from: a fingerprint of each part, from what `tx` sees. */
export async function findBasis(
  { id, content }: { id: string; content: ConsultationContent },
  tx: Database = db(),
): Promise<Basis> {
  const parts = Object.entries(rowsOf(id)).map(
    ([key, rows]) => sql`
      (SELECT encode(sha256(convert_to(coalesce(string_agg(r."row", E'\\x1e' ORDER BY r."row"), ''), 'UTF8')), 'hex')
         FROM (${rows}) r) AS ${Prisma.raw(`"${key}"`)}`,
  );
  const [found] = await tx.$queryRaw<Record<string, string>[]>`SELECT ${join(parts)}`;
  if (!found) throw new Error("what the pack is built from gave no row");
  const { SUBMISSION_DECISION, REDESIGNATION } = standingOf(await listGateRecords(id, tx), content);
  return { ...found, decision: `${SUBMISSION_DECISION?.id ?? "none"} ${REDESIGNATION?.id ?? "none"}` };
}
