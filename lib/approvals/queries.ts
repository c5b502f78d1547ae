import { type Database, db } from "#lib/db/client.ts";
import { type AnyRecord, gateEntrySchema, type Proposal, unsaidEntrySchema } from "./schema.ts";

/** Every record of a consultation's gates in the order in which they were written, those that were put right or did not happen included. */
export async function listGateRecords(consultationId: string, database: Database = db()): Promise<AnyRecord[]> {
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
  return rows.map(({ id, recordedBy, recordedAt, evidenceFile, decidedOn, ...rest }) => {
    const entry = { ...rest, decidedOn: decidedOn.toISOString().slice(0, 10) };
    const recorded = {
      id,
      recordedBy: recordedBy.name,
      recordedAt,
      evidenceFile: evidenceFile && { title: evidenceFile.title, name: evidenceFile.file.name },
    };
    return entry.outcome === "did-not-happen"
      ? { ...unsaidEntrySchema.parse(entry), ...recorded }
      : { ...gateEntrySchema.parse(entry), ...recorded };
  });
}

/** The submission that one person wrote and that waits for a second one to record it; null: none does. */
export async function findOpenProposal(consultationId: string, database: Database = db()): Promise<Proposal | null> {
  const found = await database.gateProposal.findFirst({
    where: { consultationId, gate: "SUBMISSION" },
    orderBy: [{ proposedAt: "desc" }, { id: "desc" }],
    select: {
      id: true,
      entry: true,
      proposedById: true,
      proposedBy: { select: { name: true } },
      proposedAt: true,
      record: { select: { id: true } },
    },
  });
  if (!found || found.record) return null;
  const { entry, proposedBy, record: _, ...rest } = found;
  return { ...rest, entry: gateEntrySchema.parse(entry), proposedBy: proposedBy.name };
}
