import { db, type Transaction } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { type DraftHolder, draftOfStopToken, oneEach, stopTokenOf } from "./rules.ts";

/** Who can be written to about a draft that is not sent: one line an address. Not those who stopped letters, nor drafts that are over. */
export async function listDraftHolders(tx: Transaction, consultationId: string, now: Date): Promise<DraftHolder[]> {
  const holders = await tx.$queryRaw<DraftHolder[]>`
    SELECT "id" AS "draftId", "content"->'respondent'->>'email' AS "email" FROM portal."Draft"
     WHERE "consultationId" = ${consultationId}::uuid AND "responseId" IS NULL AND "revokedAt" IS NULL AND "lettersStoppedAt" IS NULL
       AND "expiresAt" > ${now} AND "content"->'respondent'->>'email' <> ''
     ORDER BY "savedAt"`;
  return oneEach(holders);
}

/** Consultations that close within eight days: none other can have a reminder due. */
export const listClosingSoon = (now: Date) =>
  db().consultation.findMany({
    where: { closesAt: { gt: now, lt: new Date(now.getTime() + 8 * 86_400_000) } },
    select: { id: true, slug: true, opensAt: true, closesAt: true },
  });

/** The address that stops letters about a draft. */
export const stopUrlOf = (draftId: string): string =>
  new URL(`/reminders/stop/${stopTokenOf(draftId, env().AUTH_SECRET)}`, env().PUBLIC_URL).href;

/** Whether a link that stops letters is one of ours. */
export const isStopToken = (token: string): boolean => draftOfStopToken(token, env().AUTH_SECRET) !== null;
