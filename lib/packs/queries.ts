import { listGateRecords } from "#lib/approvals/queries.ts";
import { standingOf } from "#lib/approvals/rules.ts";
import type { Standing } from "#lib/approvals/schema.ts";
import type { Actor } from "#lib/auth/schema.ts";
import { isCleared } from "#lib/confidentiality/clearance.ts";
import { mayKnow } from "#lib/confidentiality/queries.ts";
import { listAttachments } from "#lib/consultations/attachments/queries.ts";
import { currentOf } from "#lib/consultations/attachments/rules.ts";
import { closingSentence, type Period, phaseOf } from "#lib/consultations/rules.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { joinPlacement, waitsForPerson } from "#lib/correspondence/queries.ts";
import { type Database, db, Prisma } from "#lib/db/client.ts";
import { findLinksToConfirm } from "#lib/responses/relations/queries.ts";
import { isUndecidedRow, reportedVersions } from "#lib/responses/versions/queries.ts";
import { areasOfRow, isAreaRaised } from "#lib/triage/areas/queries.ts";
import { findNotLookedAt } from "#lib/triage/looks/queries.ts";
import { clauseOf, conditionParagraphs, conditionState } from "./condition/rules.ts";
import { sentencesOf } from "./condition/sentences.ts";
import { membersFor, referencesIn } from "./members.ts";
import { bodyOf } from "./rules.ts";
import {
  type PackBuild,
  type PackFacts,
  type PackInList,
  packManifestSchema,
  type Recipient,
  type ReleasedPack,
} from "./schema.ts";

type Counts = {
  mailWaiting: number;
  mailAutomatic: number;
  unread: number;
  references: string[] | null;
  undecided: number;
  undecidedReferences: string[] | null;
  notDone: number;
  areasNotRaised: number;
  sealedTo: number;
  withoutReply: number[] | null;
  withUncheckedTitle: number[] | null;
  hasStatement: boolean;
  hasDraft: boolean;
  hasRedline: boolean;
};

/** What the checks of §24 are made on, as things stand. Counts and references only: nothing of what respondents wrote. */
export async function findPackFacts(
  consultation: Period & { id: string; content: ConsultationContent },
  now: Date,
  database: Database = db(),
): Promise<PackFacts> {
  const { id } = consultation;
  const [counts] = await database.$queryRaw<Counts[]>`
    WITH operative AS MATERIALIZED (
      SELECT v."id", v."responseId", v."registerNumber", v."areaKeys", v."isBeside" FROM ${reportedVersions(id)} v
    ), unread AS MATERIALIZED (
      SELECT o."responseId", min(o."registerNumber") AS "registerNumber" FROM operative o
       WHERE NOT EXISTS (SELECT FROM portal."ResponseReading" d WHERE d."versionId" = o."id") GROUP BY 1
    ), mail AS MATERIALIZED (
      SELECT m."isAutomatic" FROM portal."IncomingMail" m ${joinPlacement}
       WHERE m."consultationId" = ${id}::uuid AND ${waitsForPerson}
    ), undecided AS MATERIALIZED (
      SELECT v."responseId", v."registerNumber" FROM portal."ResponseVersion" v
       WHERE v."registerConsultationId" = ${id}::uuid AND ${isUndecidedRow}
    )
    SELECT (SELECT count(*)::int FROM mail) AS "mailWaiting",
           (SELECT count(*)::int FROM mail WHERE "isAutomatic") AS "mailAutomatic",
           (SELECT count(*)::int FROM unread) AS "unread",
           (SELECT count(*)::int FROM undecided) AS "undecided",
           (SELECT array_agg(r."reference" ORDER BY u."registerNumber") FROM (SELECT * FROM undecided ORDER BY "registerNumber" LIMIT 10) u
              JOIN portal."Response" r ON r."id" = u."responseId") AS "undecidedReferences",
           (SELECT array_agg(r."reference" ORDER BY u."registerNumber") FROM (SELECT * FROM unread ORDER BY "registerNumber" LIMIT 10) u
              JOIN portal."Response" r ON r."id" = u."responseId") AS "references",
           (SELECT count(DISTINCT o."responseId")::int FROM operative o JOIN portal."Triage" t ON t."responseId" = o."responseId" WHERE t."status" <> 'DONE') AS "notDone",
           (SELECT count(DISTINCT (v."id", area.key))::int FROM operative v CROSS JOIN LATERAL (${areasOfRow}) AS area(key, about)
             WHERE NOT ${isAreaRaised}) AS "areasNotRaised",
           (SELECT coalesce(max("toNumber"), 0) FROM portal."RegisterSeal" WHERE "consultationId" = ${id}::uuid) AS "sealedTo",
           (SELECT array_agg("number" ORDER BY "number") FROM portal."Disagreement"
             WHERE "consultationId" = ${id}::uuid AND "state" = 'OPEN' AND trim("dccReply") = '') AS "withoutReply",
           (SELECT array_agg("number" ORDER BY "number") FROM portal."Disagreement"
             WHERE "consultationId" = ${id}::uuid AND "titleCheckedById" IS NULL) AS "withUncheckedTitle",
           EXISTS (SELECT FROM portal."FitForPurposeStatement" WHERE "consultationId" = ${id}::uuid AND trim("text", E' \\n\\t') <> '') AS "hasStatement",
           EXISTS (SELECT FROM portal."ConsultationAttachment" WHERE "consultationId" = ${id}::uuid AND "kind" = 'FINAL_DRAFT') AS "hasDraft",
           EXISTS (SELECT FROM portal."ConsultationAttachment" WHERE "consultationId" = ${id}::uuid AND "kind" = 'REDLINE') AS "hasRedline"`;
  if (!counts) throw new Error("the facts of the pack gave no row");
  const {
    unread,
    references,
    undecided,
    undecidedReferences,
    withoutReply,
    withUncheckedTitle,
    mailWaiting,
    mailAutomatic,
    ...rest
  } = counts;
  const standing = standingOf(await listGateRecords(id, database), consultation.content);
  const decision = standing.SUBMISSION_DECISION;
  return {
    ...rest,
    notLookedAt: await findNotLookedAt(id, database),
    linksToConfirm: await findLinksToConfirm(id, database),
    lastNumber: await findLastNumber(id, database),
    decision: decision ? { id: decision.id, outcome: decision.outcome } : null,
    condition: await findCondition(consultation, standing, database),
    isClosed: phaseOf(consultation, now) === "closed",
    closing: closingSentence(consultation),
    unread: { count: unread, references: references ?? [] },
    mail: { waiting: mailWaiting, automatic: mailAutomatic },
    undecidedLate: { count: undecided, references: undecidedReferences ?? [] },
    withoutReply: withoutReply ?? [],
    withUncheckedTitle: withUncheckedTitle ?? [],
  };
}

/** The last number that the register gave; 0 while it is empty. */
export async function findLastNumber(consultationId: string, database: Database = db()): Promise<number> {
  const last = await database.registerEntry.aggregate({ where: { consultationId }, _max: { number: true } });
  return last._max.number ?? 0;
}

/** Where the condition of §19 stands in the draft that counts, by the words that could be read out of it (S19.4). */
async function findCondition(
  { id, content }: { id: string; content: Pick<ConsultationContent, "changes"> },
  standing: Standing,
  database: Database,
): Promise<PackFacts["condition"]> {
  const clause = clauseOf(standing);
  return {
    state: conditionState(content, clause, await readDraftSentences(id, database)),
    clause: clause?.clause ?? null,
    paragraphs: conditionParagraphs(content),
  };
}

const areLinesParagraphs = (mediaType: string) => !["application/pdf", "text/plain"].includes(mediaType);

/** The sentences of the final draft that counts; null where there is none, or none that could be read, or not yet. */
export async function readDraftSentences(consultationId: string, database: Database = db()): Promise<string[] | null> {
  const draft = currentOf(await listAttachments(consultationId, database), "FINAL_DRAFT");
  const read =
    draft && (await database.fileText.findUnique({ where: { fileId: draft.fileId }, select: { pages: true } }));
  if (!read || read.pages.every((page) => page.trim() === "")) return null;
  return sentencesOf(read.pages.join("\n"), areLinesParagraphs(draft.mediaType));
}

const inList = {
  id: true,
  version: true,
  builtById: true,
  builtBy: { select: { name: true } },
  builtAt: true,
  manifest: true,
  file: { select: { size: true, sha256: true } },
  releases: {
    orderBy: { releasedAt: "asc" },
    select: { recipient: true, releasedAt: true, releasedBy: { select: { name: true } } },
  },
} as const;

/** Which of these responses' members of a pack this person may know, by reference. */
async function openMembers(actor: Actor, consultationId: string, references: readonly string[]): Promise<Set<string>> {
  const rows = await db().$queryRaw<{ reference: string }[]>`
    SELECT r."reference" FROM portal."Response" r WHERE r."consultationId" = ${consultationId}::uuid
       AND r."reference" = ANY (${[...references]}) AND ${mayKnow(actor, "members", Prisma.sql`r."id"`)}`;
  return new Set(rows.map(({ reference }) => reference));
}

/** The packs of a consultation, the newest first, each with the files in it as far as this person may know them (SX.4). */
export async function listPacks(actor: Actor, consultationId: string): Promise<PackInList[]> {
  const found = await db().pack.findMany({ where: { consultationId }, orderBy: { version: "desc" }, select: inList });
  const manifests = found.map(({ manifest }) => packManifestSchema.parse(manifest));
  const open = await openMembers(
    actor,
    consultationId,
    manifests.flatMap(({ files }) => referencesIn(files)),
  );
  return found.map(({ file, builtBy, manifest: stored, releases, ...pack }, index) => {
    const { files, ...manifest } = manifests[index] ?? packManifestSchema.parse(stored);
    return {
      ...pack,
      size: Number(file.size),
      sha256: file.sha256,
      builtBy: builtBy.name,
      manifest,
      listed: isCleared(actor) ? files : membersFor(files, open),
      fileCount: files.length,
      releases: releases.map(({ releasedBy, ...release }) => ({ ...release, releasedBy: releasedBy.name })),
    };
  });
}

/** Versions of the pack that were released to one recipient, the newest first. */
export async function listReleasedVersions(consultationId: string, recipient: Recipient): Promise<number[]> {
  const packs = await db().pack.findMany({
    where: { consultationId, releases: { some: { recipient } } },
    orderBy: { version: "desc" },
    select: { version: true },
  });
  return packs.map(({ version }) => version);
}

/** The packs released to the body that a reader belongs to, the newest release first; for everybody else there are none. */
export async function listReleasedPacks(actor: Actor): Promise<ReleasedPack[]> {
  const recipient = bodyOf(actor.role);
  if (!recipient) return [];
  const found = await db().packRelease.findMany({
    where: { recipient },
    orderBy: [{ releasedAt: "desc" }, { packId: "desc" }],
    select: {
      releasedAt: true,
      pack: { select: { id: true, version: true, manifest: true, file: { select: { size: true, sha256: true } } } },
    },
  });
  return found.map(({ releasedAt, pack: { file, manifest, ...pack } }) => {
    const read = packManifestSchema.parse(manifest);
    return {
      ...pack,
      title: read.consultation.title,
      size: Number(file.size),
      sha256: file.sha256,
      releasedAt,
      manifest: read,
    };
  });
}

/** A build that has shown no progress for this long is not being worked on. */
const staleMs = 10 * 60_000;

/** The last order to build a pack; null where there was none. */
export async function findLastBuild(consultationId: string, database: Database = db()): Promise<PackBuild | null> {
  const found = await database.packBuild.findFirst({
    where: { consultationId },
    orderBy: { id: "desc" },
    select: {
      id: true,
      state: true,
      done: true,
      total: true,
      failure: true,
      requestedAt: true,
      progressedAt: true,
      pack: { select: { version: true } },
      requestedBy: { select: { name: true } },
    },
  });
  if (!found) return null;
  const { pack, requestedBy, progressedAt, ...build } = found;
  const isOpen = build.state === "WAITING" || build.state === "RUNNING";
  return {
    ...build,
    packVersion: pack?.version ?? null,
    requestedBy: requestedBy.name,
    // By the machine's clock, as it was written: the demonstration's jumps make nothing stale.
    isStale: isOpen && Date.now() - progressedAt.getTime() > staleMs,
  };
}
