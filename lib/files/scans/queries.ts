import { connect } from "node:net";
import { db } from "#lib/db/client.ts";
import { readBytes } from "../queries.ts";
import { textStatusOf } from "../texts/rules.ts";
import { scanOf, scanStateOf } from "./rules.ts";
import type { FileState, Scan, Scanner } from "./schema.ts";

/** The scanner is given up on when it says nothing for this long. */
const mostSilenceMs = 60_000;

/** One command to clamd and its answer (clamd(8): `z` commands and answers end with NUL). The rest of what is sent flows as it is read. */
async function ask({ host, port }: Scanner, command: string, body: AsyncIterable<Uint8Array> | null): Promise<string> {
  const socket = connect({ host, port });
  socket.setTimeout(mostSilenceMs, () => socket.destroy(new Error("The scanner did not answer in time")));
  const answer = new Promise<string>((resolve, reject) => {
    const said: Buffer[] = [];
    socket.on("data", (data) => said.push(data));
    socket.once("end", () => resolve(Buffer.concat(said).toString("utf8")));
    socket.once("error", reject);
    socket.once("close", () => resolve(Buffer.concat(said).toString("utf8")));
  });
  // While the bytes are still being sent nobody waits for the answer; its failure is heard below.
  answer.catch(() => {});
  const write = (bytes: Uint8Array) =>
    new Promise<void>((resolve, reject) => {
      socket.write(bytes, (error) => (error ? reject(error) : resolve()));
    });
  try {
    await write(Buffer.from(`z${command}\0`));
    if (body) await sendChunks(body, write);
  } catch (error) {
    // clamd says why before it hangs up, for instance that a file is beyond its own limit.
    const said = await answer;
    if (said === "") throw error;
  }
  return answer.finally(() => socket.destroy());
}

/** INSTREAM: each chunk with its length before it, four bytes, big end first; a length of nought ends it. */
async function sendChunks(body: AsyncIterable<Uint8Array>, write: (bytes: Uint8Array) => Promise<void>): Promise<void> {
  const length = (size: number) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(size);
    return bytes;
  };
  for await (const chunk of body) {
    await write(length(chunk.length));
    await write(chunk);
  }
  await write(length(0));
}

/** Lets clamd look at a stored file. What goes wrong on the way is a scan that failed, with its reason; a file is never held up by it. */
export async function scanFile(scanner: Scanner, file: { id: string; size: number }): Promise<Scan> {
  try {
    const engine = (await ask(scanner, "VERSION", null)).replace(/\0/g, "").trim() || null;
    return scanOf(await ask(scanner, "INSTREAM", readBytes(file.id, file.size)), engine);
  } catch (error) {
    if (!(error instanceof Error && ("code" in error || error.message.startsWith("The scanner")))) throw error;
    return { verdict: "FAILED", finding: `The scanner could not be asked: ${error.message}`, engine: null };
  }
}

/** The states of these files, by id, for the response page and for the pack's list of files. */
export async function findFileStates(fileIds: readonly string[]): Promise<Map<string, FileState>> {
  const files = await db().storedFile.findMany({
    where: { id: { in: [...fileIds] } },
    select: {
      id: true,
      mediaType: true,
      scans: { orderBy: { id: "asc" }, select: { verdict: true, finding: true, engine: true, scannedAt: true } },
    },
  });
  // Whether there is text, and how many pages: the text itself stays where it is.
  const texts = await db().$queryRaw<
    { fileId: string; state: "READ" | "FAILED"; failure: string | null; pageCount: number; hasText: boolean }[]
  >`SELECT "fileId", "state"::text, "failure", cardinality("pages") AS "pageCount", array_to_string("pages", '') <> '' AS "hasText"
      FROM portal."FileText" WHERE "fileId" = ANY (${fileIds}::uuid[])`;
  const textOf = new Map(texts.map((text) => [text.fileId, text]));
  return new Map(
    files.map(({ id, mediaType, scans }) => {
      const scan = scanStateOf(scans);
      const last = scans.findLast(({ verdict }) => scan === "failed" || verdict !== "FAILED");
      const text = textOf.get(id) ?? null;
      const state: FileState = {
        scan,
        finding: last?.finding ?? null,
        engine: last?.engine ?? null,
        scannedAt: last?.scannedAt ?? null,
        text: textStatusOf(mediaType, text),
        failure: text?.failure ?? null,
        pageCount: text?.pageCount ?? 0,
      };
      return [id, state];
    }),
  );
}
