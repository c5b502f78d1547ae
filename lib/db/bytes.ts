import { publicPool, unflushedPool } from "./unflushed.ts";

/**
 * For the bytes of files alone: Prisma carries bytes as text (25 MB took 2.5 s here, against 0.2 s), and an upload must not hold one of the
 * connections that pages wait for. Chunks need no flush of their own: the commit of the file's row, which comes after them, flushes them.
 */
const connections = () => unflushedPool("bytes", 4);

/** Keeps one chunk of a file that is coming in: by itself, so that a slow sender holds no connection. */
export async function insertChunk(fileId: string, position: number, bytes: Uint8Array): Promise<void> {
  await connections().query({
    name: "insert-chunk",
    text: 'INSERT INTO portal."FileChunk" ("fileId", "position", "bytes") VALUES ($1, $2, $3)',
    values: [fileId, position, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)],
  });
}

/** One chunk as it was kept; null when there is none at this position. */
export async function selectChunk(fileId: string, position: number): Promise<Uint8Array | null> {
  const { rows } = await connections().query<{ bytes: Buffer }>({
    name: "select-chunk",
    text: 'SELECT "bytes" FROM portal."FileChunk" WHERE "fileId" = $1 AND "position" = $2',
    values: [fileId, position],
  });
  return rows[0]?.bytes ?? null;
}

/** One chunk of a file that was published with a text, read by the public role: of no other file can it read any (invariant 3). */
export async function selectPublicChunk(
  { slug, version, id }: { slug: string; version: number; id: string },
  position: number,
): Promise<Uint8Array | null> {
  const { rows } = await publicPool("public bytes", 4).query<{ bytes: Buffer }>({
    name: "select-public-chunk",
    text: 'SELECT "bytes" FROM public_site.attachment_bytes WHERE "slug" = $1 AND "version" = $2 AND "id" = $3 AND "position" = $4',
    values: [slug, version, id, position],
  });
  return rows[0]?.bytes ?? null;
}
