import { recordEvent, refuseOnRecord } from "#lib/audit/commands.ts";
import { isEverPermitted } from "#lib/auth/rules.ts";
import type { Actor } from "#lib/auth/schema.ts";
import { mayActOn } from "#lib/confidentiality/clearance.ts";
import { findSecrecy } from "#lib/confidentiality/queries.ts";
import { db, isUniqueViolation } from "#lib/db/client.ts";
import { done, type Outcome, refused } from "#lib/outcome.ts";

/**
 * Links two responses of one sender, as staff found them to be: the one received later is operative, both are kept (S28.8). Received at
 * the same instant, the one registered later. Gives the operative one's reference.
 */
export async function linkResponses(
  actor: Actor,
  consultationId: string,
  references: readonly [string, string],
): Promise<Outcome<{ operative: string }, "not-permitted" | "not-found" | "withheld" | "linked">> {
  const event = { action: "response.linked", actor, consultationId } as const;
  if (!isEverPermitted(actor.role, "take-in-mail")) {
    await recordEvent(db(), { ...event, subject: references[0], isRefused: true });
    return refused("not-permitted");
  }
  try {
    return await db().$transaction(async (tx) => {
      const found = await tx.response.findMany({
        where: { consultationId, reference: { in: [...references] } },
        select: {
          id: true,
          reference: true,
          versions: { orderBy: { number: "desc" }, take: 1, select: { receivedAt: true, registerNumber: true } },
        },
      });
      const [later, earlier] = found
        .flatMap(({ versions: [version], ...response }) => (version ? [{ ...response, ...version }] : []))
        .sort((a, b) => b.receivedAt.getTime() - a.receivedAt.getTime() || b.registerNumber - a.registerNumber);
      if (!later || !earlier) return refused("not-found");
      for (const { id } of [later, earlier]) {
        if (mayActOn(actor, await findSecrecy(id, tx))) continue;
        return refuseOnRecord(tx, { ...event, subject: later.reference }, "withheld");
      }
      const opposite = { supersededId: later.id, operativeId: earlier.id };
      if ((await tx.responseLink.count({ where: opposite })) > 0) return refused("linked");
      await tx.responseLink.createMany({
        data: { supersededId: earlier.id, operativeId: later.id, confirmedById: actor.id },
      });
      await recordEvent(tx, { ...event, subject: later.reference, detail: { superseded: earlier.reference } });
      return done({ operative: later.reference });
    });
  } catch (error) {
    if (isUniqueViolation(error)) return refused("linked");
    throw error;
  }
}
