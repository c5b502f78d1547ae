import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import { recordEvent, refuseOnRecord } from "#lib/audit/commands.ts";
import { isEverPermitted } from "#lib/auth/rules.ts";
import type { Actor } from "#lib/auth/schema.ts";
import { db, type Transaction } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { wakeMail } from "#lib/jobs/commands.ts";
import { done, type Outcome } from "#lib/outcome.ts";
import { tellEverybody } from "./audience/commands.ts";
import { newestPublished, periodColumns, periodOf } from "./periods/queries.ts";
import { isOtherPeriod } from "./periods/rules.ts";
import { holdConsultation } from "./queries.ts";
import { correctionsOf } from "./record/corrections.ts";
import { type ConsultationContent, consultationContentSchema } from "./schema.ts";
import { correctionNews } from "./versions/messages.ts";
import { type NotPublishable, whyNotPublishable } from "./versions/rules.ts";

const hashOf = (content: ConsultationContent) =>
  createHash("sha256")
    .update(canonicalize(content) ?? "")
    .digest("hex");

/**
 * Keeps a consultation's text as its next version, not yet published: a second person publishes it (invariant 6). `reason` says why
 * there is a further version; the first needs none. Once one is published no version moves the period: that is an act of its own, with
 * notice to everybody (lib/consultations/periods, S28.7). Refused attempts are on record. Gives the version's id.
 */
export const prepareConsultation = (
  actor: Actor,
  content: ConsultationContent,
  reason: string | null,
): Promise<Prepared> => db().$transaction((tx) => prepareVersion(tx, actor, content, reason));

type Prepared = Outcome<{ versionId: string }, "not-permitted" | "reason-missing" | "period-differs">;

/** The same in the caller's transaction. */
export async function prepareVersion(
  tx: Transaction,
  actor: Actor,
  content: ConsultationContent,
  reason: string | null,
): Promise<Prepared> {
  const kept = consultationContentSchema.parse(content);
  const { slug } = kept;
  const period = { opensAt: new Date(kept.opensAt), closesAt: new Date(kept.closesAt) };
  const event = { action: "consultation.prepared", actor, subject: slug } as const;
  const refuse = <R extends string>(why: R, consultationId?: string) =>
    refuseOnRecord(tx, { ...event, consultationId }, why);
  if (!isEverPermitted(actor.role, "prepare-consultation")) return refuse("not-permitted");
  await tx.consultation.createMany({ data: { slug, ...period }, skipDuplicates: true });
  // Held, so that two versions at once get a number each.
  const { id: consultationId } = await holdConsultation(tx, { slug });
  const { versions, ...standing } = await tx.consultation.findUniqueOrThrow({
    where: { id: consultationId },
    select: { ...periodColumns, versions: { select: { publishedAt: true } } },
  });
  const number = versions.length + 1;
  if (number > 1 && !reason) return refuse("reason-missing", consultationId);
  if (versions.some(({ publishedAt }) => publishedAt) && isOtherPeriod(periodOf(standing), kept))
    return refuse("period-differs", consultationId);
  const version = await tx.consultationVersion.create({
    data: { consultationId, number, content: kept, contentHash: hashOf(kept), reason, preparedById: actor.id },
    select: { id: true },
  });
  await recordEvent(tx, { ...event, consultationId, detail: { version: number } });
  return done({ versionId: version.id });
}

/**
 * Publishes a prepared version: from now on the public side reads it. Refused to whoever prepared it (invariant 6), to those without the
 * right, when it is published already, and once a later one is; refused attempts are on record. The consultation's row is held, so that an
 * extension of the period comes either before or after, and is never undone by a text that was read before it (S28.7). A text that takes
 * another's place is told to everybody concerned, in the same commit.
 */
export async function publishConsultation(
  actor: Actor,
  versionId: string,
  now: Date,
): Promise<Outcome<{ slug: string }, "not-permitted" | NotPublishable>> {
  const outcome = await db().$transaction(async (tx) => {
    const { consultationId } = await tx.consultationVersion.findUniqueOrThrow({
      where: { id: versionId },
      select: { consultationId: true },
    });
    await holdConsultation(tx, { id: consultationId });
    const { consultation, ...version } = await tx.consultationVersion.findUniqueOrThrow({
      where: { id: versionId },
      select: {
        number: true,
        content: true,
        contentHash: true,
        reason: true,
        preparedById: true,
        publishedAt: true,
        consultation: {
          select: {
            slug: true,
            ...periodColumns,
            versions: {
              ...newestPublished,
              select: { number: true },
            },
          },
        },
      },
    });
    const { slug, versions, ...standing } = consultation;
    const event = { action: "consultation.published", actor, consultationId, subject: slug } as const;
    const newest = versions[0]?.number ?? 0;
    const [why] = isEverPermitted(actor.role, "publish-consultation")
      ? whyNotPublishable(version, newest, actor.id)
      : (["not-permitted"] as const);
    if (why) return refuseOnRecord(tx, event, why);
    await tx.consultationVersion.update({
      where: { id: versionId },
      data: { publishedById: actor.id, publishedAt: now },
      select: { id: true },
    });
    const { opensAt, closesAt } = newest > 0 ? standing : await bringPeriod(tx, consultationId, version.content);
    await publishVersion(tx, slug, { ...version, publishedAt: now });
    const projection = { version: version.number, content: version.content ?? {}, opensAt, closesAt, publishedAt: now };
    await tx.publicConsultation.upsert({ where: { slug }, create: { slug, ...projection }, update: projection });
    const told = await tellOfCorrection(tx, { id: consultationId, slug, opensAt, closesAt }, now);
    await recordEvent(tx, { ...event, detail: { version: version.number, ...told } });
    return done({ slug });
  });
  if (outcome.ok) await wakeMail();
  return outcome;
}

/** The first text that is published brings its period with it; later ones find the period in force, which only an extension moves. */
async function bringPeriod(tx: Transaction, consultationId: string, text: unknown) {
  const content = consultationContentSchema.parse(text);
  const period = { opensAt: new Date(content.opensAt), closesAt: new Date(content.closesAt) };
  await tx.consultation.updateMany({ where: { id: consultationId }, data: period });
  return period;
}

type Publishing = { number: number; content: unknown; contentHash: string; reason: string | null; publishedAt: Date };

/** The public's copy of a text, for good, with the files that it names and that we hold (§23). One that it names and we do not is missing. */
async function publishVersion(tx: Transaction, slug: string, version: Publishing) {
  const content = consultationContentSchema.parse(version.content);
  const { number, contentHash, reason, publishedAt } = version;
  await tx.publicConsultationVersion.createMany({ data: { slug, number, content, contentHash, reason, publishedAt } });
  const named = content.attachments.flatMap(({ id, file }) => (file ? [{ id, sha256: file.sha256 }] : []));
  const held = await tx.consultationAttachment.findMany({
    where: {
      kind: "CONSULTATION_DOCUMENT",
      consultation: { slug },
      file: { sha256: { in: named.map(({ sha256 }) => sha256) } },
    },
    orderBy: { addedAt: "asc" },
    select: { file: { select: { id: true, name: true, mediaType: true, size: true, sha256: true } } },
  });
  const bySha = new Map(held.map(({ file }) => [file.sha256, file]));
  await tx.publicAttachment.createMany({
    data: named.flatMap(({ id, sha256 }) => {
      const file = bySha.get(sha256);
      return file ? [{ slug, version: number, ...file, id, fileId: file.id }] : [];
    }),
  });
}

/** Queues the letters about a text that took another's place; the first one is no news to anybody. Gives how many, for the record. */
async function tellOfCorrection(
  tx: Transaction,
  { id, slug, ...period }: { id: string; slug: string; opensAt: Date; closesAt: Date },
  now: Date,
): Promise<{ told?: number; untold?: number }> {
  const published = await tx.consultationVersion.findMany({
    where: { consultationId: id, publishedAt: { not: null } },
    orderBy: { number: "desc" },
    take: 2,
    select: { number: true, content: true, contentHash: true, reason: true, publishedAt: true },
  });
  const [standing, before] = published.map(({ content, publishedAt, ...version }) => ({
    ...version,
    publishedAt: publishedAt ?? now,
    content: consultationContentSchema.parse(content),
  }));
  const [correction] = standing && before ? correctionsOf([before, standing]) : [];
  if (!standing || !correction) return {};
  const { extendedFrom } = periodOf(await tx.consultation.findUniqueOrThrow({ where: { id }, select: periodColumns }));
  const page = new URL(`/consultations/${slug}`, env().PUBLIC_URL).href;
  const news = correctionNews({
    content: standing.content,
    period: { ...period, extendedFrom },
    correction,
    page,
    now,
  });
  return tellEverybody(tx, { id, slug }, news, now);
}
