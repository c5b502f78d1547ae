import { db, publicDb } from "#lib/db/client.ts";
import { type ConsultationContent, consultationContentSchema } from "./schema.ts";

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
  const found = await publicDb().publicConsultation.findUnique({ where: { slug } });
  return found && { ...found, content: consultationContentSchema.parse(found.content) };
}

/** Every published consultation, the one that closes last first. */
export async function listPublicConsultations(): Promise<PublicConsultation[]> {
  const found = await publicDb().publicConsultation.findMany({ orderBy: { closesAt: "desc" } });
  return found.map((row) => ({ ...row, content: consultationContentSchema.parse(row.content) }));
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
        select: { number: true, content: true },
      },
    },
  });
  const [version] = found?.versions ?? [];
  if (!found || !version) return null;
  const { id, opensAt, closesAt } = found;
  const content = consultationContentSchema.parse(version.content);
  return { id, slug, opensAt, closesAt, version: version.number, content };
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
