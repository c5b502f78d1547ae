import { recordEvent } from "#lib/audit/commands.ts";
import type { Actor } from "#lib/auth/schema.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { db } from "#lib/db/client.ts";
import type { FileFacts } from "#lib/files/schema.ts";
import { findFilesOfVersion } from "./queries.ts";

/**
 * Opens a file of a response for downloading, which is on record before the first byte goes out (invariant 5); so is an attempt without
 * the clearance that the file asks for. Null when there is none for this person.
 */
export async function openResponseFile(
  actor: Actor,
  consultation: ConsultationForStaff,
  reference: string,
  number: number,
  fileId: string,
): Promise<FileFacts | null> {
  return db().$transaction(async (tx) => {
    const found = await findFilesOfVersion(actor, consultation, reference, number, tx);
    const file = found?.files.find(({ id }) => id === fileId);
    if (!found || !file) return null;
    const isRefused = found.withheld.has(file.id);
    await recordEvent(tx, {
      action: "attachment.downloaded",
      actor,
      consultationId: consultation.id,
      subject: reference,
      isRefused,
      detail: { sha256: file.sha256, isMarked: found.marked.has(file.id) },
    });
    return isRefused ? null : file;
  });
}
