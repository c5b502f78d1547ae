import { recordEvent } from "#lib/audit/commands.ts";
import type { Actor } from "#lib/auth/schema.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { db, type Transaction } from "#lib/db/client.ts";
import type { FileFacts } from "#lib/files/schema.ts";
import type { FileOfResponse } from "#lib/responses/files/schema.ts";
import { findFilesOfVersion } from "./queries.ts";

/** A file of a response: in which version it came. */
export type FilePlace = { reference: string; number: number; fileId: string };

/**
 * Lets a member of staff at a file of a response, under the file's own rule, and puts it on record, or that it was refused for want of
 * clearance (invariant 5). Null when there is none for this person.
 */
export async function openFile(
  tx: Transaction,
  actor: Actor,
  consultation: ConsultationForStaff,
  { reference, number, fileId }: FilePlace,
  action: "attachment.downloaded" | "attachment.text-read",
): Promise<FileOfResponse | null> {
  const found = await findFilesOfVersion(actor, consultation, reference, number, tx);
  const file = found?.files.find(({ id }) => id === fileId);
  if (!found || !file) return null;
  const isRefused = found.withheld.has(file.id);
  await recordEvent(tx, {
    action,
    actor,
    consultationId: consultation.id,
    subject: reference,
    isRefused,
    detail: { sha256: file.sha256, isMarked: found.marked.has(file.id) },
  });
  return isRefused ? null : file;
}

/** Opens a file of a response for downloading, which is on record before the first byte goes out. Null: there is none for this person. */
export const openResponseFile = (
  actor: Actor,
  consultation: ConsultationForStaff,
  place: FilePlace,
): Promise<FileFacts | null> =>
  db().$transaction((tx) => openFile(tx, actor, consultation, place, "attachment.downloaded"));
