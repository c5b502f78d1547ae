import { buffer } from "node:stream/consumers";
import { promisify } from "node:util";
import yauzl, { type Entry, type ZipFile } from "yauzl";
import { ZipFile as ZipWriter } from "yazl";

/** The first day a ZIP entry can bear, by the wall clock wherever this runs: the same bytes everywhere. */
const mtime = new Date(1980, 0, 1);

/** A ZIP archive whose bytes depend on nothing but the files' names and content. */
export async function archiveOf(files: Readonly<Record<string, string>>): Promise<Buffer> {
  const zip = new ZipWriter();
  for (const [name, content] of Object.entries(files))
    zip.addBuffer(Buffer.from(content, "utf8"), name, {
      mtime,
      mode: 0o100644,
      compress: true,
      forceDosTimestamp: true,
    });
  zip.end();
  return buffer(zip.outputStream);
}

export class ArchiveError extends Error {
  readonly isTooLarge: boolean;
  constructor(message: string, isTooLarge: boolean) {
    super(message);
    this.isTooLarge = isTooLarge;
  }
}

const fromBuffer = promisify<Buffer, yauzl.Options, ZipFile>(yauzl.fromBuffer);

/** A DOCX of ours has nine entries; programs that save it add some. */
const mostEntries = 2000;

/**
 * The entries of these names as text; null for one that is not there. Nothing else is unpacked, and of these at most `mostBytes` each,
 * counted as they come out and not as the archive claims.
 * @throws ArchiveError when it is no archive, or is larger than the bounds.
 */
export async function readEntries(
  bytes: Buffer,
  names: readonly string[],
  mostBytes: number,
): Promise<(string | null)[]> {
  const zip = await fromBuffer(bytes, { lazyEntries: true, strictFileNames: false }).catch((error: Error) => {
    throw new ArchiveError(error.message, false);
  });
  if (zip.entryCount > mostEntries) throw new ArchiveError("too many entries", true);
  const found = new Map<string, string>();
  await new Promise<void>((resolve, reject) => {
    const read = (entry: Entry) => {
      if (!names.includes(entry.fileName) || found.has(entry.fileName)) return zip.readEntry();
      if (entry.uncompressedSize > mostBytes) return reject(new ArchiveError(entry.fileName, true));
      zip.openReadStream(entry, (error, stream) => {
        if (error) return reject(new ArchiveError(error.message, false));
        const chunks: Buffer[] = [];
        let length = 0;
        stream.on("data", (chunk: Buffer) => {
          length += chunk.length;
          if (length > mostBytes) stream.destroy(new ArchiveError(entry.fileName, true));
          else chunks.push(chunk);
        });
        stream.on("error", (fault: Error) =>
          reject(fault instanceof ArchiveError ? fault : new ArchiveError(fault.message, false)),
        );
        stream.on("end", () => {
          found.set(entry.fileName, Buffer.concat(chunks).toString("utf8"));
          zip.readEntry();
        });
      });
    };
    zip.on("entry", read);
    zip.on("end", () => resolve());
    zip.on("error", (error: Error) => reject(new ArchiveError(error.message, false)));
    zip.readEntry();
  });
  return names.map((name) => found.get(name) ?? null);
}
