import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import { recordEvent } from "#lib/audit/commands.ts";
import { isEverPermitted } from "#lib/auth/rules.ts";
import type { Actor } from "#lib/auth/schema.ts";
import { db } from "#lib/db/client.ts";
import { done, type Outcome, refused } from "#lib/outcome.ts";
import { type ConsultationContent, consultationContentSchema } from "./schema.ts";

const hashOf = (content: ConsultationContent) =>
  createHash("sha256")
    .update(canonicalize(content) ?? "")
    .digest("hex");

/**
 * Keeps a consultation's text as its next version, not yet published: a second person publishes it (invariant 6). `reason` says why
 * there is a further version; the first needs none. Gives the version's id.
 */
export async function prepareConsultation(
  actor: Actor,
  content: ConsultationContent,
  reason: string | null,
): Promise<Outcome<{ versionId: string }, "not-permitted" | "reason-missing">> {
  if (!isEverPermitted(actor.role, "prepare-consultation")) return refused("not-permitted");
  const kept = consultationContentSchema.parse(content);
  return db().$transaction(async (tx) => {
    const opensAt = new Date(kept.opensAt);
    const closesAt = new Date(kept.closesAt);
    const consultation = await tx.consultation.upsert({
      where: { slug: kept.slug },
      create: { slug: kept.slug, opensAt, closesAt },
      update: {},
      select: { id: true, _count: { select: { versions: true } } },
    });
    const number = consultation._count.versions + 1;
    if (number > 1 && !reason) return refused("reason-missing");
    const version = await tx.consultationVersion.create({
      data: {
        consultationId: consultation.id,
        number,
        content: kept,
        contentHash: hashOf(kept),
        reason,
        preparedById: actor.id,
      },
      select: { id: true },
    });
    await recordEvent(tx, {
      action: "consultation.prepared",
      actor,
      consultationId: consultation.id,
      subject: kept.slug,
      detail: { version: number },
    });
    return done({ versionId: version.id });
  });
}

/**
 * Publishes a prepared version: from now on the public side reads it. Refused to whoever prepared it (invariant 6), to those without the
 * right, and when it is published already.
 */
export async function publishConsultation(
  actor: Actor,
  versionId: string,
  now: Date,
): Promise<Outcome<{ slug: string }, "not-permitted" | "same-person" | "already-published">> {
  if (!isEverPermitted(actor.role, "publish-consultation")) return refused("not-permitted");
  return db().$transaction(async (tx) => {
    const version = await tx.consultationVersion.findUniqueOrThrow({
      where: { id: versionId },
      select: {
        id: true,
        number: true,
        content: true,
        preparedById: true,
        publishedAt: true,
        consultationId: true,
        consultation: { select: { slug: true, opensAt: true, closesAt: true } },
      },
    });
    const { slug, opensAt, closesAt } = version.consultation;
    if (version.publishedAt) return refused("already-published");
    if (version.preparedById === actor.id) {
      await recordEvent(tx, {
        action: "consultation.published",
        actor,
        consultationId: version.consultationId,
        subject: slug,
        isRefused: true,
        detail: { why: "same person" },
      });
      return refused("same-person");
    }
    const { count } = await tx.consultationVersion.updateMany({
      where: { id: version.id, publishedAt: null },
      data: { publishedById: actor.id, publishedAt: now },
    });
    if (count === 0) return refused("already-published");
    const projection = { version: version.number, content: version.content ?? {}, opensAt, closesAt, publishedAt: now };
    await tx.publicConsultation.upsert({ where: { slug }, create: { slug, ...projection }, update: projection });
    await recordEvent(tx, {
      action: "consultation.published",
      actor,
      consultationId: version.consultationId,
      subject: slug,
      detail: { version: version.number },
    });
    return done({ slug });
  });
}
