import { db, Prisma, publicDb, type Transaction } from "#lib/db/client.ts";
import { sharedBy } from "#lib/db/shared.ts";
import { contentOnce } from "./contents/queries.ts";
import { newestPublished, type PeriodRow, periodColumns, periodOf } from "./periods/queries.ts";
import { asItStands } from "./periods/rules.ts";
import type { PublicConsultation } from "./record/schema.ts";
import type { ConsultationContent } from "./schema.ts";

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
};

/** A consultation with its newest published text, as staff work on it; null when there is none or none of it is published yet. */
export async function findConsultationForStaff(slug: string): Promise<ConsultationForStaff | null> {
  const found = await db().consultation.findFirst({
    where: { slug, versions: { some: { publishedAt: { not: null } } } },
    select: {
      id: true,
      slug: true,
      ...periodColumns,
      versions: {
        ...newestPublished,
        select: { id: true, number: true },
      },
    },
  });
  const [version] = found?.versions ?? [];
  if (!found || !version) return null;
  const { extensions, ...period } = periodOf(found);
  const content = asItStands(await contentOf(version.id), { ...period, extensions });
  return { id: found.id, slug, ...period, version: version.number, content };
}

/** A published text as it was before a respondent, with the period in force. Throws when the consultation has no such version. */
export async function findConsultationVersion(slug: string, number: number): Promise<ConsultationContent> {
  const { id, consultation } = await db().consultationVersion.findFirstOrThrow({
    where: { number, publishedAt: { not: null }, consultation: { slug } },
    select: { id: true, consultation: { select: periodColumns } },
  });
  return asItStands(await contentOf(id), periodOf(consultation));
}

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
