import { randomUUID } from "node:crypto";
import { prepareConsultation, publishConsultation } from "#lib/consultations/commands.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { person } from "./people.ts";

let seedText: ConsultationContent | undefined;
/** The seed's text, read once: reading it takes longer than publishing it, and nobody changes what was read. */
const seed = (): ConsultationContent => {
  seedText ??= readSeedConsultation();
  return seedText;
};

/** The seed's text under an address of its own, published by two people. `changes` replace parts of the content. */
export async function publishedConsultation(changes: Partial<ConsultationContent> = {}): Promise<ConsultationContent> {
  const [owner, approver] = [await person("CONSULTATION_OWNER"), await person("APPROVER")];
  const content = { ...seed(), slug: `consultation-${randomUUID()}`, ...changes };
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

/** Another text of the seed's questions: it has no box and no Q3, its change "xmlsign" has another key, and Q2 is put in other words. */
export function asksOtherwise(
  content: ConsultationContent,
): Pick<ConsultationContent, "extraBoxes" | "changes" | "questions" | "document"> {
  const renamed = (key: string) => (key === "xmlsign" ? "xml-sign" : key);
  const questions = content.questions.filter(({ label }) => label !== "Q3");
  return {
    extraBoxes: [],
    changes: content.changes.map((change) => ({ ...change, key: renamed(change.key) })),
    questions: questions.map(({ answer, ...question }) => ({
      ...question,
      answer: answer.kind === "changes" ? { ...answer, changes: answer.changes.map(renamed) } : answer,
    })),
    document: {
      ...content.document,
      questions: content.document.questions
        .filter(({ label }) => label !== "Q3")
        .map((one) => (one.label === "Q2" ? { ...one, wording: "Do you agree with the later date?" } : one)),
    },
  };
}
