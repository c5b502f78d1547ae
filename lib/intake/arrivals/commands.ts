import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { recordEvent, refuseOnRecord } from "#lib/audit/commands.ts";
import { isEverPermitted } from "#lib/auth/rules.ts";
import { referencesIn } from "#lib/correspondence/belonging.ts";
import { withoutOurWords } from "#lib/correspondence/our-words.ts";
import { findBelonging, listOurLetters } from "#lib/correspondence/queries.ts";
import { db, isUniqueViolation } from "#lib/db/client.ts";
import { env, replyAddress } from "#lib/env.ts";
import { dropBytes, keepBytes, storeFile } from "#lib/files/commands.ts";
import { keptText } from "#lib/kept-text.ts";
import { log } from "#lib/log.ts";
import { messageIdsIn } from "#lib/mail/message-ids.ts";
import { done, type Outcome } from "#lib/outcome.ts";
import { readFormFile } from "#lib/responses/form-file/rules.ts";
import { largestFile } from "#lib/responses/form-file/schema.ts";
import { readAnyAttachment } from "../attachments/queries.ts";
import type { AttachmentText } from "../attachments/rules.ts";
import { factsOf } from "../classification/facts/rules.ts";
import { classifyMessage } from "../classification/rules.ts";
import type { About, By } from "../commands.ts";
import { type FormRead, isFilledIn, withForm, wordsIn } from "../forms/rules.ts";
import { isAutomatic } from "../message/automatic.ts";
import { isMailbox, messagesOfMailbox } from "../message/mailbox/rules.ts";
import { isOutlookItem } from "../message/outlook/rules.ts";
import { parseMessages } from "../message/rules.ts";
import { headerOf, type ReceivedMessage } from "../message/schema.ts";
import { readingOf } from "../rules.ts";
import { messageLimitBytes } from "../schema.ts";

/** The messages of a file as bytes: those of an mbox each as it was before it was put in it. */
const bytesOfMessages = (bytes: Uint8Array): readonly Uint8Array[] =>
  !isOutlookItem(bytes) && isMailbox(bytes) ? messagesOfMailbox(bytes) : [bytes];

type Parsed = { raw: Uint8Array; message: ReceivedMessage };

async function parseAll(name: string, raws: readonly Uint8Array[]): Promise<Parsed[]> {
  const parsed = await Promise.all(
    raws.map(async (raw) => (await parseMessages(name, raw)).map((message) => ({ raw, message }))),
  );
  return parsed.flat();
}

export type Kept = { ids: string[]; known: number };

/**
 * Keeps the messages of a file (.eml, .msg or mbox) exactly as they are, with what the rules read in them. A message that is here already
 * is counted and not kept twice. What is refused is refused as a whole, on record. Gives the ids of the new ones.
 */
export async function keepMessages(
  actor: By,
  consultation: About,
  name: string,
  bytes: Uint8Array,
): Promise<Outcome<Kept, "not-permitted" | "not-readable" | "too-large">> {
  const event = { action: "mail.kept", actor, consultationId: consultation.id } as const;
  if (actor && !isEverPermitted(actor.role, "take-in-mail")) return refuseOnRecord(db(), event, "not-permitted");
  const raws = bytesOfMessages(bytes);
  if (raws.some((raw) => raw.length > messageLimitBytes)) return refuseOnRecord(db(), event, "too-large");
  // What a broken Outlook item throws says that the file is no message, and nothing else.
  const messages = await parseAll(name, raws).catch(() => []);
  if (messages.length === 0) return refuseOnRecord(db(), event, "not-readable");
  const ids: string[] = [];
  for (const [index, { raw, message }] of messages.entries()) {
    const id = await keepMessage(
      actor,
      consultation,
      messages.length > 1 ? `${index + 1} ${name}` : name,
      raw,
      message,
    );
    if (id) ids.push(id);
  }
  return done({ ids, known: messages.length - ids.length });
}

type FormFound = FormRead & { bytes: Uint8Array };

/** The first filled-in response form among a message's files, read by the form's own reader; a blank one, or another file, is none. */
async function formIn(message: ReceivedMessage, consultation: About): Promise<FormFound | null> {
  const forms: FormFound[] = [];
  for (const { name, bytes } of message.attachments) {
    const read = bytes.length > largestFile ? null : await readFormFile(Buffer.from(bytes), consultation);
    if (read?.ok && isFilledIn(read.value)) forms.push({ ...read.value, name: keptText(name) || "form.docx", bytes });
  }
  const [first, ...others] = forms;
  if (!first) return null;
  const beside = others.map(({ name }) => ({
    where: name,
    why: "A further filled-in form came with the message. It was not read: look at it, and type in what it says.",
    text: "",
  }));
  return { ...first, unread: [...first.unread, ...beside] };
}

const readAny = readAnyAttachment((_, why) => log().warn({ why }, "the text of a message's file could not be read"));

/** The sender's Message-ID and those that the message answers, from the raw fields. */
const threadOf = (message: ReceivedMessage) => ({
  messageId: messageIdsIn(headerOf(message, "message-id") ?? "")[0] ?? null,
  inReplyTo: messageIdsIn(headerOf(message, "in-reply-to") ?? ""),
  references: messageIdsIn(headerOf(message, "references") ?? ""),
});

/** What in a message tells the response that it belongs to. */
export function signsOf(message: ReceivedMessage) {
  const { references, inReplyTo } = threadOf(message);
  return { named: [...references, ...inReplyTo], references: referencesIn(message.subject) };
}

/** The addresses that our own mail comes from and goes to: what comes from them is no person's. */
const ourAddresses = ({ content }: Pick<About, "content">): string[] => [
  content.responseEmail,
  ...(env().MAIL_FROM.match(/[^\s<>]+@[^\s<>]+/g) ?? []),
  ...[replyAddress(env()) ?? []].flat(),
];

/**
 * Keeps one message, with the response that it belongs to where that is known; null when it is here already, which the database decides.
 * Our own words in it are left out before it is read: they are evidence of nothing.
 */
async function keepMessage(actor: By, consultation: About, name: string, raw: Uint8Array, whole: ReceivedMessage) {
  const sha256 = createHash("sha256").update(raw).digest("hex");
  const same = { consultationId_sha256: { consultationId: consultation.id, sha256 } };
  if (await db().incomingMail.findUnique({ where: same, select: { id: true } })) return null;
  const thread = threadOf(whole);
  const signs = signsOf(whole);
  const { references } = signs;
  const belonging = await findBelonging(db(), consultation.id, signs);
  const sender = whole.from?.address.toLowerCase() ?? null;
  const about = belonging
    ? [(await db().response.findUniqueOrThrow({ where: { id: belonging.responseId } })).reference, ...references]
    : references;
  const message = withoutOurWords(whole, await listOurLetters(db(), sender, about));
  const form = await formIn(message, consultation);
  const read: AttachmentText = async (fileName, bytes) =>
    form && bytes === form.bytes ? wordsIn(form) : readAny(fileName, bytes);
  const found = await classifyMessage(message, factsOf(consultation.closesAt, consultation.content.document), read);
  const reading = form ? withForm(readingOf(message, found), form) : readingOf(message, found);
  const kept = await keepBytes(Readable.from([raw]), messageLimitBytes);
  if (!kept.ok) throw new Error(`a message of ${raw.length} bytes: ${kept.reason}`);
  try {
    return await db().$transaction(async (tx) => {
      const mediaType = isOutlookItem(raw) ? "application/vnd.ms-outlook" : "message/rfc822";
      const fileId = await storeFile(tx, kept.value, name, mediaType);
      const { id } = await tx.incomingMail.create({
        data: {
          consultationId: consultation.id,
          channel: "EMAIL",
          fileId,
          sha256,
          broughtById: actor?.id ?? null,
          sender,
          subject: whole.subject.replaceAll("\0", "").toWellFormed(),
          receivedAt: found.receivedAt,
          ...thread,
          isAutomatic: isAutomatic(whole, ourAddresses(consultation)),
          readings: { create: { number: 1, content: reading } },
          ...(belonging
            ? { placements: { create: { responseId: belonging.responseId, toldBy: belonging.toldBy } } }
            : {}),
        },
        select: { id: true },
      });
      await recordEvent(tx, {
        action: "mail.kept",
        actor,
        consultationId: consultation.id,
        subject: id,
        detail: {
          channel: "EMAIL",
          sha256,
          verdict: reading.verdict,
          isResponse: reading.isResponse,
          receivedAt: reading.receivedAt,
          ...(belonging ? { belongs: belonging.toldBy } : {}),
        },
      });
      return id;
    });
  } catch (error) {
    await dropBytes(kept.value.fileId);
    if (isUniqueViolation(error)) return null;
    throw error;
  }
}
