import { randomBytes } from "node:crypto";
import { recordEvent } from "#lib/audit/commands.ts";
import { newestPublished } from "#lib/consultations/periods/queries.ts";
import { db } from "#lib/db/client.ts";
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
  const kept = written && draftContentSchema.parse(written);
  const token = tokenFrom(randomBytes(32));
  return db().$transaction(async (tx) => {
    const consultation = await tx.consultation.findFirst({
      where: { slug, versions: { some: { publishedAt: { not: null } } } },
      select: {
        id: true,
        versions: {
          ...newestPublished,
          select: { number: true },
        },
      },
    });
    if (!consultation) return null;
    await tx.draft.createMany({
      data: {
        consultationId: consultation.id,
        tokenHash: hashToken(token),
        content: kept ?? emptyContent(slug, consultation.versions[0]?.number ?? 1),
        savedAt: now,
        expiresAt: expiryAfter(now),
      },
    });
    await recordEvent(tx, { action: "draft.begun", actor: null, role: "respondent", consultationId: consultation.id });
    return token;
  });
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
