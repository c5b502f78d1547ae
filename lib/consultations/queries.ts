import { db, Prisma, publicDb, type Transaction } from "#lib/db/client.ts";
import { sharedBy } from "#lib/db/shared.ts";
import { contentOnce } from "./contents/queries.ts";
import { type PeriodRow, periodColumns, periodOf } from "./periods/queries.ts";
import { asItStands } from "./periods/rules.ts";
import type { PublicConsultation } from "./record/schema.ts";
import type { ConsultationContent, PublishedText } from "./schema.ts";

export type { PublicConsultation } from "./record/schema.ts";

/**
 * A published consultation as the public reads it: through the public role, from the projection alone (invariant 3). Null: there is none.
 * Every form and receipt of a crowd asks for it at once.
 */
export const findPublicConsultation = sharedBy(readPublicConsultation);

async function readPublicConsultation(slug: string): Promise<PublicConsultation | null> {
  const found = await publicDb().publicConsultation.findUnique({ where: { slug }, select: published });
  return found && withContent(found);
}

/** Every published consultation, the one that closes last first. */
export async function listPublicConsultations(): Promise<PublicConsultation[]> {
  const found = await publicDb().publicConsultation.findMany({ orderBy: { closesAt: "desc" }, select: published });
  const whole = await Promise.all(found.map(withContent));
  return whole.filter((consultation) => consultation !== null);
}

const published = {
  slug: true,
  version: true,
  opensAt: true,
  closesAt: true,
  publishedAt: true,
  extensions: true,
} as const;

/** The text that belongs to the row, parsed once; read again from the start when another version was published in between. */
async function withContent(
  row: Pick<PublicConsultation, "slug" | "version" | "publishedAt"> & PeriodRow,
): Promise<PublicConsultation | null> {
  const found = { ...row, ...periodOf(row) };
  const { slug, version } = found;
  const content = await contentOnce(`public ${slug} ${version} ${found.publishedAt.getTime()}`, () =>
    publicDb()
      .publicConsultation.findUnique({ where: { slug, version }, select: { content: true } })
      .then((row) => row?.content),
  );
  return content ? { ...found, content: asItStands(content, found) } : readPublicConsultation(slug);
}

export type ConsultationForStaff = {
  id: string;
  slug: string;
  version: number;
  content: ConsultationContent;
  opensAt: Date;
  closesAt: Date;
  extendedFrom: Date | null;
  /** Every published text, the oldest first: what responses are read by. */
  texts: PublishedText[];
};

/** A consultation with its newest published text, as staff work on it; null when there is none or none of it is published yet. */
export async function findConsultationForStaff(slug: string): Promise<ConsultationForStaff | null> {
  const found = await db().consultation.findFirst({
    where: { slug, versions: { some: { publishedAt: { not: null } } } },
    select: {
      id: true,
      slug: true,
      ...periodColumns,
      ...textColumns,
    },
  });
  if (!found) return null;
  const texts = await textsOf(found);
  const { version, content } = texts.at(-1) ?? {};
  if (version === undefined || !content) return null;
  const { extensions: _, ...period } = periodOf(found);
  return { id: found.id, slug, ...period, version, content, texts };
}

const textColumns = {
  versions: {
    where: { publishedAt: { not: null } },
    orderBy: { number: "asc" },
    select: { id: true, number: true, publishedAt: true, reason: true },
  },
} as const;

type TextRow = { id: string; number: number; publishedAt: Date | null; reason: string | null };

async function textsOf({ versions, ...row }: PeriodRow & { versions: TextRow[] }): Promise<PublishedText[]> {
  const texts: PublishedText[] = [];
  for (const { id, number, publishedAt, reason } of versions) {
    if (!publishedAt) continue;
    texts.push({ version: number, content: asItStands(await contentOf(id), periodOf(row)), publishedAt, reason });
  }
  return texts;
}

/**
 * Every published text of a consultation, the oldest first, with the period in force: what drafts and responses are read by. Throws when there
 * is none. Every page of a draft and every receipt of a crowd asks for it at once.
 */
export const findTexts = sharedBy(async (slug: string): Promise<PublishedText[]> => {
  const found = await db().consultation.findUniqueOrThrow({
    where: { slug },
    select: { ...periodColumns, ...textColumns },
  });
  const texts = await textsOf(found);
  if (texts.length === 0) throw new Error(`${slug} has no published text`);
  return texts;
});

/** The content of a published version as it printed it, which nothing changes any more. */
async function contentOf(versionId: string): Promise<ConsultationContent> {
  const content = await contentOnce(versionId, () =>
    db()
      .consultationVersion.findUnique({ where: { id: versionId }, select: { content: true } })
      .then((row) => row?.content),
  );
  if (!content) throw new Error(`version ${versionId} is gone`);
  return content;
}

/**
 * Holds a consultation's row to the end of the transaction, so that acts on the whole of it (its text, its period, its gates, its packs, its
 * numbered lists) follow one another. Gives the close in force. Responses need no more than its key and do not wait. Throws when there is none.
 */
export async function holdConsultation(
  tx: Transaction,
  where: { id: string } | { slug: string },
): Promise<{ id: string; closesAt: Date }> {
  const condition = "id" in where ? Prisma.sql`"id" = ${where.id}::uuid` : Prisma.sql`"slug" = ${where.slug}`;
  const [held] = await tx.$queryRaw<{ id: string; closesAt: Date }[]>`
    SELECT "id", "closesAt" FROM portal."Consultation" WHERE ${condition} FOR NO KEY UPDATE`;
  if (!held) throw new Error("there is no such consultation to hold");
  return held;
}

export type ConsultationInList = {
  id: string;
  slug: string;
  title: string;
  opensAt: Date;
  closesAt: Date;
  extendedFrom: Date | null;
};

/** Every consultation with a published text, the one that closes last first; titles only. */
export const listConsultationsForStaff = (): Promise<ConsultationInList[]> =>
  db().$queryRaw<ConsultationInList[]>`
    SELECT c."id", c."slug", v."title", c."opensAt", c."closesAt",
           (SELECT min(e."fromClosesAt") FROM portal."PeriodExtension" e
             WHERE e."consultationId" = c."id" AND e."confirmedAt" IS NOT NULL) AS "extendedFrom"
      FROM portal."Consultation" c, LATERAL (
        SELECT "content"->>'title' AS title FROM portal."ConsultationVersion"
         WHERE "consultationId" = c."id" AND "publishedAt" IS NOT NULL ORDER BY "number" DESC LIMIT 1) v
     ORDER BY c."closesAt" DESC`;
