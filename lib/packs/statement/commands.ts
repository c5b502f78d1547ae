import { recordEvent } from "#lib/audit/commands.ts";
import { isEverPermitted } from "#lib/auth/rules.ts";
import type { Actor } from "#lib/auth/schema.ts";
import { db } from "#lib/db/client.ts";
import { done, type Outcome, refused } from "#lib/outcome.ts";

/**
 * Keeps the statement over the revision that its writer had before them. Somebody who wrote in between is never overwritten: "conflict",
 * and both texts are there to be brought together. Gives the new revision.
 */
export async function writeStatement(
  actor: Actor,
  consultationId: string,
  { text, revision }: { text: string; revision: number },
  now: Date,
): Promise<Outcome<{ revision: number }, "not-permitted" | "conflict">> {
  return db().$transaction(async (tx) => {
    const audit = (isRefused: boolean, detail: Record<string, string | number>) =>
      recordEvent(tx, { action: "statement.written", actor, consultationId, isRefused, detail });
    if (!isEverPermitted(actor.role, "write-statement")) {
      await audit(true, { why: "not-permitted" });
      return refused("not-permitted");
    }
    const written = { text, revision: revision + 1, writtenById: actor.id, writtenAt: now };
    const { count } =
      revision === 0
        ? await tx.fitForPurposeStatement.createMany({ data: { consultationId, ...written }, skipDuplicates: true })
        : await tx.fitForPurposeStatement.updateMany({ where: { consultationId, revision }, data: written });
    if (count === 0) {
      await audit(true, { why: "conflict", revision });
      return refused("conflict");
    }
    await audit(false, { revision: revision + 1, characters: text.length });
    return done({ revision: revision + 1 });
  });
}
