import { recordEvent, refuseOnRecord } from "#lib/audit/commands.ts";
import { isEverPermitted } from "#lib/auth/rules.ts";
import type { Actor } from "#lib/auth/schema.ts";
import { db, type Transaction } from "#lib/db/client.ts";
import { done, type Outcome, refused } from "#lib/outcome.ts";
import { type NotConfirmable, whyNotConfirmable } from "../rules.ts";
import { accessKindSchema } from "../schema.ts";

export type AccessRefusal = NotConfirmable | "not-permitted" | "not-found" | "settled";

/** A request that is held meanwhile, with its person; null: there is none. */
async function hold(tx: Transaction, id: string) {
  await tx.$queryRaw`SELECT 1 FROM portal."AccessRequest" WHERE "id" = ${id}::uuid FOR UPDATE`;
  return tx.accessRequest.findUnique({
    where: { id },
    select: { userId: true, kind: true, requestedById: true, confirmedAt: true, withdrawnAt: true },
  });
}

async function settle(
  actor: Actor,
  id: string,
  action: "user.access-confirmed" | "user.access-withdrawn",
  act: (tx: Transaction, request: NonNullable<Awaited<ReturnType<typeof hold>>>) => Promise<NotConfirmable | null>,
): Promise<Outcome<null, AccessRefusal>> {
  return db().$transaction(async (tx) => {
    const event = { action, actor } as const;
    if (!isEverPermitted(actor.role, "manage-users")) return refuseOnRecord(tx, event, "not-permitted");
    const request = await hold(tx, id);
    if (!request) return refused("not-found");
    const about = { ...event, subject: request.userId, detail: { kind: request.kind } };
    if (request.confirmedAt || request.withdrawnAt) return refuseOnRecord(tx, about, "settled");
    const why = await act(tx, request);
    if (why) return refuseOnRecord(tx, about, why);
    await recordEvent(tx, about);
    return done(null);
  });
}

/**
 * Confirms what another administrator asked for: from this commit on the person has it (invariant 6, which the database holds as well). Whoever
 * asked cannot, nor the person themselves.
 */
export const confirmAccess = (actor: Actor, id: string, now: Date) =>
  settle(actor, id, "user.access-confirmed", async (tx, request) => {
    const [why] = whyNotConfirmable(request, actor.id);
    if (why) return why;
    await tx.accessRequest.updateMany({ where: { id }, data: { confirmedById: actor.id, confirmedAt: now } });
    const isClearance = accessKindSchema.parse(request.kind) === "clearance";
    await tx.user.updateMany({
      where: { id: request.userId },
      data: isClearance ? { hasClearance: true } : { role: "ADMINISTRATOR" },
    });
    return null;
  });

/** Takes a request back, or declines it: any administrator does, since nothing is given. */
export const withdrawAccess = (actor: Actor, id: string, now: Date) =>
  settle(actor, id, "user.access-withdrawn", async (tx) => {
    await tx.accessRequest.updateMany({ where: { id }, data: { withdrawnById: actor.id, withdrawnAt: now } });
    return null;
  });
