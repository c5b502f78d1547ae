import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import { recordEvent } from "#lib/audit/commands.ts";
import { isEverPermitted } from "#lib/auth/rules.ts";
import type { Actor } from "#lib/auth/schema.ts";
import { db, type Transaction } from "#lib/db/client.ts";
import { done, type Outcome, refused } from "#lib/outcome.ts";
import { periodColumns, periodOf } from "./periods/queries.ts";
import { isOtherPeriod } from "./periods/rules.ts";
import { type ConsultationContent, consultationContentSchema } from "./schema.ts";

const hashOf = (content: ConsultationContent) =>
  createHash("sha256")
    .update(canonicalize(content) ?? "")
    .digest("hex");

/**
 * Keeps a consultation's text as its next version, not yet published: a second person publishes it (invariant 6). `reason` says why
 * there is a further version; the first needs none. Once one is published no version moves the period: that is an act of its own, with
 * notice to everybody (lib/consultations/periods, S28.7). Gives the version's id.
 */
export async function prepareConsultation(
  actor: Actor,
  content: ConsultationContent,
  reason: string | null,
): Promise<Outcome<{ versionId: string }, "not-permitted" | "reason-missing" | "period-differs">> {
  if (!isEverPermitted(actor.role, "prepare-consultation")) return refused("not-permitted");
  const kept = consultationContentSchema.parse(content);
  return db().$transaction(async (tx) => {
    const opensAt = new Date(kept.opensAt);
    const closesAt = new Date(kept.closesAt);
    const consultation = await tx.consultation.upsert({
      where: { slug: kept.slug },
      create: { slug: kept.slug, opensAt, closesAt },
      update: {},
      select: {
        id: true,
        ...periodColumns,
        _count: { select: { versions: true } },
        versions: { where: { publishedAt: { not: null } }, take: 1, select: { id: true } },
      },
    });
    const number = consultation._count.versions + 1;
    if (number > 1 && !reason) return refused("reason-missing");
    if (consultation.versions.length > 0 && isOtherPeriod(periodOf(consultation), kept))
      return refused("period-differs");
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
        consultation: { select: { slug: true, ...periodColumns } },
      },
    });
    const { slug } = version.consultation;
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
    const { opensAt, closesAt } = await periodToPublish(tx, { ...version, ...version.consultation });
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

/** The first text that is published brings its period with it; later ones find the period in force, which only an extension moves. */
async function periodToPublish(
  tx: Transaction,
  version: { id: string; consultationId: string; content: unknown; opensAt: Date; closesAt: Date },
): Promise<{ opensAt: Date; closesAt: Date }> {
  const { id, consultationId } = version;
  const earlier = await tx.consultationVersion.count({
    where: { consultationId, publishedAt: { not: null }, id: { not: id } },
  });
  if (earlier > 0) return version;
  const content = consultationContentSchema.parse(version.content);
  const period = { opensAt: new Date(content.opensAt), closesAt: new Date(content.closesAt) };
  await tx.consultation.updateMany({ where: { id: consultationId }, data: period });
  return period;
}
