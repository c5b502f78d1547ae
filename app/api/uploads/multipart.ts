import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { Busboy, type BusboyFileStream } from "@fastify/busboy";

/** What one form may hold besides its file, and how much of a file beyond every limit is still read and dropped before the line is cut. */
const fieldLimits = { fields: 20, fieldSize: 10_000, files: 1, parts: 22, headerPairs: 20 };
const drainLimitBytes = 128 * 1024 * 1024;

export type SentFile = { field: string; name: string; bytes: AsyncIterable<Uint8Array> };

/**
 * Reads a form with one file as it comes in; `take` gets the file with the fields that stood before it, while its bytes still flow. A
 * form without a file gives null. Throws when the body is no such form, or breaks off.
 */
export async function readUpload<T>(
  request: Request,
  take: (file: SentFile, fields: ReadonlyMap<string, string>) => Promise<T>,
): Promise<T | null> {
  const type = request.headers.get("content-type") ?? "";
  if (!type.startsWith("multipart/form-data") || !request.body) throw new Error("not a form with a file");
  const body = Readable.fromWeb(request.body as ReadableStream);
  const form = new Busboy({ headers: { "content-type": type }, limits: fieldLimits });
  const fields = new Map<string, string>();
  let taken: Promise<T> | null = null;
  form.on("field", (name, value) => void fields.set(name, value));
  form.on("file", (field: string, stream: BusboyFileStream, name: string) => {
    if (taken) return void stream.resume();
    taken = take({ field, name: name ?? "", bytes: stream }, fields).finally(() => stream.resume());
    // Whoever awaits it below hears of a failure; until then it is not "unhandled".
    taken.catch(() => {});
  });
  let read = 0;
  await new Promise<void>((resolve, reject) => {
    form.once("finish", resolve);
    form.once("error", reject);
    body.once("error", reject);
    body.on("data", (chunk: Uint8Array) => {
      read += chunk.length;
      if (read > drainLimitBytes) body.destroy(new Error("far more than any form holds"));
    });
    body.pipe(form);
  });
  return taken;
}
