import { db } from "#lib/db/client.ts";
import { hashOfSeal, rootOfEvents } from "./rules.ts";

/** One seal takes at most so many events, so that a long backlog is sealed in pieces. */
const mostEvents = 50_000;

/**
 * Seals the events of all transactions that have ended, from where the last seal stopped; the job `seal-audit` calls it each minute.
 * Whoever is writing an event waits for nobody: a transaction still under way holds the line back, and its events come into the next
 * seal whole. Gives how many events were sealed; two runners at once make one seal.
 */
export async function sealAuditLog(): Promise<number> {
  return db().$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('audit seal'))`;
      const last = await tx.auditSeal.findFirst({ orderBy: { number: "desc" } });
      const fromTransaction = last?.toTransaction ?? 0n;
      const [horizon] = await tx.$queryRaw<{ ended: bigint }[]>`
        SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS ended`;
      const events = await tx.auditEvent.findMany({
        where: { transaction: { gte: fromTransaction, lt: horizon?.ended ?? 0n } },
        orderBy: [{ transaction: "asc" }, { id: "asc" }],
        take: mostEvents + 1,
        select: { transaction: true, hash: true },
      });
      const overflow = events.length > mostEvents ? events.at(-1)?.transaction : undefined;
      const toTransaction = overflow ?? horizon?.ended ?? 0n;
      const hashes = events.filter(({ transaction }) => transaction < toTransaction).map(({ hash }) => hash);
      if (hashes.length === 0) return 0;
      const seal = {
        number: (last?.number ?? 0) + 1,
        fromTransaction,
        toTransaction,
        count: hashes.length,
        root: await rootOfEvents(hashes),
      };
      await tx.auditSeal.createMany({ data: { ...seal, hash: await hashOfSeal(last?.hash ?? "", seal) } });
      return hashes.length;
    },
    { timeout: 60_000 },
  );
}
