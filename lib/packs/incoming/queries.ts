import type { Database } from "#lib/db/client.ts";
import { mailReadingSchema } from "#lib/intake/schema.ts";
import type { IncomingInPack } from "./schema.ts";

/** The messages and letters that these versions were taken from, by version; those sent by the web have none. */
export async function incomingOf(tx: Database, versionIds: readonly string[]): Promise<Map<string, IncomingInPack>> {
  const found = await tx.incomingMailOutcome.findMany({
    where: { versionId: { in: [...versionIds] } },
    select: {
      versionId: true,
      readingNumber: true,
      decidedAt: true,
      decidedBy: { select: { name: true } },
      mail: {
        select: {
          fileId: true,
          sha256: true,
          channel: true,
          sender: true,
          subject: true,
          receivedAt: true,
          keptAt: true,
          broughtBy: { select: { name: true } },
          file: { select: { name: true, mediaType: true, size: true } },
          readings: {
            orderBy: { number: "asc" },
            select: { number: true, content: true, readAt: true, readBy: { select: { name: true } } },
          },
        },
      },
    },
  });
  return new Map(
    found.map(({ versionId, readingNumber, decidedAt, decidedBy, mail }): [string, IncomingInPack] => [
      versionId ?? "",
      {
        fileId: mail.fileId,
        name: mail.file.name,
        mediaType: mail.file.mediaType,
        size: Number(mail.file.size),
        sha256: mail.sha256,
        channel: mail.channel === "POST" ? "POST" : "EMAIL",
        sender: mail.sender,
        subject: mail.subject,
        serverReceivedAt: mail.receivedAt,
        keptAt: mail.keptAt,
        broughtBy: mail.broughtBy?.name ?? null,
        readings: mail.readings.map(({ number, content, readAt, readBy }) => ({
          number,
          readBy: readBy?.name ?? null,
          readAt,
          reading: mailReadingSchema.parse(content),
        })),
        decided: { readingNumber, by: decidedBy?.name ?? null, at: decidedAt },
      },
    ]),
  );
}
