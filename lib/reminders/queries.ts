import { periodColumns } from "#lib/consultations/periods/queries.ts";
import { db, Prisma, type Transaction } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { type DraftHolder, draftOfStopToken, oneEach, stopTokenOf } from "./rules.ts";

/**
 * Where letters about `draft` go, in SQL: to the address its owner had the private link mailed to, else to the one in the draft. Colleagues
 * who were invited get none. Null: no address was given.
 */
const address = Prisma.sql`coalesce(
  (SELECT "recipient" FROM portal."DraftLink" WHERE "draftKey" = draft."tokenHash" AND "role" = 'OWNER' AND "revokedAt" IS NULL
    ORDER BY "createdAt" DESC LIMIT 1),
  nullif(draft."content"->'respondent'->>'email', ''))`;

/** Drafts that are not sent and whose owner can be written to. Not one that amends a response, nor one that is over or whose letters are stopped. */
export const openDrafts = (consultationId: string, now: Date): Prisma.Sql => Prisma.sql`
  SELECT draft."id" AS "draftId", ${address} AS "email" FROM portal."Draft" draft
   WHERE draft."consultationId" = ${consultationId}::uuid AND draft."responseId" IS NULL AND draft."revokedAt" IS NULL
     AND draft."lettersStoppedAt" IS NULL AND draft."expiresAt" > ${now} AND ${address} IS NOT NULL`;

/** Who can be written to about a draft: one line an address. */
export async function listDraftHolders(tx: Transaction, consultationId: string, now: Date): Promise<DraftHolder[]> {
  return oneEach(await tx.$queryRaw<DraftHolder[]>`${openDrafts(consultationId, now)} ORDER BY draft."savedAt"`);
}

/** Consultations that close within eight days: none other can have a reminder due. */
export const listClosingSoon = (now: Date) =>
  db().consultation.findMany({
    where: { closesAt: { gt: now, lt: new Date(now.getTime() + 8 * 86_400_000) } },
    select: { id: true, slug: true, ...periodColumns },
  });

/** The address that stops letters about a draft. */
export const stopUrlOf = (draftId: string): string =>
  new URL(`/reminders/stop/${stopTokenOf(draftId, env().AUTH_SECRET)}`, env().PUBLIC_URL).href;

/** Whether a link that stops letters is one of ours. */
export const isStopToken = (token: string): boolean => draftOfStopToken(token, env().AUTH_SECRET) !== null;
