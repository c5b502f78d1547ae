import { recordEvent } from "#lib/audit/commands.ts";
import { isEverPermitted } from "#lib/auth/rules.ts";
import type { Actor } from "#lib/auth/schema.ts";
import { db } from "#lib/db/client.ts";
import { dropBytes, storeFile } from "#lib/files/commands.ts";
import { findFile, kindOf } from "#lib/files/queries.ts";
import { safeName } from "#lib/files/rules.ts";
import type { FileFacts, KeptBytes } from "#lib/files/schema.ts";
import { enqueue } from "#lib/jobs/commands.ts";
import { done, type Outcome, refused } from "#lib/outcome.ts";
import { canAdd } from "./rules.ts";
import type { AttachmentWords } from "./schema.ts";

/**
 * Adds a file to a consultation: the final draft, its redline, evidence. Its kind is told by its content; what is refused leaves no byte.
 * Gives the attachment's id.
 */
export async function addAttachment(
  actor: Actor,
  consultationId: string,
  { kind, title }: AttachmentWords,
  kept: KeptBytes,
  sentName: string,
): Promise<Outcome<{ id: string }, "not-permitted" | "kind-not-taken">> {
  const mediaType = canAdd(actor.role, kind) ? await kindOf(kept, sentName) : null;
  const audit = { action: "attachment.added", actor, consultationId, subject: kept.sha256 } as const;
  if (!mediaType) {
    await dropBytes(kept.fileId);
    const reason = canAdd(actor.role, kind) ? "kind-not-taken" : "not-permitted";
    await recordEvent(db(), { ...audit, isRefused: true, detail: { kind, why: reason } });
    return refused(reason);
  }
  const name = safeName(sentName);
  return db().$transaction(async (tx) => {
    const fileId = await storeFile(tx, kept, name, mediaType);
    const attachment = await tx.consultationAttachment.create({
      data: { consultationId, kind, title: title || name, fileId, addedById: actor.id },
      select: { id: true },
    });
    await recordEvent(tx, { ...audit, detail: { kind, name, size: kept.size, mediaType } });
    // The draft is read, so that the pack can be checked for the clauses it must hold (S19.4).
    if (kind === "FINAL_DRAFT") await enqueue(tx, "read-files", {});
    return done(attachment);
  });
}

/** Opens an attachment for downloading, which is on record before the first byte goes out; null when there is none for this person. */
export async function openAttachment(actor: Actor, id: string): Promise<FileFacts | null> {
  if (!isEverPermitted(actor.role, "read-responses")) return null;
  const found = await db().consultationAttachment.findUnique({
    where: { id },
    select: { fileId: true, consultationId: true },
  });
  const file = found && (await findFile(found.fileId));
  if (!file) return null;
  await recordEvent(db(), {
    action: "attachment.downloaded",
    actor,
    consultationId: found.consultationId,
    subject: file.sha256,
    detail: { name: file.name },
  });
  return file;
}
