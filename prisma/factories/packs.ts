import type { Actor } from "#lib/auth/schema.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { db } from "#lib/db/client.ts";
import { type Member, membersOf } from "#lib/documents/zip/rules.ts";
import { readWhole } from "#lib/files/queries.ts";
import { buildPack, orderPack } from "#lib/packs/commands.ts";
import { listPacks } from "#lib/packs/queries.ts";
import { packManifestSchema } from "#lib/packs/schema.ts";
import { writeStatement } from "#lib/packs/statement/commands.ts";
import { findStatement } from "#lib/packs/statement/queries.ts";
import { decideLate } from "#lib/triage/lateness/commands.ts";
import { recordLook } from "#lib/triage/looks/commands.ts";
import { listNotLookedAt } from "#lib/triage/looks/queries.ts";
import { recordReadInFull } from "#lib/triage/reading/commands.ts";
import { afterClose } from "./triage.ts";

/** Has everything read in full by somebody, what is late decided on, and the statement written: nothing red is left. */
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
}

/** Looks at every response that waits for a look, and finds nothing to raise. */
export async function lookAtAll(consultation: ConsultationForStaff, owner: Actor): Promise<void> {
  const { rows } = await listNotLookedAt(owner, consultation, { page: 1, pageSize: 10_000 });
  const versions = await db().responseVersion.findMany({
    where: { registerConsultationId: consultation.id, registerNumber: { in: rows.map((row) => row.registerNumber) } },
    select: { number: true, registerNumber: true },
  });
  const numbers = new Map(versions.map(({ registerNumber, number }) => [registerNumber, number]));
  await inBatches(rows, async ({ reference, registerNumber }) => {
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
