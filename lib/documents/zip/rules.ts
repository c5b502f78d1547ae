import { Buffer } from "node:buffer";
import type { Readable } from "node:stream";
import yauzl from "yauzl";
import yazl from "yazl";

/** The first day a ZIP can name, by the clock of whatever machine writes it: the same bytes everywhere. */
export const zipTime = new Date(1980, 0, 1);

/** How every member is written: no time, no owner, not compressed, for compressors differ from one version to the next (invariant 8). */
export const zipOptions = { mtime: zipTime, mode: 0o100644, compress: false, forceDosTimestamp: true } as const;

export async function bytesOf(stream: NodeJS.ReadableStream): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

export type Member = { name: string; bytes: Buffer };

/** A ZIP of these members in this order; the same members give the same bytes, whenever and wherever. */
export async function zipOf(members: readonly Member[]): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const { name, bytes } of members) zip.addBuffer(bytes, name, zipOptions);
  zip.end();
  return bytesOf(zip.outputStream);
}

/** The members of a ZIP held in memory, in its own order. */
export async function membersOf(zipBytes: Buffer): Promise<Member[]> {
  const zip = await yauzl.fromBufferPromise(zipBytes, { lazyEntries: true });
  const members: Member[] = [];
  for await (const entry of zip.eachEntry()) {
    const stream: Readable = await zip.openReadStreamPromise(entry);
    members.push({ name: entry.fileName, bytes: await bytesOf(stream) });
  }
  return members;
}
