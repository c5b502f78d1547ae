import { isEverPermitted } from "#lib/auth/rules.ts";
import type { Actor } from "#lib/auth/schema.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { type Database, db } from "#lib/db/client.ts";
import { findFileStates } from "#lib/files/scans/queries.ts";
import { listTexts, listVersionFiles } from "#lib/responses/files/queries.ts";
import { asAttachments } from "#lib/responses/files/rules.ts";
import type { FileOfResponse } from "#lib/responses/files/schema.ts";
import { responseContentSchema } from "#lib/responses/schema.ts";
import { textFor } from "#lib/responses/texts.ts";
import { asUncleared } from "../reading/queries.ts";
import { withheldFiles } from "./rules.ts";
import type { FileForStaff } from "./schema.ts";

/** The files of one version, and which of them this person may not open. Null: there is no such version in this consultation. */
export async function findFilesOfVersion(
  actor: Actor,
  consultation: ConsultationForStaff,
  reference: string,
  number: number,
  database: Database = db(),
): Promise<{ files: FileOfResponse[]; withheld: Set<string>; marked: Set<string> } | null> {
  if (!isEverPermitted(actor.role, "read-responses")) return null;
  const version = await database.responseVersion.findFirst({
    where: { number, response: { reference, consultationId: consultation.id } },
    select: { id: true, responseId: true, content: true },
  });
  if (!version) return null;
  const files = (await listVersionFiles([version.id], database)).get(version.id) ?? [];
  const content = responseContentSchema.parse(version.content);
  const marked = new Set(content.marks.flatMap((mark) => (mark.level === "attachment" ? [mark.attachmentId] : [])));
  if (actor.hasClearance) return { files, withheld: new Set(), marked };
  const texts = await listTexts({ content, files });
  const composed = await asUncleared(database, consultation.texts, version.responseId, content);
  const text = textFor(composed, consultation.texts);
  return { files, withheld: withheldFiles(text, composed, asAttachments(files, texts)), marked };
}

/** The files of one version with their states, as one member of staff may see them. */
export async function listFilesForStaff(
  actor: Actor,
  consultation: ConsultationForStaff,
  reference: string,
  number: number,
): Promise<FileForStaff[]> {
  const found = await findFilesOfVersion(actor, consultation, reference, number);
  if (!found) return [];
  const states = await findFileStates(found.files.map(({ id }) => id));
  return found.files.map((file, index): FileForStaff => {
    const state = states.get(file.id);
    if (found.withheld.has(file.id) || !state) return { isWithheld: true, number: index + 1 };
    return { isWithheld: false, number: index + 1, file, state, isMarked: found.marked.has(file.id) };
  });
}
