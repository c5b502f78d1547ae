import { type Database, db } from "#lib/db/client.ts";
import { type GateRecord, gateEntrySchema } from "./schema.ts";

/** Every record of a consultation's gates in the order in which they were written, those that were put right included. */
export async function listGateRecords(consultationId: string, database: Database = db()): Promise<GateRecord[]> {
  const rows = await database.gateRecord.findMany({
    where: { consultationId },
    orderBy: [{ recordedAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      gate: true,
      outcome: true,
      decidedOn: true,
      decidedBy: true,
      evidence: true,
      evidenceFileId: true,
      evidenceFile: { select: { title: true, file: { select: { name: true } } } },
      detail: true,
      replacesId: true,
      recordedBy: { select: { name: true } },
      recordedAt: true,
    },
  });
  return rows.map(({ id, recordedBy, recordedAt, evidenceFile, decidedOn, ...entry }) => ({
    ...gateEntrySchema.parse({ ...entry, decidedOn: decidedOn.toISOString().slice(0, 10) }),
    id,
    recordedBy: recordedBy.name,
    recordedAt,
    evidenceFile: evidenceFile && { title: evidenceFile.title, name: evidenceFile.file.name },
  }));
}
