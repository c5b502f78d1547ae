import { db } from "#lib/db/client.ts";
import { scanFile } from "./queries.ts";
import type { Scanner } from "./schema.ts";

/** Files scanned by one job; the next takes on where it ended. */
const mostFilesAJob = 50;

/**
 * Scans the files of drafts and responses that have no verdict yet; the job `scan-files` calls it each minute. A scan that failed is on
 * record, and is tried again after as many minutes as it has failed times, at most an hour. Gives how many were looked at.
 */
export async function scanNewFiles(scanner: Scanner): Promise<number> {
  const files = await db().$queryRaw<{ id: string; size: bigint }[]>`
    SELECT f."id", f."size" FROM portal."StoredFile" f
      LEFT JOIN LATERAL (
        SELECT count(*) AS failed, max("scannedAt") AS at, bool_or("verdict" <> 'FAILED') AS done FROM portal."FileScan" WHERE "fileId" = f."id"
      ) s ON true
     WHERE s.done IS NOT TRUE AND (s.failed = 0 OR s.at + least(s.failed, 60) * interval '1 minute' < portal.now())
       AND (EXISTS (SELECT FROM portal."ResponseFile" WHERE "fileId" = f."id") OR EXISTS (SELECT FROM portal."DraftFile" WHERE "fileId" = f."id"))
     ORDER BY s.failed, f."storedAt" LIMIT ${mostFilesAJob}`;
  for (const { id, size } of files) {
    const { verdict, finding, engine } = await scanFile(scanner, { id, size: Number(size) });
    // A file that was removed meanwhile needs no verdict.
    await db().$executeRaw`
      INSERT INTO portal."FileScan" ("fileId", "verdict", "finding", "engine")
      SELECT f."id", ${verdict}::portal."ScanVerdict", ${finding}, ${engine} FROM portal."StoredFile" f WHERE f."id" = ${id}::uuid`;
  }
  return files.length;
}
