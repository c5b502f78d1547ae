import { db, type Transaction } from "#lib/db/client.ts";
import { type AuditSeal, hashOfSeal, rootOfEvents } from "./rules.ts";

/** One seal takes at most so many events, so that a long backlog is sealed in pieces. */
const mostEvents = 50_000;

/**
 * Seals the events of all transactions that have ended, from where the last seal stopped; the job `seal-audit` calls it each minute.
 * Whoever is writing an event waits for nobody: a transaction still under way holds the line back, and its events come into the next
 * seal whole. What a restore brought from another cluster comes first. Gives how many events were sealed; two runners at once make one seal.
 */
export async function sealAuditLog(): Promise<number> {
  let count = 0;
  for (;;) {
    const seal = await db().$transaction(sealNext, { timeout: 60_000 });
    if (!seal) return count;
    count += seal.count;
  }
}

/** Events of one cluster from `fromTransaction` on that no seal covers; those of transactions up to `ended` are complete (null: all are). */
type Unsealed = { cluster: bigint; fromTransaction: bigint; ended: bigint | null };

/** Where the next seal begins. A cluster that the log was restored from writes no more, so all of it is complete; ours comes last. */
async function findUnsealed(tx: Transaction): Promise<Unsealed | null> {
  const found = await tx.$queryRaw<Unsealed[]>`
    WITH RECURSIVE cluster(id) AS (
      SELECT min("cluster") FROM portal."AuditEvent"
      UNION ALL
      SELECT (SELECT min("cluster") FROM portal."AuditEvent" WHERE "cluster" > cluster.id) FROM cluster WHERE cluster.id IS NOT NULL
    )
    SELECT cluster.id AS cluster, sealed."fromTransaction",
           CASE WHEN cluster.id = portal.current_cluster() THEN pg_snapshot_xmin(pg_current_snapshot())::text::bigint END AS ended
      FROM cluster, LATERAL (
        SELECT coalesce(max("toTransaction"), 0) AS "fromTransaction" FROM portal."AuditSeal" WHERE "cluster" = cluster.id) sealed,
      LATERAL (
        SELECT "id" FROM portal."AuditEvent" WHERE "cluster" = cluster.id AND "transaction" >= sealed."fromTransaction"
         ORDER BY "transaction", "id" LIMIT 1) event
     ORDER BY cluster.id = portal.current_cluster(), event."id" LIMIT 1`;
  return found[0] ?? null;
}

/** Makes the next seal; null when there is nothing to seal. */
async function sealNext(tx: Transaction): Promise<AuditSeal | null> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('audit seal'))`;
  const unsealed = await findUnsealed(tx);
  if (!unsealed) return null;
  const { cluster, fromTransaction, ended } = unsealed;
  const events = await tx.auditEvent.findMany({
    where: { cluster, transaction: { gte: fromTransaction, ...(ended === null ? {} : { lt: ended }) } },
    orderBy: [{ transaction: "asc" }, { id: "asc" }],
    take: mostEvents + 1,
    select: { transaction: true, hash: true },
  });
  const final = events.at(-1);
  if (!final) return null;
  const toTransaction = events.length > mostEvents ? final.transaction : (ended ?? final.transaction + 1n);
  const hashes = events.filter(({ transaction }) => transaction < toTransaction).map(({ hash }) => hash);
  if (hashes.length === 0) return null;
  const last = await tx.auditSeal.findFirst({ orderBy: { number: "desc" } });
  const number = (last?.number ?? 0) + 1;
  const said = {
    number,
    cluster,
    fromTransaction,
    toTransaction,
    count: hashes.length,
    root: await rootOfEvents(hashes),
  };
  const seal = { ...said, hash: await hashOfSeal(last?.hash ?? "", said) };
  await tx.auditSeal.createMany({ data: seal });
  return seal;
}
