import { type Database, db } from "#lib/db/client.ts";
import type { ResponseContent } from "../schema.ts";
import type { FileOfResponse } from "./schema.ts";

const facts = { select: { name: true, mediaType: true, size: true, sha256: true, storedAt: true } } as const;

type Facts = { name: string; mediaType: string; size: bigint; sha256: string; storedAt: Date };

const flat = (
  { fileId, publicVersionOfId, file }: { fileId: string; publicVersionOfId: string | null; file: Facts },
  isLate: boolean,
): FileOfResponse => ({
  id: fileId,
  name: file.name,
  mediaType: file.mediaType,
  size: Number(file.size),
  sha256: file.sha256,
  publicVersionOf: publicVersionOfId,
  isLate,
});

/** A draft's files, in the order in which they were added. */
export async function listDraftFiles(draftId: string, database: Database = db()): Promise<FileOfResponse[]> {
  const found = await database.draftFile.findMany({
    where: { draftId },
    orderBy: { position: "asc" },
    select: {
      fileId: true,
      publicVersionOfId: true,
      file: facts,
      draft: { select: { consultation: { select: { closesAt: true } } } },
    },
  });
  return found.map((row) => flat(row, row.file.storedAt > row.draft.consultation.closesAt));
}

/** The files sent with each of these versions, in the order in which the commitment lists them; versions without files are left out. */
export async function listVersionFiles(
  versionIds: readonly string[],
  database: Database = db(),
): Promise<Map<string, FileOfResponse[]>> {
  const found = await database.responseFile.findMany({
    where: { versionId: { in: [...versionIds] } },
    orderBy: { position: "asc" },
    select: { versionId: true, fileId: true, publicVersionOfId: true, isLate: true, file: facts },
  });
  return Map.groupBy(found, ({ versionId }) => versionId)
    .entries()
    .reduce(
      (files, [versionId, rows]) =>
        files.set(
          versionId,
          rows.map((row) => flat(row, row.isLate)),
        ),
      new Map<string, FileOfResponse[]>(),
    );
}

/** More of a file's text than this is not searched for marked words while a page is drawn. UTF-16 code units. */
const longestCompared = 1_000_000;

/**
 * What could be read out of the files of a response, by id, where it matters to the public twin: words marked elsewhere in the response
 * may stand in a file (S29.2). Nothing is fetched when nothing is marked.
 */
export async function listTexts(
  response: { content: Pick<ResponseContent, "marks">; files: readonly Pick<FileOfResponse, "id">[] } | undefined,
): Promise<Map<string, string>> {
  if (!response || response.content.marks.length === 0 || response.files.length === 0) return new Map();
  const found = await db().fileText.findMany({
    where: { fileId: { in: response.files.map(({ id }) => id) }, state: "READ" },
    select: { fileId: true, pages: true },
  });
  return new Map(found.map(({ fileId, pages }) => [fileId, pages.join("\n").slice(0, longestCompared)]));
}
