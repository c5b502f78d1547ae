import { recordEvent } from "#lib/audit/commands.ts";
import { db, isUniqueViolation, Prisma, type Transaction } from "#lib/db/client.ts";
import { dropBytes, keepBytes, storeFile } from "#lib/files/commands.ts";
import { kindOf } from "#lib/files/queries.ts";
import { fileLimitBytes, type KeptBytes, type MediaType } from "#lib/files/schema.ts";
import { verdictSchema } from "#lib/intake/schema.ts";
import { wakeFileJobs, wakeMail } from "#lib/jobs/commands.ts";
import { done, type Outcome, refused } from "#lib/outcome.ts";
import { writableKeyOf } from "../links/queries.ts";
import { filesAnd, fromTheWeb, newVersionOf, registerVersion } from "../registration/commands.ts";
import { draftContentSchema, type ResponseContent, responseContentSchema } from "../schema.ts";
import { hashToken } from "../tokens/rules.ts";
import { type FileProblem, mostFiles } from "./schema.ts";

type Incoming = {
  /** As the sender named it. */
  sentName: string;
  /** The file of the same draft that this one replaces in public (S29.9). */
  publicVersionOf: string | null;
  bytes: AsyncIterable<Uint8Array>;
};

/** `isAfterSending`: its draft was sent meanwhile, and the file is kept with what was sent. */
export type Added = { id: string; isAfterSending: boolean };

const openDraft = (draftKey: string, slug: string, now: Date) => ({
  tokenHash: draftKey,
  revokedAt: null,
  expiresAt: { gt: now },
  consultation: { slug },
});

async function whyGone(draftKey: string): Promise<"gone" | "sent"> {
  return (await db().responseVersion.count({ where: { idempotencyKey: draftKey } })) === 1 ? "sent" : "gone";
}

/**
 * Adds a file to the draft that the token opens, while its bytes come in. The file's row is stored only once all of them are; when it is
 * refused, or the line is cut (which throws), no byte of it stays and the draft is as it was: a file never costs an answer. The same file
 * sent again, as a retry does, is the one that is there. A file that was still coming in when the answers were sent is kept with them as a
 * further version (S28.5), told as "after-sending". Gives its id.
 */
export async function addFile(
  token: string,
  slug: string,
  { sentName, publicVersionOf, bytes }: Incoming,
  now: Date,
): Promise<Outcome<Added, FileProblem>> {
  const draftKey = await writableKeyOf(token);
  if (draftKey === null) return refused("gone");
  const draft = await db().draft.findFirst({
    where: openDraft(draftKey, slug, now),
    select: { _count: { select: { files: true } } },
  });
  if (!draft) return refused(await whyGone(draftKey));
  if (draft._count.files >= mostFiles) return refused("too-many");
  const kept = await keepBytes(bytes, fileLimitBytes);
  if (!kept.ok) return kept;
  try {
    const mediaType = await kindOf(kept.value, sentName);
    const outcome = mediaType
      ? await db().$transaction((tx) =>
          attach(tx, draftKey, slug, kept.value, { sentName, publicVersionOf, mediaType }, now),
        )
      : refused("kind-not-taken" as const);
    if (!outcome.ok && outcome.reason === "gone" && mediaType && (await whyGone(draftKey)) === "sent")
      return await addAfterSending(draftKey, kept.value, { sentName, publicVersionOf, mediaType });
    if (outcome.ok) await wakeFileJobs();
    if (!outcome.ok || outcome.value.id !== kept.value.fileId) await dropBytes(kept.value.fileId);
    if (!outcome.ok && outcome.reason === "gone") return refused(await whyGone(draftKey));
    return outcome;
  } catch (error) {
    await dropBytes(kept.value.fileId);
    throw error;
  }
}

/** Others may change the same response at the same moment; each try looks anew. */
const tries = 20;

/**
 * Keeps a file whose draft was sent while it was still coming in (S28.5): the newest version once more, word for word, with the file, as a
 * version of its own with its own register line and commitment. So what was acknowledged stays as it is, and lateness is told version by
 * version and file by file, by the database's clock. A response that was withdrawn meanwhile, or is full, takes no more.
 */
async function addAfterSending(
  draftKey: string,
  kept: KeptBytes,
  incoming: Omit<Incoming, "bytes"> & { mediaType: MediaType },
): Promise<Outcome<Added, FileProblem>> {
  for (let attempt = 0; attempt < tries; attempt++) {
    const sent = await db().responseVersion.findUnique({
      where: { idempotencyKey: draftKey },
      select: { responseId: true, response: { select: { reference: true, consultationId: true } } },
    });
    if (!sent) break;
    const outcome = await supplement(sent, draftKey, kept, incoming).catch((error: unknown) => {
      if (isUniqueViolation(error)) return null;
      throw error;
    });
    if (outcome === null) continue;
    if (!outcome.ok) await dropBytes(kept.fileId);
    else await Promise.all([wakeFileJobs(), wakeMail()]);
    return outcome;
  }
  await dropBytes(kept.fileId);
  return refused("sent");
}

type SentDraft = { responseId: string; response: { reference: string; consultationId: string } };

/** One try at it. Throws a unique violation when another version of the response took its number. */
function supplement(
  { responseId, response: { reference, consultationId } }: SentDraft,
  draftKey: string,
  kept: KeptBytes,
  { sentName, publicVersionOf, mediaType }: Omit<Incoming, "bytes"> & { mediaType: MediaType },
): Promise<Outcome<Added, FileProblem>> {
  return db().$transaction(async (tx) => {
    const newest = await tx.responseVersion.findFirstOrThrow({
      where: { responseId },
      orderBy: { number: "desc" },
      select: {
        content: true,
        askedInWords: true,
        response: { select: { withdrawal: { select: { withdrawnAt: true } } } },
        files: {
          orderBy: { position: "asc" },
          select: { fileId: true, position: true, publicVersionOfId: true, file: { select: committed } },
        },
      },
    });
    const { files } = newest;
    if (newest.response.withdrawal) return refused("sent");
    if (
      files.some(({ file, publicVersionOfId }) => file.sha256 === kept.sha256 && publicVersionOfId === publicVersionOf)
    )
      return refused("sent");
    if (files.length >= mostFiles) return refused("too-many");
    const full = files.some(({ fileId }) => fileId === publicVersionOf) ? publicVersionOf : null;
    const fileId = await storeFile(tx, kept, sentName, mediaType);
    const stored = await tx.storedFile.findUniqueOrThrow({ where: { id: fileId }, select: committed });
    await registerVersion((statement) => tx.$queryRaw(statement), newVersionOf(responseId, reference), {
      ...fromTheWeb,
      source: Prisma.sql`SELECT ${consultationId}::uuid AS "consultationId"`,
      isFirst: false,
      content: full === null ? responseContentSchema.parse(newest.content) : withMark(newest.content, full),
      askedInWords: verdictSchema.parse(newest.askedInWords),
      idempotencyKey: hashToken(`file ${draftKey} ${kept.fileId}`),
      files: [...files.map(({ file }) => file), stored].map(({ name, size, sha256 }) => ({
        name,
        size: Number(size),
        sha256,
      })),
      fileRows: filesAnd(responseId, { fileId, position: (files.at(-1)?.position ?? 0) + 1, publicVersionOf: full }),
    });
    return done({ id: fileId, isAfterSending: true });
  });
}

const committed = { name: true, size: true, sha256: true } as const;

/** The draft's row is locked first, so that two files arriving at once are counted, and none comes into a draft that is being sent. */
async function attach(
  tx: Transaction,
  draftKey: string,
  slug: string,
  kept: KeptBytes,
  { sentName, publicVersionOf, mediaType }: Omit<Incoming, "bytes"> & { mediaType: MediaType },
  now: Date,
): Promise<Outcome<Added, FileProblem>> {
  const [draft] = await tx.draft.updateManyAndReturn({
    where: openDraft(draftKey, slug, now),
    data: { revision: { increment: 1 } },
    select: { id: true, consultationId: true, content: true },
  });
  if (!draft) return refused("gone");
  const files = await tx.draftFile.findMany({
    where: { draftId: draft.id },
    orderBy: { position: "asc" },
    select: { fileId: true, position: true, publicVersionOfId: true, file: { select: { sha256: true } } },
  });
  const same = files.find((other) => other.file.sha256 === kept.sha256 && other.publicVersionOfId === publicVersionOf);
  if (same) return done({ id: same.fileId, isAfterSending: false });
  if (files.length >= mostFiles) return refused("too-many");
  if (publicVersionOf && !files.some(({ fileId }) => fileId === publicVersionOf)) return refused("gone");
  const fileId = await storeFile(tx, kept, sentName, mediaType);
  if (publicVersionOf) await markFile(tx, draft, publicVersionOf);
  const position = (files.at(-1)?.position ?? 0) + 1;
  await tx.draftFile.createMany({ data: { draftId: draft.id, fileId, position, publicVersionOfId: publicVersionOf } });
  await recordEvent(tx, {
    action: "draft.file-added",
    actor: null,
    role: "respondent",
    consultationId: draft.consultationId,
    subject: kept.sha256,
    detail: { size: kept.size, mediaType },
  });
  return done({ id: fileId, isAfterSending: false });
}

/** Brings a version's files into the draft that amends it: the same files, stored once, in the same order, as late or on time as they were. */
export const bringFiles = (tx: Transaction, versionId: string, draftId: string): Promise<number> => tx.$executeRaw`
  INSERT INTO portal."DraftFile" ("draftId", "fileId", "position", "publicVersionOfId")
  SELECT ${draftId}::uuid, "fileId", "position", "publicVersionOfId" FROM portal."ResponseFile" WHERE "versionId" = ${versionId}::uuid`;

/** Whoever adds a public version asks for the full one to be kept from publication: that stands as a mark, in writing (S29.3, S29.9). */
async function markFile(tx: Transaction, draft: { id: string; content: unknown }, fileId: string): Promise<void> {
  await tx.draft.update({ where: { id: draft.id }, data: { content: withMark(draft.content, fileId) } });
}

function withMark(stored: unknown, fileId: string): ResponseContent {
  const content = draftContentSchema.parse(stored);
  if (content.marks.some((mark) => mark.level === "attachment" && mark.attachmentId === fileId)) return content;
  return { ...content, marks: [...content.marks, { level: "attachment", attachmentId: fileId, reason: null }] };
}

/** Removes a file from a draft, with its public version and the marks on both. A file that is not there is removed already. */
export async function removeFile(
  token: string,
  slug: string,
  fileId: string,
  now: Date,
): Promise<Outcome<null, "gone" | "sent">> {
  const draftKey = await writableKeyOf(token);
  if (draftKey === null) return refused("gone");
  const outcome = await db().$transaction(async (tx) => {
    const [draft] = await tx.draft.updateManyAndReturn({
      where: openDraft(draftKey, slug, now),
      data: { revision: { increment: 1 } },
      select: { id: true, consultationId: true, content: true },
    });
    if (!draft) return refused("gone" as const);
    const going = await tx.draftFile.findMany({
      where: { draftId: draft.id, OR: [{ fileId }, { publicVersionOfId: fileId }] },
      select: { fileId: true, file: { select: { sha256: true } } },
    });
    const ids = going.map((file) => file.fileId);
    const content = draftContentSchema.parse(draft.content);
    const marks = content.marks.filter((mark) => mark.level !== "attachment" || !ids.includes(mark.attachmentId));
    if (marks.length < content.marks.length)
      await tx.draft.update({ where: { id: draft.id }, data: { content: { ...content, marks } } });
    await tx.draftFile.deleteMany({ where: { draftId: draft.id, fileId: { in: ids } } });
    for (const { file } of going)
      await recordEvent(tx, {
        action: "draft.file-removed",
        actor: null,
        role: "respondent",
        consultationId: draft.consultationId,
        subject: file.sha256,
      });
    return done(null);
  });
  return outcome.ok ? outcome : refused(await whyGone(draftKey));
}
