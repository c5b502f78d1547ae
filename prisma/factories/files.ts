import type { Actor } from "#lib/auth/schema.ts";
import type { AttachmentKind } from "#lib/consultations/attachments/schema.ts";
import { db } from "#lib/db/client.ts";
import { keepBytes, storeFile } from "#lib/files/commands.ts";
import type { KeptBytes } from "#lib/files/schema.ts";

/** Bytes as a sender's stream would bring them. */
export async function* streamOf(...pieces: (Uint8Array | string)[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield typeof piece === "string" ? new TextEncoder().encode(piece) : piece;
}

export async function keptBytes(...pieces: (Uint8Array | string)[]): Promise<KeptBytes> {
  const kept = await keepBytes(streamOf(...pieces), 1 << 30);
  if (!kept.ok) throw new Error(kept.reason);
  return kept.value;
}

/** A small text file that staff hold for a consultation. Gives the attachment's id. */
export async function attachedFile(
  consultationId: string,
  addedBy: Actor,
  {
    kind = "EVIDENCE",
    name = "minutes.txt",
    text = "Minutes of a meeting.",
  }: { kind?: AttachmentKind; name?: string; text?: string } = {},
): Promise<string> {
  const kept = await keptBytes(text);
  return db().$transaction(async (tx) => {
    const fileId = await storeFile(tx, kept, name, "text/plain");
    const { id } = await tx.consultationAttachment.create({
      data: { consultationId, kind, title: name, fileId, addedById: addedBy.id },
      select: { id: true },
    });
    return id;
  });
}
