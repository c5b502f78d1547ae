import { Readable } from "node:stream";
import yauzl from "yauzl";
import { selectChunk } from "#lib/db/bytes.ts";
import { db } from "#lib/db/client.ts";
import { isZip, mediaTypeOf } from "./kinds/rules.ts";
import { chunkBytes, type FileFacts, type KeptBytes, type MediaType } from "./schema.ts";

/** A stored file's facts; null when there is none. Whether somebody may have it is for the caller, who knows what it belongs to. */
export async function findFile(id: string): Promise<FileFacts | null> {
  const file = await db().storedFile.findUnique({
    where: { id },
    select: { id: true, name: true, mediaType: true, size: true, sha256: true },
  });
  return file && { ...file, size: Number(file.size) };
}

/** A file's bytes from `start` up to `end`, not included, chunk by chunk as they are asked for. Throws when bytes are missing. */
export async function* readBytes(fileId: string, size: number, start = 0, end = size): AsyncGenerator<Uint8Array> {
  for (let at = start; at < end; ) {
    const position = Math.floor(at / chunkBytes);
    const chunk = await selectChunk(fileId, position);
    const from = at - position * chunkBytes;
    const part = chunk?.subarray(from, from + end - at);
    if (!part || part.length === 0) throw new Error(`file ${fileId} has no bytes at ${at}`);
    yield part;
    at += part.length;
  }
}

/** The same in one piece, for what is small enough to be held in memory. */
export const readWhole = async (fileId: string, size: number, start = 0, end = size): Promise<Buffer> =>
  Buffer.concat(await Array.fromAsync(readBytes(fileId, size, start, end)));

class StoredBytes extends yauzl.RandomAccessReader {
  readonly #file: Pick<KeptBytes, "fileId" | "size">;
  /** Set when the bytes could not be read, which is not the file's fault. */
  failure: unknown = null;
  constructor(file: Pick<KeptBytes, "fileId" | "size">) {
    super();
    this.#file = file;
  }
  override _readStreamForRange(start: number, end: number): Readable {
    const stream = Readable.from(readBytes(this.#file.fileId, this.#file.size, start, end));
    stream.once("error", (error) => {
      this.failure = error;
    });
    return stream;
  }
}

/** More names than any document has are no document: the list is not read on. */
const mostEntries = 10_000;

/** The names inside a ZIP, from its list of contents alone; nothing is unpacked. Null when it is no whole ZIP. */
async function entriesOf(kept: KeptBytes): Promise<string[] | null> {
  const names: string[] = [];
  const bytes = new StoredBytes(kept);
  try {
    const zip = await yauzl.fromRandomAccessReaderPromise(bytes, kept.size, { lazyEntries: true });
    if (zip.entryCount > mostEntries) return null;
    for await (const { fileName } of zip.eachEntry()) names.push(fileName);
    return names;
  } catch {
    // What yauzl throws says that these bytes make no ZIP, unless the bytes could not be had.
    if (bytes.failure) throw bytes.failure;
    return null;
  }
}

/** The kind of file that came in, by its content; null when it is none of those taken. */
export const kindOf = async (kept: KeptBytes, name: string): Promise<MediaType | null> =>
  mediaTypeOf({ head: kept.head, isText: kept.isText, entries: isZip(kept.head) ? await entriesOf(kept) : null }, name);
