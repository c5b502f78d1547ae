import { db } from "#lib/db/client.ts";
import { readWhole } from "../queries.ts";
import type { MediaType } from "../schema.ts";
import { type ReadText, readableTypes, UnreadableFile } from "./schema.ts";

export type TextReader = (bytes: Uint8Array, mediaType: MediaType) => Promise<ReadText>;

/** Files read by one job; the next takes on where it ended. */
const mostFilesAJob = 100;

/** Reads the text out of a file of a draft or a response and stores it beside the file (SX.6). What cannot be read is stored as that. */
async function readFile(file: { id: string; size: bigint; mediaType: string }, read: TextReader): Promise<void> {
  const bytes = await readWhole(file.id, Number(file.size));
  const found = await read(bytes, file.mediaType as MediaType).then(
    (text) => ({ state: "READ" as const, failure: null, ...text }),
    (error) => {
      if (!(error instanceof UnreadableFile)) throw error;
      return { state: "FAILED" as const, failure: error.message, pages: [], isCut: false };
    },
  );
  // A file that was removed meanwhile has no text to keep, and one that another runner read has it already.
  await db().$executeRaw`
    INSERT INTO portal."FileText" ("fileId", "state", "failure", "pages", "isCut")
    SELECT f."id", ${found.state}::portal."TextState", ${found.failure}, ${found.pages}::text[], ${found.isCut}
      FROM portal."StoredFile" f WHERE f."id" = ${file.id}::uuid
    ON CONFLICT ("fileId") DO NOTHING`;
}

/** Reads the files of drafts and responses, and the final draft of the instrument, that have not been read yet; the job `read-files` calls it. Gives how many. */
export async function readNewFiles(read: TextReader): Promise<number> {
  const files = await db().storedFile.findMany({
    where: {
      text: null,
      mediaType: { in: [...readableTypes] },
      OR: [
        { draftFiles: { some: {} } },
        { responseFiles: { some: {} } },
        { attachments: { some: { kind: { in: ["FINAL_DRAFT", "REDLINE"] } } } },
      ],
    },
    orderBy: { storedAt: "asc" },
    take: mostFilesAJob,
    select: { id: true, size: true, mediaType: true },
  });
  for (const file of files) await readFile(file, read);
  return files.length;
}
