import { createHash, randomUUID } from "node:crypto";
import { insertChunk } from "#lib/db/bytes.ts";
import { db, type Transaction } from "#lib/db/client.ts";
import { done, type Outcome, refused } from "#lib/outcome.ts";
import { isUtf16, looksLikeText } from "./kinds/rules.ts";
import { honestName } from "./rules.ts";
import { chunkBytes, type KeptBytes } from "./schema.ts";

/**
 * What comes in, in pieces of `chunkBytes`. Memory holds two, which take turns: a piece stands until the next but one begins, so whoever
 * gets it may still be writing it while the next one fills.
 */
async function* inChunks(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let [chunk, other] = [new Uint8Array(chunkBytes), new Uint8Array(chunkBytes)];
  let filled = 0;
  for await (const piece of source) {
    for (let at = 0; at < piece.length; ) {
      const part = piece.subarray(at, at + chunkBytes - filled);
      chunk.set(part, filled);
      filled += part.length;
      at += part.length;
      if (filled === chunkBytes) {
        yield chunk;
        [chunk, other] = [other, chunk];
        filled = 0;
      }
    }
  }
  if (filled > 0) yield chunk.subarray(0, filled);
}

/**
 * Keeps bytes as they come in, hashed on the way. They belong to nothing until `storeFile` makes them a file; what never becomes one is
 * dropped at once where that is known, and else swept. Refused when there are none, or more than `limitBytes`. When the source fails,
 * nothing stays and its error is thrown.
 */
export async function keepBytes(
  source: AsyncIterable<Uint8Array>,
  limitBytes: number,
): Promise<Outcome<KeptBytes, "empty" | "too-large">> {
  const fileId = randomUUID();
  const hash = createHash("sha256");
  let size = 0;
  let head = new Uint8Array();
  let isText = true;
  let position = 0;
  // One chunk is written while the next comes in.
  let writing: Promise<void> = Promise.resolve();
  try {
    for await (const chunk of inChunks(source)) {
      size += chunk.length;
      if (size > limitBytes) {
        await writing;
        await dropBytes(fileId);
        return refused("too-large");
      }
      if (position === 0) {
        head = chunk.slice(0, 512);
        if (isUtf16(head)) isText = chunk.length > 2;
      }
      isText &&= isUtf16(head) || looksLikeText(chunk);
      hash.update(chunk);
      await writing;
      writing = insertChunk(fileId, position, chunk);
      // Heard of at the next turn, or at the end.
      writing.catch(() => {});
      position += 1;
    }
    await writing;
  } catch (error) {
    // A chunk still on its way must be there before all are dropped; what became of it no longer matters.
    await writing.catch(() => {});
    await dropBytes(fileId);
    throw error;
  }
  if (size === 0) return refused("empty");
  return done({ fileId, size, sha256: hash.digest("hex"), head, isText });
}

/**
 * Makes kept bytes a file, in the transaction of the act it belongs to. The database refuses when not all its bytes are there. `sentName`
 * is kept as it came, beside the name that is safe to show and says what the file is.
 */
export async function storeFile(
  tx: Transaction,
  kept: KeptBytes,
  sentName: string,
  mediaType: string,
): Promise<string> {
  const { fileId: id, size, sha256 } = kept;
  const name = honestName(sentName, mediaType);
  const originalName = name === sentName ? null : new TextEncoder().encode(sentName);
  await tx.storedFile.create({ data: { id, name, originalName, mediaType, size: BigInt(size), sha256 } });
  return id;
}

/** Drops bytes that were kept and will belong to nothing. A stored file's bytes stay: they go with the file alone. */
export async function dropBytes(fileId: string): Promise<void> {
  await db().$executeRaw`
    DELETE FROM portal."FileChunk" c WHERE c."fileId" = ${fileId}::uuid
       AND NOT EXISTS (SELECT FROM portal."StoredFile" f WHERE f."id" = c."fileId")`;
}

/** Drops bytes that never became a file: an upload cut off by a crash, a day ago or more. Gives the number of chunks. */
export const sweepBytes = (): Promise<number> => db().$executeRaw`
  DELETE FROM portal."FileChunk" c WHERE c."keptAt" < CURRENT_TIMESTAMP - interval '1 day'
     AND NOT EXISTS (SELECT FROM portal."StoredFile" f WHERE f."id" = c."fileId")`;
