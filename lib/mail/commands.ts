import { createTransport, type Transporter } from "nodemailer";
import { db, type Transaction } from "#lib/db/client.ts";
import { flushed } from "#lib/db/unflushed.ts";
import { env } from "#lib/env.ts";
import { type Message, mailAttachmentSchema } from "./schema.ts";

/** Queues a mail in the caller's transaction: it goes out only if that commits. Gives its id. */
export async function queueMail(tx: Transaction, message: Message): Promise<string> {
  const { id } = await tx.outgoingMail.create({
    data: { ...message, attachments: message.attachments ?? [] },
    select: { id: true },
  });
  return id;
}

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

/** Waits between tries: 10 s, 20 s, 40 s … at most an hour. */
const delaySeconds = (attempts: number) => Math.min(10 * 2 ** attempts, 3600);

/** A mail that failed this often waits for a person: the staff's mail page shows its error. */
const mostAttempts = 20;

let transport: Transporter | undefined;

async function sendOver(smtpUrl: string, mail: DueMail & { text: string }): Promise<void> {
  transport ??= createTransport(smtpUrl);
  const { MAIL_FROM } = env();
  // A letter may speak of what was committed and is not yet on disk: it goes out when that is safe (invariant 1).
  await flushed();
  await transport.sendMail({
    // Made from the mail's id, so that a second try after a lost reply can be told as the same mail.
    messageId: `<${mail.id}@${MAIL_FROM.split("@").at(-1)?.replace(">", "")}>`,
    from: MAIL_FROM,
    to: mail.recipient,
    subject: mail.subject,
    text: mail.text,
    headers: { "Auto-Submitted": "auto-generated" },
    attachments: mailAttachmentSchema
      .parse(mail.attachments)
      .map(({ name, mediaType, text }) => ({ filename: name, contentType: mediaType, content: text })),
  });
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
      const written = mail.text === null && mail.versionId ? await compose(mail.versionId) : null;
      if (written)
        await tx.outgoingMail.update({
          where: { id: mail.id },
          data: { ...written, attachments: written.attachments ?? [] },
        });
      if (!SMTP_URL) return true;
      try {
        await sendOver(SMTP_URL, { ...mail, ...written, text: written?.text ?? mail.text ?? "" });
        await tx.$executeRaw`
        UPDATE portal."OutgoingMail" SET "sentAt" = portal.now(), "attempts" = "attempts" + 1, "lastError" = NULL WHERE "id" = ${mail.id}::uuid`;
      } catch (error) {
        const lastError = error instanceof Error ? error.message : String(error);
        const dueAt = new Date(Date.now() + 1000 * delaySeconds(mail.attempts));
        await tx.outgoingMail.update({
          where: { id: mail.id },
          data: { attempts: { increment: 1 }, lastError, dueAt },
        });
      }
      return true;
    },
    { timeout: 60_000 },
  );
}

/**
 * Composes what is due and sends it over SMTP; without SMTP_URL (the demonstration) it only composes, and the staff's mail page shows it.
 * The job `send-mail` calls it. A server that refuses is tried again later, each time later. Gives how many mails it took in hand.
 */
export async function deliverDueMail(compose: Compose): Promise<number> {
  let count = 0;
  while (await deliverOne(compose)) count += 1;
  return count;
}
