import { createTransport, type Transporter } from "nodemailer";
import { db, type Transaction } from "#lib/db/client.ts";
import { flushed } from "#lib/db/unflushed.ts";
import { env } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import { delaySeconds, patientAddress } from "./rules.ts";
import { type Message, mailAttachmentSchema } from "./schema.ts";

/** Queues a mail in the caller's transaction: it goes out only if that commits. `wakeMail` after the commit spares it a minute's wait. */
export const queueMail = (tx: Transaction, message: Message): Promise<void> => queueMails(tx, [message]);

/** Queues many mails at once, as `queueMail` does one. */
export async function queueMails(tx: Transaction, messages: readonly Message[]): Promise<void> {
  await tx.outgoingMail.createMany({
    data: messages.map((message) => ({ ...message, attachments: message.attachments ?? [] })),
  });
}

/** Writes the letter of a mail that was queued without one, from the stored version it speaks of. */
export type Compose = (versionId: string) => Promise<Pick<Message, "text" | "attachments">>;

type DueMail = {
  id: string;
  recipient: string;
  subject: string;
  text: string | null;
  attachments: unknown;
  versionId: string | null;
  attempts: number;
};

/** A mail that failed this often waits for a person: the staff's mail page shows its error. */
const mostAttempts = 20;

let transport: Transporter | undefined;

async function sendOver(
  smtpUrl: string,
  mail: DueMail,
  { text, attachments = [] }: Pick<Message, "text" | "attachments">,
): Promise<void> {
  transport ??= createTransport(patientAddress(smtpUrl));
  const { MAIL_FROM } = env();
  // A letter may speak of what was committed and is not yet on disk: it goes out when that is safe (invariant 1).
  await flushed();
  await transport.sendMail({
    // Made from the mail's id, so that a second try after a lost reply can be told as the same mail.
    messageId: `<${mail.id}@${MAIL_FROM.split("@").at(-1)?.replace(">", "")}>`,
    from: MAIL_FROM,
    to: mail.recipient,
    subject: mail.subject,
    text,
    headers: { "Auto-Submitted": "auto-generated" },
    attachments: attachments.map(({ name, mediaType, text: content }) => ({
      filename: name,
      contentType: mediaType,
      content,
    })),
  });
}

/** Puts a mail that did not go off until later, each time later. */
const putOff = (tx: Transaction, { id, attempts }: DueMail, lastError: string) =>
  tx.outgoingMail.update({
    where: { id },
    data: { attempts: { increment: 1 }, lastError, dueAt: new Date(Date.now() + 1000 * delaySeconds(attempts)) },
    select: { id: true },
  });

/** The letter of a mail: as it was queued, or written now; null when it cannot be written. */
async function letterOf(mail: DueMail, compose: Compose): Promise<Pick<Message, "text" | "attachments"> | null> {
  if (mail.text !== null || mail.versionId === null)
    return { text: mail.text ?? "", attachments: mailAttachmentSchema.parse(mail.attachments) };
  try {
    return await compose(mail.versionId);
  } catch (error) {
    log().error({ err: error, mail: mail.id }, "a letter could not be written");
    return null;
  }
}

/** Takes one due mail under a row lock, so that two runners never send it both. Gives false when none is due. */
async function deliverOne(compose: Compose): Promise<boolean> {
  const { SMTP_URL } = env();
  return db().$transaction(
    async (tx) => {
      const [mail] = await tx.$queryRaw<DueMail[]>`
      SELECT "id", "recipient", "subject", "text", "attachments", "versionId", "attempts" FROM portal."OutgoingMail"
       WHERE "sentAt" IS NULL AND "dueAt" <= now() AND "attempts" < ${mostAttempts} AND (${Boolean(SMTP_URL)} OR "text" IS NULL)
         AND ("uselessAt" IS NULL OR "uselessAt" > portal.now())
       ORDER BY "dueAt" LIMIT 1 FOR UPDATE SKIP LOCKED`;
      if (!mail) return false;
      const letter = await letterOf(mail, compose);
      if (!letter) {
        await putOff(tx, mail, "The letter could not be written; the log says why.");
        return true;
      }
      if (mail.text === null)
        await tx.outgoingMail.update({
          where: { id: mail.id },
          data: { text: letter.text, attachments: letter.attachments ?? [] },
          select: { id: true },
        });
      if (!SMTP_URL) return true;
      const refusal = await sendOver(SMTP_URL, mail, letter).then(
        () => null,
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      );
      if (refusal !== null) await putOff(tx, mail, refusal);
      else
        await tx.$executeRaw`
          UPDATE portal."OutgoingMail" SET "sentAt" = portal.now(), "attempts" = "attempts" + 1, "lastError" = NULL WHERE "id" = ${mail.id}::uuid`;
      return true;
    },
    // Longer than any mail server may keep us waiting.
    { timeout: 120_000 },
  );
}

/**
 * Composes what is due and sends it over SMTP; without SMTP_URL (the demonstration) it only composes, and the staff's mail page shows it.
 * The job `send-mail` calls it. A server that refuses, and a letter that cannot be written, are tried again later, each time later. Gives how many mails it took in hand.
 */
export async function deliverDueMail(compose: Compose): Promise<number> {
  let count = 0;
  while (await deliverOne(compose)) count += 1;
  return count;
}
