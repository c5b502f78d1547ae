import { publicDb } from "#lib/db/client.ts";
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
