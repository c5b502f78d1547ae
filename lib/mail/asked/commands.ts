import { db, type Transaction } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { askedMailKey, askedMailLimits } from "./rules.ts";

/**
 * Counts one mail that a visitor asks us to send, in the transaction that queues it. False: there was enough of it today, to that address or
 * from that place, and nothing may be queued. Two requests at once cannot both be the last one allowed.
 */
export async function countAskedMail(
  tx: Transaction,
  { to, source }: { to: string; source: string },
): Promise<boolean> {
  const { AUTH_SECRET } = env();
  const address = askedMailKey("address", to, AUTH_SECRET);
  const place = askedMailKey("source", source, AUTH_SECRET);
  // Always the address first, so that nobody waits in a circle.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(1, hashtext(${address}))`;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(2, hashtext(${place}))`;
  const [counted] = await tx.$queryRaw<{ address: number; source: number }[]>`
    SELECT (SELECT count(*)::int FROM portal."AskedMail" WHERE "address" = ${address} AND "at" > now() - interval '1 day') AS address,
           (SELECT count(*)::int FROM portal."AskedMail" WHERE "source" = ${place} AND "at" > now() - interval '1 day') AS source`;
  if (!counted || counted.address >= askedMailLimits.address || counted.source >= askedMailLimits.source) return false;
  await tx.askedMail.createMany({ data: { address, source: place } });
  return true;
}

/** Forgets what no limit counts any more; the job `drop-expired-drafts` calls it. */
export async function forgetAskedMail(now: Date): Promise<void> {
  await db().askedMail.deleteMany({ where: { at: { lte: new Date(now.getTime() - 86_400_000) } } });
}
