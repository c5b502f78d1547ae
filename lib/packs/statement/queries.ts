import { type Database, db } from "#lib/db/client.ts";
import type { Statement } from "./schema.ts";

/** The fit-for-purpose statement as it stands; empty, of revision 0, while nobody has written it. */
export async function findStatement(consultationId: string, database: Database = db()): Promise<Statement> {
  const found = await database.fitForPurposeStatement.findUnique({
    where: { consultationId },
    select: { text: true, revision: true, writtenAt: true, writtenBy: { select: { name: true } } },
  });
  return found
    ? { ...found, writtenBy: found.writtenBy.name }
    : { text: "", revision: 0, writtenBy: null, writtenAt: null };
}
