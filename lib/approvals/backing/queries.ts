import type { ConsultationContent } from "#lib/consultations/schema.ts";
import type { Transaction } from "#lib/db/client.ts";
import { holdsSentences, sentenceAround } from "#lib/packs/condition/sentences.ts";
import { findPackFacts, readDraftSentences } from "#lib/packs/queries.ts";
import { whyNotAsBuilt } from "#lib/packs/releases/queries.ts";
import { whatBlocks } from "#lib/packs/rules.ts";
import { listGateRecords } from "../queries.ts";
import { because } from "../reasons/rules.ts";
import type { GateEntry, Reason } from "../schema.ts";
import { gateParagraphs } from "../tracks/schema.ts";

type Consultation = { id: string; closesAt: Date; content: ConsultationContent };

/** What an entry points at must be there, and be what it is taken for: a file, a clause of the draft, a pack that went to the Department (§24). */
export async function whyNotBacked(
  tx: Transaction,
  consultation: Consultation,
  entry: GateEntry,
  now: Date,
): Promise<Reason[]> {
  const file = await whyNotThatFile(tx, consultation.id, entry);
  switch (entry.gate) {
    case "SUBMISSION_DECISION":
      return [...file, ...(await whyNotThatClause(tx, consultation.id, entry))];
    case "SUBMISSION":
      return [...file, ...(await whyNotSubmitted(tx, consultation, entry, now))];
    default:
      return file;
  }
}

/** The consultation as the pack's checks take it: with its period. */
const factsOf = ({ id, content, closesAt }: Consultation) => ({
  id,
  content,
  closesAt,
  opensAt: content.opensAt,
  extendedFrom: content.extendedFrom ?? null,
});

type EntryOf<G extends GateEntry["gate"]> = Extract<GateEntry, { gate: G }>;

/** A file of this consultation; for an approval with changes the redline to the text that is designated, and no other paper under that name (S25.2). */
async function whyNotThatFile(tx: Transaction, consultationId: string, entry: GateEntry): Promise<Reason[]> {
  if (!entry.evidenceFileId) return [];
  const paragraphs = gateParagraphs[entry.gate];
  const attachments = await tx.consultationAttachment.findMany({
    where: { consultationId },
    select: { id: true, kind: true, file: { select: { sha256: true } } },
  });
  const found = attachments.find(({ id }) => id === entry.evidenceFileId);
  if (!found) return because(paragraphs, "The evidence file is not one of this consultation.", "evidenceFileId");
  if (entry.gate !== "DEPARTMENT_DECISION" || entry.outcome !== "approved-with-changes") return [];
  // Added as something else, or the very file that was: neither is the redline to the designated text.
  const isAnother = attachments.some(
    ({ kind, file }) => kind !== "DESIGNATED_REDLINE" && file.sha256 === found.file.sha256,
  );
  return because(
    paragraphs,
    isAnother &&
      "Attach the redline from the submitted to the approved text, added as that: minutes, a letter or the redline that was submitted are not it.",
    "evidenceFileId",
  );
}

/** The clause that holds the condition of §19: named, in whole sentences as the draft has them, and confirmed by the person (S19.4). */
async function whyNotThatClause(
  tx: Transaction,
  consultationId: string,
  { detail }: EntryOf<"SUBMISSION_DECISION">,
): Promise<Reason[]> {
  const { clause, words, isClauseConfirmed } = detail;
  if (!clause && !words) return [];
  if (!clause) return because([19], "Say which clause of the draft these words are from.", "clause");
  if (!words) return because([19], "Give the words of the clause as they stand in the draft.", "words");
  const draft = await readDraftSentences(consultationId, tx);
  const around = draft && !holdsSentences(draft, words) ? sentenceAround(draft, words) : null;
  return [
    ...because(
      [19],
      around &&
        `In the draft these words are part of a longer sentence. Read it, and record it whole if it is the condition: “${around}”.`,
      "words",
    ),
    ...because(
      [19],
      !isClauseConfirmed &&
        "Confirm that you have read this in the draft, and that it makes the issue depend on the approval of the PMA.",
      "isClauseConfirmed",
    ),
  ];
}

/**
 * Whether the record that is put right says the same of what was submitted: then it speaks of a submission that was checked when it was
 * recorded, and its day or evidence is put right. What names another pack or way is checked like a first record.
 */
async function isSameSubmission(
  tx: Transaction,
  consultationId: string,
  { detail, replacesId }: EntryOf<"SUBMISSION">,
): Promise<boolean> {
  if (!replacesId) return false;
  const before = (await listGateRecords(consultationId, tx)).find(({ id }) => id === replacesId);
  return (
    before?.gate === "SUBMISSION" &&
    before.outcome !== "did-not-happen" &&
    before.detail.packVersion === detail.packVersion &&
    before.detail.otherwise === detail.otherwise
  );
}

/** The last door: all that was checked for the pack is checked again when its submission is recorded (§24, S24.6). */
async function whyNotSubmitted(
  tx: Transaction,
  consultation: Consultation,
  entry: EntryOf<"SUBMISSION">,
  now: Date,
): Promise<Reason[]> {
  const { packVersion, otherwise } = entry.detail;
  const isChecked = await isSameSubmission(tx, consultation.id, entry);
  if (packVersion === null) {
    if (!otherwise) return because([24], "Say how it was submitted, if not by a pack built here.", "otherwise");
    return isChecked ? [] : whatBlocks(await findPackFacts(factsOf(consultation), now, tx));
  }
  const pack = await tx.pack.findFirst({
    where: { consultationId: consultation.id, version: packVersion, releases: { some: { recipient: "DEPARTMENT" } } },
    select: { version: true, manifest: true },
  });
  const text = `Version ${packVersion} of the pack has not been released to the Department.`;
  if (!pack) return because([24], text, "packVersion");
  if (isChecked) return [];
  return whyNotAsBuilt(tx, factsOf(consultation), pack, now);
}
