import { Readable } from "node:stream";
import type { Transaction } from "#lib/db/client.ts";
import { dropBytes, keepBytes, storeFile } from "#lib/files/commands.ts";
import { findFile, kindOf, readWhole } from "#lib/files/queries.ts";
import type { KeptBytes } from "#lib/files/schema.ts";
import { parseMessages } from "../message/rules.ts";
import { messageLimitBytes } from "../schema.ts";

/** A file that a message carries, its bytes kept and belonging to nothing yet. */
export type Carried = { kept: KeptBytes; name: string; mediaType: string };

/**
 * Keeps the files that a message carries, byte for byte, so that they go into the register with it (S24.3). What only draws the message (a
 * logo in a signature) is no file of the response; it is in the raw message like everything else.
 */
export async function keepCarried(fileId: string): Promise<Carried[]> {
  const raw = await findFile(fileId);
  if (!raw) throw new Error(`message ${fileId} has no bytes`);
  const [message] = await parseMessages(raw.name, await readWhole(fileId, raw.size));
  const carried: Carried[] = [];
  for (const [index, file] of (message?.attachments ?? []).entries()) {
    if (file.isInline || file.bytes.length === 0) continue;
    const kept = await keepBytes(Readable.from([file.bytes]), messageLimitBytes);
    if (!kept.ok) throw new Error(`a file of message ${fileId}: ${kept.reason}`);
    const name = file.name || `file ${index + 1}`;
    carried.push({ kept: kept.value, name, mediaType: (await kindOf(kept.value, name)) ?? "application/octet-stream" });
  }
  return carried;
}

/** Makes them files, in the transaction that takes the message in; gives what the register commits to. */
export async function storeCarried(tx: Transaction, carried: readonly Carried[]) {
  const stored = [];
  for (const { kept, name, mediaType } of carried) {
    const fileId = await storeFile(tx, kept, name, mediaType);
    stored.push({ fileId, size: kept.size, sha256: kept.sha256 });
  }
  const names = await tx.storedFile.findMany({
    where: { id: { in: stored.map(({ fileId }) => fileId) } },
    select: { id: true, name: true },
  });
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  return stored.map((file) => ({ ...file, name: nameOf.get(file.fileId) ?? "" }));
}

/** Drops them where the message was not taken in; those that became files stay. */
export async function dropCarried(carried: readonly Carried[]): Promise<void> {
  for (const { kept } of carried) await dropBytes(kept.fileId);
}
