import { recordEvent } from "#lib/audit/commands.ts";
import { findPublicConsultation } from "#lib/consultations/queries.ts";
import { db } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { wakeMail } from "#lib/jobs/commands.ts";
import { countAskedMail } from "#lib/mail/asked/commands.ts";
import { queueMail } from "#lib/mail/commands.ts";
import { subscriptionAsked } from "./messages.ts";
import { subscriptionUrl } from "./queries.ts";
import type { Subscribe } from "./schema.ts";
import { subscriptionOfToken } from "./tokens.ts";

/**
 * Somebody typed an address to be told of changes: it gets one letter with a link, and nothing else before the link is used. `source` is
 * where the request comes from: such letters are counted by it and by address, and beyond the limit none is sent, which is not told.
 * False: there is no such consultation.
 */
export async function askSubscription(slug: string, { email }: Subscribe, source: string): Promise<boolean> {
  const consultation = await findPublicConsultation(slug);
  if (!consultation) return false;
  await db().$transaction(async (tx) => {
    if (!(await countAskedMail(tx, { to: email, source }))) return;
    const { id: consultationId } = await tx.consultation.findUniqueOrThrow({ where: { slug }, select: { id: true } });
    const key = { consultationId_email: { consultationId, email } };
    const { id } = await tx.subscription.upsert({
      where: key,
      create: { consultationId, email },
      update: { askedAt: new Date() },
      select: { id: true },
    });
    await queueMail(
      tx,
      subscriptionAsked({ content: consultation.content, email, confirmUrl: subscriptionUrl("confirm", id) }),
    );
    await recordEvent(tx, { action: "subscription.asked", actor: null, role: "public", consultationId, subject: slug });
  });
  await wakeMail();
  return true;
}

/** Confirms by the link of the letter that its address wants to be told; safe to repeat. False: no such link, or it is gone. */
export async function confirmSubscription(token: string, now: Date): Promise<boolean> {
  const id = subscriptionOfToken("confirm", token, env().AUTH_SECRET);
  if (!id) return false;
  return db().$transaction(async (tx) => {
    const found = await tx.subscription.findUnique({ where: { id }, select: { consultationId: true } });
    if (!found) return false;
    const { count } = await tx.subscription.updateMany({
      where: { id, confirmedAt: null },
      data: { confirmedAt: now },
    });
    if (count === 1) await recordEvent(tx, { action: "subscription.confirmed", actor: null, role: "public", ...found });
    return true;
  });
}

/** Stops the letters and forgets the address; safe to repeat. False: we made no such link. */
export async function stopSubscription(token: string): Promise<boolean> {
  const id = subscriptionOfToken("stop", token, env().AUTH_SECRET);
  if (!id) return false;
  await db().$transaction(async (tx) => {
    const found = await tx.subscription.findUnique({ where: { id }, select: { consultationId: true } });
    const { count } = await tx.subscription.deleteMany({ where: { id } });
    if (found && count === 1)
      await recordEvent(tx, { action: "subscription.stopped", actor: null, role: "public", ...found });
  });
  return true;
}

/** Forgets addresses that nobody confirmed within a week; the job `drop-expired-drafts` calls it. */
export async function forgetUnconfirmed(now: Date): Promise<void> {
  await db().subscription.deleteMany({
    where: { confirmedAt: null, askedAt: { lte: new Date(now.getTime() - 7 * 86_400_000) } },
  });
}
