import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Busboy, type BusboyFileStream } from "@fastify/busboy";

export type IncomingFile = { name: string; bytes: AsyncIterable<Uint8Array> };

/** The form could not be read to its end: the line was cut, it was no such form, or it went on beyond all bounds. */
export class BrokenForm extends Error {}

async function* bounded(body: AsyncIterable<Uint8Array>, mostBytes: number, signal: AbortSignal) {
  let size = 0;
  for await (const piece of body) {
    signal.throwIfAborted();
    size += piece.length;
    if (size > mostBytes) throw new BrokenForm("more was sent than any form of ours can hold");
    yield piece;
  }
  // Some layers end a stream that was cut as if it were whole.
  signal.throwIfAborted();
}

/** What a form said, and what became of its files, in order. */
export type TakenForm<T> = { taken: T[]; fields: ReadonlyMap<string, string> };

/**
 * Reads the files of a multipart form (RFC 7578) one after the other, as they come in; memory holds none of them. `take` gets each with the
 * fields that stood before it. What it leaves of a file is read and dropped, for a browser shows an answer only once it has finished
 * sending; a file field that was left empty gives nothing. Throws `BrokenForm` when the form ends early; `take` then sees its file fail, too.
 */
export async function takeFiles<T>(
  request: Request,
  mostBytes: number,
  take: (file: IncomingFile, fields: ReadonlyMap<string, string>) => Promise<T>,
): Promise<TakenForm<T>> {
  const type = request.headers.get("content-type") ?? "";
  if (!request.body || !/^multipart\/form-data\s*;.*boundary=/i.test(type)) throw new BrokenForm("no form with files");
  const parser = new Busboy({
    headers: { "content-type": type },
    preservePath: true,
    limits: { fields: 20, fieldSize: 10_000, parts: 200, headerPairs: 20, headerSize: 16_384 },
  });
  const source = Readable.from(bounded(request.body, mostBytes, request.signal), { objectMode: false });
  const taken: T[] = [];
  const fields = new Map<string, string>();
  let isFailed = false;
  let failure: unknown;
  let open: BusboyFileStream | null = null;
  let work = Promise.resolve();
  parser.on("field", (name, value) => void fields.set(name, value));
  parser.on("file", (_field, stream, name) => {
    open = stream;
    const before = new Map(fields);
    // Whoever reads it hears of it; when nobody does any more, it is the form that fails.
    stream.on("error", () => {});
    work = work.then(async () => {
      if (!name || isFailed) return void stream.resume();
      try {
        taken.push(await take({ name, bytes: stream.iterator({ destroyOnReturn: false }) }, before));
        stream.resume();
      } catch (error) {
        isFailed = true;
        failure = error;
        source.destroy(new BrokenForm("a file could not be taken"));
      }
    });
  });
  try {
    await pipeline(source, parser);
  } catch (error) {
    const broken = new BrokenForm("the form did not arrive whole", { cause: error });
    (open as BusboyFileStream | null)?.destroy(broken);
    await work;
    throw isFailed && !(failure instanceof BrokenForm) ? failure : broken;
  }
  await work;
  if (isFailed) throw failure;
  return { taken, fields };
}
