import { randomBytes, randomUUID } from "node:crypto";
import { newestPublished } from "#lib/consultations/periods/queries.ts";
import { db, Prisma } from "#lib/db/client.ts";
import { flushed, queryUnflushed } from "#lib/db/unflushed.ts";
import { done, type Outcome, refused } from "#lib/outcome.ts";
import { writableKeyOf } from "../links/queries.ts";
import { type DraftContent, draftContentSchema, emptyContent } from "../schema.ts";
import { hashToken, tokenFrom } from "../tokens/rules.ts";

/** A draft nobody has saved for this long is deleted (days); each save starts the time anew. Our proposal: the operator's to change. */
export const draftRetentionDays = 90;

const expiryAfter = (now: Date) => new Date(now.getTime() + draftRetentionDays * 86_400_000);

/**
 * Begins a draft on a published consultation, empty or with what was written already. Gives the private token, which is not stored: only
 * its hash is. Null: no such consultation. Throws when the content is not of its shape.
 */
export async function beginDraft(slug: string, now: Date, written?: DraftContent): Promise<string | null> {
  const content = written ?? (await emptyContentOn(slug));
  if (!content) return null;
  const token = tokenFrom(randomBytes(32));
  // Draft and event are one statement, and so one commit (invariant 5): many begin in the minute after a close.
  const begun = await queryUnflushed(Prisma.sql`
    WITH draft AS (
      INSERT INTO portal."Draft" ("id", "consultationId", "tokenHash", "content", "expiresAt")
      SELECT ${randomUUID()}::uuid, c."id", ${hashToken(token)}, ${JSON.stringify(draftContentSchema.parse(content))}::jsonb, ${expiryAfter(now)}
        FROM portal."Consultation" c WHERE c."slug" = ${slug}
         AND EXISTS (SELECT 1 FROM portal."ConsultationVersion" WHERE "consultationId" = c."id" AND "publishedAt" IS NOT NULL)
      RETURNING "consultationId"
    )
    INSERT INTO portal."AuditEvent" ("actorRole", "action", "consultationId", "detail")
    SELECT 'respondent', 'draft.begun', "consultationId", '{}' FROM draft RETURNING 1`);
  if (begun.length === 0) return null;
  // Nobody is told of a draft that might yet be lost; those who begin in the same instant share one flush.
  await flushed();
  return token;
}

/** Nothing answered yet, of the text that stands; null when none does. */
async function emptyContentOn(slug: string): Promise<DraftContent | null> {
  const consultation = await db().consultation.findUnique({
    where: { slug },
    select: { versions: { ...newestPublished, select: { number: true } } },
  });
  const version = consultation?.versions[0]?.number;
  return version === undefined ? null : emptyContent(slug, version);
}

/**
 * Saves a draft's content over the revision it was read at. "conflict": somebody saved in between (two devices, two colleagues), and
 * nothing was overwritten. "gone": the token opens no draft. Gives the new revision. Throws when the content is not of its shape.
 */
export async function saveDraft(
  token: string,
  slug: string,
  revision: number,
  content: DraftContent,
  now: Date,
): Promise<Outcome<{ revision: number }, "conflict" | "gone">> {
  const kept = draftContentSchema.parse(content);
  const draftKey = await writableKeyOf(token);
  if (draftKey === null) return refused("gone");
  const where = { tokenHash: draftKey, revokedAt: null, expiresAt: { gt: now }, consultation: { slug } };
  const { count } = await db().draft.updateMany({
    where: { ...where, revision },
    data: { content: kept, revision: revision + 1, savedAt: now, expiresAt: expiryAfter(now) },
  });
  if (count === 1) return done({ revision: revision + 1 });
  return refused((await db().draft.count({ where })) === 1 ? "conflict" : "gone");
}

/** Deletes drafts whose time is over, and links to drafts that are no more; the job `drop-expired-drafts` calls it. Gives how many drafts. */
export async function dropExpiredDrafts(now: Date): Promise<number> {
  const { count } = await db().draft.deleteMany({ where: { expiresAt: { lte: now } } });
  const before = new Date(now.getTime() - draftRetentionDays * 86_400_000);
  await db().$executeRaw`
    DELETE FROM portal."DraftLink" l WHERE l."createdAt" < ${before}
       AND NOT EXISTS (SELECT FROM portal."Draft" d WHERE d."tokenHash" = l."draftKey")`;
  return count;
}
