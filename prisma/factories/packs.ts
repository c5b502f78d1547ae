import { recordGate } from "#lib/approvals/commands.ts";
import type { Actor } from "#lib/auth/schema.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import type { CalendarDate } from "#lib/dates.ts";
import { db } from "#lib/db/client.ts";
import { type Member, membersOf } from "#lib/documents/zip/rules.ts";
import { readWhole } from "#lib/files/queries.ts";
import { readNewFiles } from "#lib/files/texts/commands.ts";
import { readText } from "#lib/files/texts/queries.ts";
import { buildPack, orderPack } from "#lib/packs/commands.ts";
import { listPacks } from "#lib/packs/queries.ts";
import { releasePack } from "#lib/packs/releases/commands.ts";
import { packManifestSchema } from "#lib/packs/schema.ts";
import { writeStatement } from "#lib/packs/statement/commands.ts";
import { findStatement } from "#lib/packs/statement/queries.ts";
import { publishSigningKey, sealDueRegisters } from "#lib/register/commands.ts";
import { decideLate } from "#lib/triage/lateness/commands.ts";
import { recordLook } from "#lib/triage/looks/commands.ts";
import { listNotLookedAt } from "#lib/triage/looks/queries.ts";
import { recordReadInFull } from "#lib/triage/reading/commands.ts";
import { attachedFile } from "./files.ts";
import { plan } from "./gates.ts";
import { afterClose } from "./triage.ts";

/** The sentence of the draft that holds the condition of §19, as the factory's draft has it and its decision records it. */
export const conditionSentence = "The issue of a certificate is subject to the approval of the SMKI PMA.";

/** A moment by which a late response is sealed as well. */
const onceSealed = new Date(afterClose.getTime() + 3 * 60 * 60_000);

/** Has the draft, with the condition of §19 in it, and its redline added and read. */
export async function draftAndRedline(consultation: ConsultationForStaff, owner: Actor): Promise<void> {
  await attachedFile(consultation.id, owner, {
    kind: "FINAL_DRAFT",
    name: "draft.txt",
    text: `4.1 The draft.\n4.2 ${conditionSentence}`,
  });
  await attachedFile(consultation.id, owner, { kind: "REDLINE", name: "redline.txt", text: "The redline." });
  await readNewFiles(readText);
}

/** Has draft and redline there, and DCC's decision to submit on record with the clause of the condition. */
export async function decidedToSubmit(consultation: ConsultationForStaff, owner: Actor): Promise<void> {
  await draftAndRedline(consultation, owner);
  const decision = {
    ...plan.SUBMISSION_DECISION,
    detail: {
      reason: "No response asks for a change of substance.",
      clause: "clause 4.2",
      words: conditionSentence,
      isClauseConfirmed: true,
    },
  };
  for (const entry of [plan.CONCLUSION, decision]) {
    const recorded = await recordGate(owner, consultation, { ...entry, decidedOn: "2023-04-26" }, afterClose);
    if (!recorded.ok) throw new Error(JSON.stringify(recorded));
  }
}

/** Seals the register up to its last number, `hours` after that moment: what came in after one seal waits for a later one. */
export async function sealedRegister(hours = 0): Promise<void> {
  await publishSigningKey();
  await sealDueRegisters(new Date(onceSealed.getTime() + hours * 3_600_000));
}

/**
 * Has everything read in full by somebody, what is late decided on, the statement written, the draft and its redline there, the decision to
 * submit recorded and the register sealed: nothing red is left.
 */
export async function readyForPack(consultation: ConsultationForStaff, owner: Actor): Promise<void> {
  const responses = await db().response.findMany({
    where: { consultationId: consultation.id },
    select: { reference: true, versions: { select: { number: true } } },
  });
  for (const { reference, versions } of responses) {
    // One of them is the one that counts; the others are refused, and that is no matter here.
    for (const { number } of versions) await recordReadInFull(owner, consultation, reference, number);
  }
  await decideOnLate(consultation, owner);
  await lookAtAll(consultation, owner);
  const { revision } = await findStatement(consultation.id);
  const written = await writeStatement(
    owner,
    consultation.id,
    { text: "It does what §18 asks.\n\nIt was tested.", revision },
    afterClose,
  );
  if (!written.ok) throw new Error(written.reason);
  const isDecided =
    (await db().gateRecord.count({ where: { consultationId: consultation.id, gate: "SUBMISSION_DECISION" } })) > 0;
  if (!isDecided) await decidedToSubmit(consultation, owner);
  await sealedRegister();
}

/** The pack built by one person, released by another and recorded as submitted. Gives the id of the submission's record. */
export async function submittedPack(
  consultation: ConsultationForStaff,
  { owner, approver }: { owner: Actor; approver: Actor },
  decidedOn: CalendarDate = "2023-04-26",
  at = afterClose,
): Promise<string> {
  const { id, version } = await builtPack(consultation, owner);
  const released = await releasePack(approver, consultation, id, "DEPARTMENT", at);
  if (!released.ok) throw new Error(JSON.stringify(released));
  const entry = { ...plan.SUBMISSION, decidedOn, detail: { packVersion: version, otherwise: null } };
  const recorded = await recordGate(owner, consultation, entry, at);
  if (!recorded.ok) throw new Error(JSON.stringify(recorded));
  return recorded.value.id;
}

/** Looks at every response that waits for a look, and finds nothing to raise. */
export async function lookAtAll(consultation: ConsultationForStaff, owner: Actor): Promise<void> {
  const { rows } = await listNotLookedAt(owner, consultation, { page: 1, pageSize: 10_000 });
  const versions = await db().responseVersion.findMany({
    where: { registerConsultationId: consultation.id, registerNumber: { in: rows.map((row) => row.registerNumber) } },
    select: { number: true, registerNumber: true },
  });
  const numbers = new Map(versions.map(({ registerNumber, number }) => [registerNumber, number]));
  // Two versions of one response may wait, the one that counts and one considered beside it: one look is at both.
  const first = [...new Map([...rows].reverse().map((row) => [row.reference, row])).values()];
  await inBatches(first, async ({ reference, registerNumber }) => {
    const version = numbers.get(registerNumber);
    const look = { version, found: "nothing", reason: "It repeats what the document says.", seenId: "" } as const;
    const looked = await recordLook(owner, consultation, reference, look);
    if (!looked.ok) throw new Error(looked.reason);
  });
}

/** A few at a time, as many as the pool of connections takes. */
export async function inBatches<T>(items: readonly T[], act: (item: T, index: number) => Promise<void>): Promise<void> {
  for (let from = 0; from < items.length; from += 8)
    await Promise.all(items.slice(from, from + 8).map((item, index) => act(item, from + index)));
}

/** Decides that every response whose newest version is late is considered. */
export async function decideOnLate(consultation: ConsultationForStaff, owner: Actor): Promise<void> {
  const responses = await db().response.findMany({
    where: { consultationId: consultation.id },
    select: { reference: true, versions: { orderBy: { number: "desc" }, take: 1, include: { lateDecisions: true } } },
  });
  for (const { reference, versions } of responses) {
    const [newest] = versions;
    if (!newest?.isLate || newest.lateDecisions.length > 0) continue;
    const decision = {
      version: newest.number,
      outcome: "considered",
      reason: "It came the day after.",
      seenId: "",
    } as const;
    const decided = await decideLate(owner, consultation, reference, decision, afterClose);
    if (!decided.ok) throw new Error(decided.reason);
  }
}

/** A pack as built, with what is in it. */
export async function builtPack(
  consultation: ConsultationForStaff,
  owner: Actor,
  explanation = "The papers follow by post.",
) {
  const ordered = await orderPack(owner, consultation, explanation, afterClose);
  if (!ordered.ok) throw new Error(JSON.stringify(ordered));
  await buildPack(ordered.value.buildId, afterClose);
  const build = await db().packBuild.findUniqueOrThrow({ where: { id: ordered.value.buildId } });
  if (build.state !== "DONE") throw new Error(build.failure ?? build.state);
  const pack = (await listPacks(owner, consultation.id)).find(({ id }) => id === build.packId);
  if (!pack) throw new Error("there is no pack");
  const { manifest } = await db().pack.findUniqueOrThrow({ where: { id: pack.id }, select: { manifest: true } });
  const [members, zip] = [await membersOfPack(pack.id), await bytesOfPack(pack.id)];
  return { ...pack, manifest: packManifestSchema.parse(manifest), members, zip };
}

export async function bytesOfPack(packId: string): Promise<Buffer> {
  const { file } = await db().pack.findUniqueOrThrow({ where: { id: packId }, select: { file: true } });
  return readWhole(file.id, Number(file.size));
}

async function membersOfPack(packId: string): Promise<Map<string, Buffer>> {
  const members: Member[] = await membersOf(await bytesOfPack(packId));
  return new Map(members.map(({ name, bytes }) => [name, bytes]));
}

/** The text of a file in a pack; words that say so where there is none. */
export const textIn = (members: Map<string, Buffer>, name: string): string =>
  members.get(name)?.toString("utf8") ?? `no ${name}`;

/** The words of a DOCX in a pack. */
export async function wordsIn(members: Map<string, Buffer>, name: string): Promise<string> {
  const bytes = members.get(name);
  if (!bytes) throw new Error(`there is no ${name}`);
  const document = (await membersOf(bytes)).find((member) => member.name === "word/document.xml");
  return (document?.bytes.toString("utf8") ?? "")
    .replace(/<\/w:p>/g, "\n")
    .replace(/<[^>]+>/g, "")
    .replaceAll("&amp;", "&");
}
