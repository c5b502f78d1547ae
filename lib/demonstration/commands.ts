import { recordEvent } from "#lib/audit/commands.ts";
import { db } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { offsetTo } from "./rules.ts";

/** Sets the demonstration's clock to `to`; it runs on from there. Throws outside demonstration mode, where the database refuses as well. */
export async function moveClock(to: Date): Promise<void> {
  if (env().PORTAL_MODE !== "demonstration") throw new Error("the clock moves in demonstration mode only");
  const milliseconds = BigInt(offsetTo(to, new Date()));
  await db().$transaction(async (tx) => {
    await tx.clockOffset.upsert({ where: { id: 1 }, create: { id: 1, milliseconds }, update: { milliseconds } });
    await recordEvent(tx, { action: "clock.moved", actor: null, role: "public", detail: { to: to.toISOString() } });
  });
}
