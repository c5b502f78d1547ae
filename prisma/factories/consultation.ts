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

/** A correction of a published text, by two people: `changes` replace parts of it. Gives the new content. */
export async function correctedText(
  content: ConsultationContent,
  at: Date,
  changes: Partial<ConsultationContent>,
  reason = "A misprint.",
): Promise<ConsultationContent> {
  const [owner, approver] = [await person("CONSULTATION_OWNER"), await person("APPROVER")];
  const corrected = { ...content, ...changes };
  const prepared = await prepareConsultation(owner, corrected, reason);
  if (!prepared.ok) throw new Error(prepared.reason);
  const published = await publishConsultation(approver, prepared.value.versionId, at);
  if (!published.ok) throw new Error(published.reason);
  return corrected;
}

/** The document with one paragraph saying something else. */
export const withParagraph = (
  { document }: Pick<ConsultationContent, "document">,
  number: number,
  text: string,
): Pick<ConsultationContent, "document"> => ({
  document: {
    ...document,
    paragraphs: document.paragraphs.map((paragraph) =>
      paragraph.number === number
        ? { ...paragraph, blocks: [{ type: "text", children: [{ type: "text", text }] }] }
        : paragraph,
    ),
  },
});
