import { z } from "zod";
import { type Database, db } from "#lib/db/client.ts";
import { isCountedRow } from "#lib/responses/versions/queries.ts";
import type { Respondent } from "../audience/letters.ts";
import { type ConsultationContent, consultationContentSchema } from "../schema.ts";
import { asItStands, extendedFromOf } from "./rules.ts";
import { type ExtensionForStaff, extensionSchema } from "./schema.ts";

/** What of a consultation's row says until when it is open: for every query that reads its text or tells its close. */
export const periodColumns = {
  opensAt: true,
  closesAt: true,
  extensions: {
    where: { confirmedAt: { not: null } },
    orderBy: { toClosesAt: "asc" },
    select: { fromClosesAt: true, toClosesAt: true, reason: true, confirmedAt: true },
  },
} as const;

/** Of a consultation's texts the one that stands: for every query that reads it beside the period. */
export const newestPublished = {
  where: { publishedAt: { not: null } },
  orderBy: { number: "desc" },
  take: 1,
} as const;

export type PeriodRow = { opensAt: Date; closesAt: Date; extensions: unknown };

/** The period in force, from a row of the application's or of the public side's. */
export function periodOf({ opensAt, closesAt, extensions }: PeriodRow) {
  const confirmed = extensionSchema.array().parse(extensions);
  return { opensAt, closesAt, extensions: confirmed, extendedFrom: extendedFromOf(confirmed) };
}

/** A stored text as it stands under the period in force. Every read of a stored text goes through here, so that there is one close. */
export const readStanding = (content: unknown, row: PeriodRow): ConsultationContent =>
  asItStands(consultationContentSchema.parse(content), periodOf(row));

/** Every extension of a consultation's period that was decided, confirmed or not, the newest first. */
export async function listExtensions(consultationId: string, database: Database = db()): Promise<ExtensionForStaff[]> {
  const found = await database.periodExtension.findMany({
    where: { consultationId },
    orderBy: { id: "desc" },
    select: {
      id: true,
      fromClosesAt: true,
      toClosesAt: true,
      reason: true,
      decidedById: true,
      decidedBy: { select: { name: true } },
      decidedAt: true,
      confirmedBy: { select: { name: true } },
      confirmedAt: true,
      told: true,
      untold: true,
    },
  });
  return found.map(({ decidedBy, confirmedBy, ...extension }) => ({
    ...extension,
    decidedBy: decidedBy.name,
    confirmedBy: confirmedBy?.name ?? null,
  }));
}

/** The references of responses that give no address, to whose authors news must be told otherwise. */
export const listUnreachable = async (consultationId: string): Promise<string[]> =>
  (await listRespondents(db(), consultationId))
    .filter(({ email }) => !z.email().safeParse(email).success)
    .map(({ reference }) => reference)
    .sort();

/** Who has responded and is counted, with the address of their newest version; empty where none was given (§28, S28.7). */
export const listRespondents = (database: Database, consultationId: string): Promise<Respondent[]> =>
  database.$queryRaw<Respondent[]>`
    SELECT DISTINCT ON (r."id") r."id" AS "responseId", r."reference", coalesce(v."content"#>>'{respondent,email}', '') AS "email"
      FROM portal."Response" r JOIN portal."ResponseVersion" v ON v."responseId" = r."id"
     WHERE r."consultationId" = ${consultationId}::uuid AND ${isCountedRow}
     ORDER BY r."id", v."number" DESC`;
