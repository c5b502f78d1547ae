import { db, publicDb } from "#lib/db/client.ts";
import { contentOnce } from "./contents/queries.ts";
import type { ConsultationContent } from "./schema.ts";

export type PublicConsultation = {
  slug: string;
  version: number;
  content: ConsultationContent;
  opensAt: Date;
  closesAt: Date;
  publishedAt: Date;
};

/** A published consultation as the public reads it: through the public role, from the projection alone (invariant 3). Null: there is none. */
export async function findPublicConsultation(slug: string): Promise<PublicConsultation | null> {
  const found = await publicDb().publicConsultation.findUnique({ where: { slug }, select: published });
  return found && withContent(found);
}

/** Every published consultation, the one that closes last first. */
export async function listPublicConsultations(): Promise<PublicConsultation[]> {
  const found = await publicDb().publicConsultation.findMany({ orderBy: { closesAt: "desc" }, select: published });
  const whole = await Promise.all(found.map(withContent));
  return whole.filter((consultation) => consultation !== null);
}

const published = { slug: true, version: true, opensAt: true, closesAt: true, publishedAt: true } as const;

/** The text that belongs to the row, parsed once; read again from the start when another version was published in between. */
async function withContent(found: Omit<PublicConsultation, "content">): Promise<PublicConsultation | null> {
  const { slug, version } = found;
  const content = await contentOnce(`public ${slug} ${version} ${found.publishedAt.getTime()}`, () =>
    publicDb()
      .publicConsultation.findUnique({ where: { slug, version }, select: { content: true } })
      .then((row) => row?.content),
  );
  return content ? { ...found, content } : findPublicConsultation(slug);
}

export type ConsultationForStaff = {
  id: string;
  slug: string;
  version: number;
  content: ConsultationContent;
  opensAt: Date;
  closesAt: Date;
};

/** A consultation with its newest published text, as staff work on it; null when there is none or none of it is published yet. */
export async function findConsultationForStaff(slug: string): Promise<ConsultationForStaff | null> {
  const found = await db().consultation.findFirst({
    where: { slug, versions: { some: { publishedAt: { not: null } } } },
    select: {
      id: true,
      slug: true,
      opensAt: true,
      closesAt: true,
      versions: {
        where: { publishedAt: { not: null } },
        orderBy: { number: "desc" },
        take: 1,
        select: { id: true, number: true },
      },
    },
  });
  const [version] = found?.versions ?? [];
  if (!found || !version) return null;
  const { id, opensAt, closesAt } = found;
  return { id, slug, opensAt, closesAt, version: version.number, content: await contentOf(version.id) };
}

/** A published text as it was before a respondent. Throws when the consultation has no such version. */
export async function findConsultationVersion(slug: string, number: number): Promise<ConsultationContent> {
  const { id } = await db().consultationVersion.findFirstOrThrow({
    where: { number, publishedAt: { not: null }, consultation: { slug } },
    select: { id: true },
  });
  return contentOf(id);
}

/** The content of a published version, which nothing changes any more. */
async function contentOf(versionId: string): Promise<ConsultationContent> {
  const content = await contentOnce(versionId, () =>
    db()
      .consultationVersion.findUnique({ where: { id: versionId }, select: { content: true } })
      .then((row) => row?.content),
  );
  if (!content) throw new Error(`version ${versionId} is gone`);
  return content;
}

export type ConsultationInList = { id: string; slug: string; title: string; opensAt: Date; closesAt: Date };

/** Every consultation with a published text, the one that closes last first; titles only. */
export const listConsultationsForStaff = (): Promise<ConsultationInList[]> =>
  db().$queryRaw<ConsultationInList[]>`
    SELECT c."id", c."slug", v."title", c."opensAt", c."closesAt"
      FROM portal."Consultation" c, LATERAL (
        SELECT "content"->>'title' AS title FROM portal."ConsultationVersion"
         WHERE "consultationId" = c."id" AND "publishedAt" IS NOT NULL ORDER BY "number" DESC LIMIT 1) v
     ORDER BY c."closesAt" DESC`;
