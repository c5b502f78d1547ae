import { randomUUID } from "node:crypto";
import { createTransport, type Transporter } from "nodemailer";
import { db, type Transaction } from "#lib/db/client.ts";
import { flushed } from "#lib/db/unflushed.ts";
import { env, replyAddress } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import { messageIdOf } from "./message-ids.ts";
import { delaySeconds, patientAddress } from "./rules.ts";
import { kindsToStaff, type Letter, type Message, mailAttachmentSchema } from "./schema.ts";

/** A Message-ID of our own for one letter, kept with it from the start: so what answers it is known, and a second try after a lost reply is the same mail. */
export const newMessageId = (): string => messageIdOf(randomUUID(), env().MAIL_FROM);

/** Queues a mail in the caller's transaction: it goes out only if that commits. `wakeMail` after the commit spares it a minute's wait. */
export const queueMail = (tx: Transaction, message: Message): Promise<void> => queueMails(tx, [message]);

/** Queues many mails at once, as `queueMail` does one. */
export async function queueMails(tx: Transaction, messages: readonly Message[]): Promise<void> {
  await tx.outgoingMail.createMany({
    data: messages.map((message) => ({
      ...message,
      attachments: message.attachments ?? [],
      messageId: newMessageId(),
    })),
  });
}

/**
 * Writes the letters of mails that were queued without one, each from the stored version it speaks of, in the order of the ids. One that
 * cannot be written is a rejection of its own.
 */
export type Compose = (versionIds: readonly string[]) => Promise<PromiseSettledResult<Letter>[]>;

type DueMail = { id: string; attempts: number };
type DueLetter = DueMail & { versionId: string };
type WrittenMail = DueMail & {
  kind: string;
  recipient: string;
  subject: string;
  text: string;
  attachments: unknown;
  messageId: string | null;
  inReplyTo: string | null;
  references: string[];
};

/** A mail that failed this often waits for a person: the staff's mail page shows its error. */
const mostAttempts = 20;

let transport: Transporter | undefined;

async function sendOver(smtpUrl: string, mail: WrittenMail): Promise<void> {
  const { id, kind, recipient, subject, text, attachments, messageId, inReplyTo, references } = mail;
  transport ??= createTransport(patientAddress(smtpUrl));
  const { MAIL_FROM } = env();
  const replyTo = replyAddress(env());
  // A letter may speak of what was committed and is not yet on disk: it goes out when that is safe (invariant 1).
  await flushed();
  await transport.sendMail({
    // Letters from before their Message-ID was kept have one made from their id.
    messageId: messageId ?? messageIdOf(id, MAIL_FROM),
    // One id, in its brackets: the mail library writes no header for a list.
    ...(inReplyTo ? { inReplyTo } : {}),
    ...(references.length > 0 ? { references } : {}),
    from: MAIL_FROM,
    // An answer has to reach the mailbox that is read; what staff answer to their invitation is no mail of respondents.
    ...(replyTo === null || kindsToStaff.some((own) => own === kind) ? {} : { replyTo }),
    to: recipient,
    subject,
    text,
    headers: { "Auto-Submitted": "auto-generated" },
    attachments: mailAttachmentSchema.parse(attachments).map(({ name, mediaType, text: content }) => ({
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

/** So many letters are written in one go: few enough that memory holds them with their attachments. */
const lettersAtOnce = 50;

/** The letters of a batch; where the batch as a whole cannot be written, one by one, so that a bad one holds up none of the others. */
async function composeAll(versionIds: readonly string[], compose: Compose): Promise<PromiseSettledResult<Letter>[]> {
  try {
    return await compose(versionIds);
  } catch {
    const alone = await Promise.allSettled(versionIds.map((id) => compose([id])));
    return alone.flatMap((each) => (each.status === "fulfilled" ? each.value : [each]));
  }
}

/**
 * Writes the letters of due mails that were queued without one, under row locks, so that two runners never write the same. What cannot be
 * written is put off. Gives how many it took in hand.
 */
const composeSome = (compose: Compose): Promise<number> =>
  db().$transaction(
    async (tx) => {
      const mails = await tx.$queryRaw<DueLetter[]>`
        SELECT "id", "versionId", "attempts" FROM portal."OutgoingMail"
         WHERE "sentAt" IS NULL AND "dueAt" <= now() AND "attempts" < ${mostAttempts} AND "text" IS NULL AND "versionId" IS NOT NULL
           AND ("uselessAt" IS NULL OR "uselessAt" > portal.now())
         ORDER BY "dueAt" LIMIT ${lettersAtOnce} FOR UPDATE SKIP LOCKED`;
      if (mails.length === 0) return 0;
      const letters = await composeAll(
        mails.map(({ versionId }) => versionId),
        compose,
      );
      const written: { id: string; text: string; attachments: string }[] = [];
      for (const [index, mail] of mails.entries()) {
        const letter = letters[index];
        if (letter?.status === "fulfilled") {
          const { text, attachments = [] } = letter.value;
          written.push({ id: mail.id, text, attachments: JSON.stringify(attachments) });
          continue;
        }
        log().error({ err: letter?.reason, mail: mail.id }, "a letter could not be written");
        await putOff(tx, mail, "The letter could not be written; the log says why.");
      }
      await tx.$executeRaw`
        UPDATE portal."OutgoingMail" m SET "text" = l."text", "attachments" = l."attachments"::jsonb
          FROM unnest(${written.map(({ id }) => id)}::uuid[], ${written.map(({ text }) => text)}::text[],
                      ${written.map(({ attachments }) => attachments)}::text[]) AS l("id", "text", "attachments")
         WHERE m."id" = l."id"`;
      return mails.length;
    },
    { timeout: 120_000 },
  );

/** Sends one due mail under a row lock, so that two runners never send it both. Gives false when none is due. */
const sendOne = (smtpUrl: string): Promise<boolean> =>
  db().$transaction(
    async (tx) => {
      const [mail] = await tx.$queryRaw<WrittenMail[]>`
        SELECT "id", "kind", "recipient", "subject", "text", "attachments", "attempts", "messageId", "inReplyTo", "references" FROM portal."OutgoingMail"
         WHERE "sentAt" IS NULL AND "dueAt" <= now() AND "attempts" < ${mostAttempts} AND "text" IS NOT NULL
           AND ("uselessAt" IS NULL OR "uselessAt" > portal.now())
         ORDER BY "dueAt" LIMIT 1 FOR UPDATE SKIP LOCKED`;
      if (!mail) return false;
      const refusal = await sendOver(smtpUrl, mail).then(
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

/**
 * Writes the letters that are due and sends what is written over SMTP; without SMTP_URL (the demonstration) it only writes, and the staff's
 * mail page shows it. The job `send-mail` calls it. A server that refuses, and a letter that cannot be written, are tried again later, each
 * time later.
 */
export async function deliverDueMail(compose: Compose): Promise<void> {
  while ((await composeSome(compose)) > 0);
  const { SMTP_URL } = env();
  if (!SMTP_URL) return;
  while (await sendOne(SMTP_URL));
}
