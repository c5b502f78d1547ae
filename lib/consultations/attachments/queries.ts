import { type Database, db } from "#lib/db/client.ts";
import type { AttachmentForStaff } from "./schema.ts";

/** The files that staff hold for a consultation, the newest first. */
export async function listAttachments(
  consultationId: string,
  database: Database = db(),
): Promise<AttachmentForStaff[]> {
  const found = await database.consultationAttachment.findMany({
    where: { consultationId },
    orderBy: [{ addedAt: "desc" }, { id: "desc" }],
    select: {
      id: true,
      kind: true,
      fileId: true,
      title: true,
      addedAt: true,
      addedBy: { select: { name: true } },
      file: { select: { name: true, mediaType: true, size: true, sha256: true } },
    },
  });
  return found.map(({ file, addedBy, ...attachment }) => ({
    ...attachment,
    ...file,
    size: Number(file.size),
    addedBy: addedBy.name,
  }));
}
