import { randomBytes } from "node:crypto";
import { recordEvent } from "#lib/audit/commands.ts";
import type { SignedIn } from "#lib/auth/commands.ts";
import { hashPassword } from "#lib/auth/password/rules.ts";
import { db } from "#lib/db/client.ts";
import { hashToken } from "#lib/responses/tokens/rules.ts";

/**
 * Sets the password of whoever a mailed link was sent to, once: of two at the same time one does. Sessions from before end. Gives who may be
 * signed in now; null when the link was used, replaced or taken back, when it has expired, or when the account is disabled.
 */
export async function acceptInvitation(token: string, password: string, now: Date): Promise<SignedIn | null> {
  const passwordHash = await hashPassword(password, randomBytes(16));
  return db().$transaction(async (tx) => {
    const tokenHash = hashToken(token);
    const { count } = await tx.staffInvitation.updateMany({
      where: { tokenHash, usedAt: null, withdrawnAt: null, expiresAt: { gt: now }, user: { disabledAt: null } },
      data: { usedAt: now },
    });
    if (count === 0) return null;
    const { userId } = await tx.staffInvitation.findUniqueOrThrow({ where: { tokenHash }, select: { userId: true } });
    const person = await tx.user.update({
      where: { id: userId },
      data: { passwordHash, sessionEpoch: { increment: 1 } },
      select: { id: true, sessionEpoch: true, role: true },
    });
    await tx.session.deleteMany({ where: { userId } });
    await recordEvent(tx, { action: "user.invitation-accepted", actor: person, subject: userId });
    return person;
  });
}
