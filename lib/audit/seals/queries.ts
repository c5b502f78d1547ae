import { db } from "#lib/db/client.ts";
import { type AuditSeal, faultsOf } from "./rules.ts";

/** The hashes of a seal's events, computed again from the rows as they stand, in order. */
async function recomputedHashes({ cluster, fromTransaction, toTransaction }: AuditSeal): Promise<string[]> {
  const rows = await db().$queryRaw<{ hash: string }[]>`
    SELECT portal.event_hash(e) AS hash FROM portal."AuditEvent" e
     WHERE e."cluster" = ${cluster} AND e."transaction" >= ${fromTransaction} AND e."transaction" < ${toTransaction}
     ORDER BY e."transaction", e."id"`;
  return rows.map(({ hash }) => hash);
}

export type AuditCheck = { seals: number; events: number; head: string | null; faults: string[] };

/** Checks every seal against the rows. `head` is the last seal's hash: kept elsewhere, it shows later whether the tail was cut. */
export async function checkAuditLog(): Promise<AuditCheck> {
  const seals = await db().auditSeal.findMany({ orderBy: { number: "asc" } });
  const faults = await faultsOf(seals, recomputedHashes);
  const events = seals.reduce((sum, { count }) => sum + count, 0);
  return { seals: seals.length, events, head: seals.at(-1)?.hash ?? null, faults };
}
