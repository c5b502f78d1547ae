import { createTransport, type Transporter } from "nodemailer";
import { db, type Transaction } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { enqueue } from "#lib/jobs/commands.ts";
import { type Message, mailAttachmentSchema } from "./schema.ts";

/** Queues a mail in the caller's transaction: it goes out only if that commits. Gives its id. */
export async function queueMail(tx: Transaction, message: Message): Promise<string> {
  const { id } = await tx.outgoingMail.create({
    data: { ...message, attachments: message.attachments ?? [] },
    select: { id: true },
  });
  if (env().SMTP_URL) await enqueue(tx, "send-mail", { mailId: id });
  return id;
}

let transport: Transporter | undefined;

/**
 * Sends one queued mail over SMTP; the job `send-mail` calls it, and calls it again when it throws. A mail already sent is left
 * alone. The Message-ID is made from the mail's id, so that a second try after a lost reply can be told as the same mail.
 */
export async function sendMail(mailId: string): Promise<void> {
  const mail = await db().outgoingMail.findUniqueOrThrow({ where: { id: mailId } });
  if (mail.sentAt) return;
  const { SMTP_URL, MAIL_FROM } = env();
  if (!SMTP_URL) throw new Error("There is no SMTP_URL to send mail to");
  transport ??= createTransport(SMTP_URL);
  try {
    await transport.sendMail({
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
  } catch (error) {
    await db().outgoingMail.update({
      where: { id: mailId },
      data: { attempts: { increment: 1 }, lastError: error instanceof Error ? error.message : String(error) },
    });
    throw error;
  }
  await db().$executeRaw`
    UPDATE portal."OutgoingMail" SET "sentAt" = portal.now(), "attempts" = "attempts" + 1, "lastError" = NULL WHERE "id" = ${mailId}::uuid`;
}
