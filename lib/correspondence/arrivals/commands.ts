import { recordEvent, refuseOnRecord } from "#lib/audit/commands.ts";
import { isEverPermitted } from "#lib/auth/rules.ts";
import type { Actor } from "#lib/auth/schema.ts";
import { refuseIfWithheld } from "#lib/confidentiality/commands.ts";
import type { ConsultationForStaff } from "#lib/consultations/queries.ts";
import { db, isUniqueViolation, type Transaction } from "#lib/db/client.ts";
import { findIncomingMail } from "#lib/intake/queries.ts";
import type { KeptMail } from "#lib/intake/schema.ts";
import { wakeMail } from "#lib/jobs/commands.ts";
import { queueMail } from "#lib/mail/commands.ts";
import { done, type Outcome, refused } from "#lib/outcome.ts";
import { arrived } from "../messages.ts";

/** So many letters of arrival go to one address within 24 hours, whatever comes from it: two machines never write to each other for long. */
const mostADay = 5;

type About = Pick<ConsultationForStaff, "id" | "content">;
type NotTold = "not-permitted" | "not-found" | "withheld" | "automatic" | "no-address" | "told" | "enough" | "decided";

/** Where a letter to the sender of a message goes: to the address that it came from, or that staff read in it. */
const addressOf = ({ reading, sender }: KeptMail): string | null => {
  const address = (reading.respondent.email || sender || "").trim().toLowerCase();
  return address.includes("@") ? address : null;
};

/**
 * Tells the sender of a message or letter that waits for a person that it arrived, when, and that it is held meanwhile: once, which the
 * database decides, and never in answer to lists and machines. `by` null: the mailbox job, at once.
 */
export async function tellItArrived(
  by: Actor | null,
  consultation: About,
  id: string,
): Promise<Outcome<null, NotTold>> {
  const event = { action: "mail.told", actor: by, consultationId: consultation.id, subject: id } as const;
  if (by && !isEverPermitted(by.role, "take-in-mail")) return refuseOnRecord(db(), event, "not-permitted");
  try {
    const outcome = await db().$transaction(async (tx): Promise<Outcome<null, NotTold>> => {
      const mail = await findIncomingMail(tx, consultation, id);
      if (!mail) return refused("not-found");
      const withheld = await refuseIfWithheld(tx, event, { messages: [id] });
      if (withheld) return withheld;
      const recipient = addressOf(mail);
      if (mail.isAutomatic) return refused("automatic");
      if (mail.decidedAt) return refused("decided");
      if (mail.toldAt) return refused("told");
      if (!recipient) return refused("no-address");
      if (!(await isWithinBounds(tx, recipient))) return refuseOnRecord(tx, event, "enough");
      const { channel, receivedAt, keptAt, placement, messageId, references } = mail;
      const thread = {
        inReplyTo: messageId,
        references: [...references, ...(messageId ? [messageId] : [])],
        answersId: id,
      };
      const reference = placement?.reference ?? null;
      await queueMail(tx, arrived(consultation.content, { recipient, channel, receivedAt, keptAt, reference, thread }));
      await recordEvent(tx, event);
      return done(null);
    });
    if (outcome.ok) await wakeMail();
    return outcome;
  } catch (error) {
    if (isUniqueViolation(error)) return refused("told");
    throw error;
  }
}

/** Counted under a lock of the address, so that two messages at once are not both the last one allowed. */
async function isWithinBounds(tx: Transaction, recipient: string): Promise<boolean> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`told ${recipient}`}, 0))`;
  const [counted] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM portal."OutgoingMail"
     WHERE "recipient" = ${recipient} AND "kind" = 'mail-held' AND "queuedAt" > portal.now() - interval '1 day'`;
  return (counted?.count ?? 0) < mostADay;
}
