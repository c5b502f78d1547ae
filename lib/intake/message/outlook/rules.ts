import msgreader, { type FieldsData } from "@kenjiuno/msgreader";
import { decodeUnlabelled } from "../charset/rules.ts";
import { parseMime } from "../mime/rules.ts";
import type { Attachment, ReceivedMessage } from "../schema.ts";

/** The compound file signature every .msg begins with. */
const signature = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

export const isOutlookItem = (bytes: Uint8Array): boolean => signature.every((byte, index) => bytes[index] === byte);

const isReader = (value: unknown): value is typeof msgreader => typeof value === "function";

/** The package is CommonJS: Node hands over its exports object, a bundler the class itself. */
function readerClass(): typeof msgreader {
  const candidate: unknown = "default" in msgreader ? msgreader.default : msgreader;
  if (!isReader(candidate)) throw new Error("The Outlook reader's package has another shape than expected.");
  return candidate;
}

function instantOf(value: string | undefined): Date | null {
  const millis = value === undefined ? Number.NaN : Date.parse(value);
  return Number.isNaN(millis) ? null : new Date(millis);
}

/** Outlook keeps the transport headers as one text: read with an empty body they parse like any message. */
async function transportOf(fields: FieldsData): Promise<ReceivedMessage> {
  return parseMime(Buffer.from(`${(fields.headers ?? "").trimEnd().replace(/\r?\n/g, "\r\n")}\r\n\r\n`, "utf8"));
}

async function messageOf(reader: InstanceType<typeof msgreader>, fields: FieldsData): Promise<ReceivedMessage> {
  const transport = await transportOf(fields);
  const attachments: Attachment[] = [];
  const enclosed: ReceivedMessage[] = [];
  for (const part of fields.attachments ?? []) {
    if (part.innerMsgContentFields) {
      enclosed.push(await messageOf(reader, part.innerMsgContentFields));
      continue;
    }
    const { fileName, content } = reader.getAttachment(part);
    attachments.push({
      name: fileName ?? part.name ?? "",
      type: (part.attachMimeTag ?? "application/octet-stream").toLowerCase(),
      bytes: content,
      isInline: part.attachmentHidden === true,
    });
  }
  const address = fields.senderSmtpAddress ?? fields.senderEmail ?? "";
  return {
    subject: fields.subject ?? transport.subject,
    from: transport.from ?? (address || fields.senderName ? { name: fields.senderName ?? "", address } : null),
    to: transport.to,
    headers: transport.headers,
    // Without transport headers the store's own delivery time is our server's word too; the submit time is the sender's.
    receivedAt: fields.headers ? transport.receivedAt : instantOf(fields.messageDeliveryTime),
    plain: fields.body ?? null,
    html: fields.bodyHtml ?? (fields.html ? decodeUnlabelled(fields.html) : null),
    attachments,
    enclosed,
  };
}

/** One Outlook item (.msg). Throws when the compound file is broken. */
export async function parseOutlook(bytes: Uint8Array): Promise<ReceivedMessage> {
  const copy = new ArrayBuffer(bytes.byteLength);
  new Uint8Array(copy).set(bytes);
  const reader = new (readerClass())(copy);
  const fields = reader.getFileData();
  if (fields.error) throw new Error(fields.error);
  const isEmpty =
    [fields.headers, fields.subject, fields.body, fields.bodyHtml, fields.html, fields.senderName].every(
      (each) => each === undefined,
    ) && !fields.attachments?.length;
  if (isEmpty) throw new Error("It is no Outlook message, or a damaged one.");
  return messageOf(reader, fields);
}
