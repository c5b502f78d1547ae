import { randomUUID } from "node:crypto";
import { prepareConsultation, publishConsultation } from "#lib/consultations/commands.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { person } from "./people.ts";

/** The seed's text under an address of its own, published by two people. `changes` replace parts of the content. */
export async function publishedConsultation(changes: Partial<ConsultationContent> = {}): Promise<ConsultationContent> {
  const [owner, approver] = [await person("CONSULTATION_OWNER"), await person("APPROVER")];
  const content = { ...(await readSeedConsultation()), slug: `consultation-${randomUUID()}`, ...changes };
  const prepared = await prepareConsultation(owner, content, null);
  if (!prepared.ok) throw new Error(prepared.reason);
  const published = await publishConsultation(approver, prepared.value.versionId, new Date(content.opensAt));
  if (!published.ok) throw new Error(published.reason);
  return content;
}
