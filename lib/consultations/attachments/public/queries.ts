import { selectPublicChunk } from "#lib/db/bytes.ts";
import { publicDb } from "#lib/db/client.ts";
import { chunkBytes, type FileFacts } from "#lib/files/schema.ts";

/** A file published with a version of a text (§23): `id` is the attachment's in the text. */
export type PublicFile = FileFacts & { slug: string; version: number };

/** A published file's facts, through the public role; null: there is none at this address. */
export async function findPublicFile(slug: string, version: number, id: string): Promise<PublicFile | null> {
  if (!Number.isInteger(version) || version < 1 || version > 1_000_000) return null;
  const found = await publicDb().publicAttachment.findUnique({
    where: { slug_version_id: { slug, version, id } },
    select: { name: true, mediaType: true, size: true, sha256: true },
  });
  return found && { ...found, slug, version, id, size: Number(found.size) };
}

/** Its bytes, chunk by chunk as they are asked for, through the public role alone. Throws when bytes are missing. */
export async function* readPublicBytes(file: PublicFile): AsyncGenerator<Uint8Array> {
  for (let position = 0; position * chunkBytes < file.size; position += 1) {
    const chunk = await selectPublicChunk(file, position);
    if (!chunk) throw new Error(`published file ${file.slug} ${file.version} ${file.id} has no chunk ${position}`);
    yield chunk;
  }
}
