import { db } from "#lib/db/client.ts";
import { sharedBy } from "#lib/db/shared.ts";
import { env } from "#lib/env.ts";

/**
 * The portal's instant, once for each page or action, passed down from there. In demonstration mode it is the demonstration's
 * clock, which the database keeps. What decides lateness is the database's own reading at commit (invariant 4), not this.
 */
export async function now(): Promise<Date> {
  if (env().PORTAL_MODE === "production") return new Date();
  return new Date(Date.now() + (await readOffset("demonstration")));
}

/** Milliseconds by which the demonstration's clock is ahead of the real one. */
const readOffset = sharedBy(async () => {
  const offset = await db().clockOffset.findUnique({ where: { id: 1 } });
  return Number(offset?.milliseconds ?? 0);
});
