import { db } from "#lib/db/client.ts";
import type { Recipient } from "./schema.ts";

/** Versions of the pack that were released to one recipient, the newest first. */
export async function listReleasedVersions(consultationId: string, recipient: Recipient): Promise<number[]> {
  const packs = await db().pack.findMany({
    where: { consultationId, releases: { some: { recipient } } },
    orderBy: { version: "desc" },
    select: { version: true },
  });
  return packs.map(({ version }) => version);
}
