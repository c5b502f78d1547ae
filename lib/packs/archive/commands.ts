import { createHash } from "node:crypto";
import { type EventEmitter, once } from "node:events";
import { type PassThrough, Readable } from "node:stream";
import yazl from "yazl";
import { zipOptions } from "#lib/documents/zip/rules.ts";
import type { PackFile } from "../schema.ts";

/** A ZIP being written member by member, each hashed on its way in; as fast as it is read and no faster. */
export type Archive = {
  /** What comes out, to be kept while it is written. */
  bytes: PassThrough;
  files: PackFile[];
  add(path: string, content: string | Buffer): Promise<void>;
  addStream(path: string, source: AsyncIterable<Uint8Array>): Promise<void>;
  end(): void;
};

/** Waits for whichever of these comes first, and listens to none of them after that: a pack has many files and one stream. */
async function firstOf(...events: readonly (readonly [EventEmitter, string])[]): Promise<void> {
  const waiting = new AbortController();
  try {
    await Promise.race(events.map(([emitter, name]) => once(emitter, name, { signal: waiting.signal })));
  } finally {
    waiting.abort();
  }
}

export function openArchive(): Archive {
  const zip = new yazl.ZipFile();
  const bytes = zip.outputStream as PassThrough;
  const files: PackFile[] = [];
  zip.on("error", (error: Error) => bytes.destroy(error));
  const room = async () => {
    if (bytes.destroyed) throw new Error("nobody reads the archive any more");
    if (!bytes.writableNeedDrain) return;
    await firstOf([bytes, "drain"], [bytes, "close"]);
    if (bytes.destroyed) throw new Error("nobody reads the archive any more");
  };
  return {
    bytes,
    files,
    async add(path, content) {
      const buffer = typeof content === "string" ? Buffer.from(content, "utf8") : content;
      files.push({ path, size: buffer.length, sha256: createHash("sha256").update(buffer).digest("hex") });
      zip.addBuffer(buffer, path, zipOptions);
      await room();
    },
    async addStream(path, source) {
      const hash = createHash("sha256");
      let size = 0;
      async function* hashed() {
        for await (const piece of source) {
          hash.update(piece);
          size += piece.length;
          yield piece;
        }
      }
      const stream = Readable.from(hashed(), { objectMode: false });
      zip.addReadStream(stream, path, zipOptions);
      await firstOf([stream, "end"], [bytes, "close"]);
      if (!stream.readableEnded) throw new Error("nobody reads the archive any more");
      files.push({ path, size, sha256: hash.digest("hex") });
      await room();
    },
    end: () => zip.end(),
  };
}
