import { recordEvent } from "#lib/audit/commands.ts";
import { db } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { draftOfStopToken } from "./rules.ts";

/** Stops letters about the draft that a stop link speaks of; safe to repeat. False: we made no such link. A draft that is gone gets none anyway. */
export async function stopLetters(token: string, now: Date): Promise<boolean> {
  const draftId = draftOfStopToken(token, env().AUTH_SECRET);
  if (!draftId) return false;
  await db().$transaction(async (tx) => {
    const { count } = await tx.draft.updateMany({
      where: { id: draftId, lettersStoppedAt: null },
      data: { lettersStoppedAt: now },
    });
    if (count === 1) await recordEvent(tx, { action: "draft.letters-stopped", actor: null, role: "respondent" });
  });
  return true;
}
