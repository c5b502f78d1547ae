import type { Database } from "#lib/db/client.ts";
import type { ResponseForStaff } from "./schema.ts";

/** All that is kept beside a response's content, for those who were let in; scope is the consultation. Null: not in it. */
export async function findStored(
  tx: Database,
  consultationId: string,
  reference: string,
): Promise<Omit<ResponseForStaff, "reading" | "version"> | null> {
  const found = await tx.response.findFirst({
    where: { reference, consultationId },
    select: {
      id: true,
      reference: true,
      channel: true,
      versions: {
        orderBy: { number: "desc" },
        select: {
          number: true,
          registerNumber: true,
          receivedAt: true,
          isLate: true,
          readings: { select: { readerId: true, readAt: true, reader: { select: { name: true } } } },
        },
      },
      triage: {
        select: {
          status: true,
          assigneeId: true,
          assignee: { select: { name: true } },
          revision: true,
          changedAt: true,
          changedById: true,
          changedBy: { select: { name: true } },
        },
      },
      notes: {
        orderBy: { writtenAt: "desc" },
        select: { id: true, text: true, writtenAt: true, author: { select: { name: true } } },
      },
    },
  });
  if (!found?.triage) return null;
  return {
    id: found.id,
    reference: found.reference,
    channel: found.channel,
    versions: found.versions.map(({ readings: _, ...version }) => version),
    triage: {
      ...found.triage,
      assignee: found.triage.assignee?.name ?? null,
      changedBy: found.triage.changedBy?.name ?? null,
    },
    notes: found.notes.map(({ author, ...note }) => ({ ...note, author: author.name })),
    readings: found.versions.flatMap(({ number, readings }) =>
      readings.map(({ reader, ...reading }) => ({ ...reading, reader: reader.name, version: number })),
    ),
  };
}
