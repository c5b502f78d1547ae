import { type AddressObject, type ParsedMail, simpleParser } from "mailparser";
import { decodeUnlabelled, isUtf8 } from "../charset/rules.ts";
import { receivedInstant } from "../received/rules.ts";
import type { Attachment, Header, Mailbox, ReceivedMessage } from "../schema.ts";

/** Messages within messages are followed this deep; deeper ones stay attachments. */
const deepest = 5;

const options = {
  skipHtmlToText: true,
  skipTextToHtml: true,
  skipTextLinks: true,
  skipImageLinks: true,
};

function mailboxes(field: AddressObject | AddressObject[] | undefined): Mailbox[] {
  const lists = field === undefined ? [] : [field].flat();
  return lists.flatMap((list) =>
    list.value
      .flatMap((entry) => entry.group ?? [entry])
      .map(({ name, address }) => ({ name, address: address ?? "" })),
  );
}

function headersOf(mail: ParsedMail): Header[] {
  return mail.headerLines.map(({ key, line }) => ({
    key,
    value: line
      .slice(line.indexOf(":") + 1)
      .replace(/\r?\n(?=[ \t])/g, "")
      .trim(),
  }));
}

const isForward = (type: string): boolean => /^message\/(?:rfc822|global)$/i.test(type);

async function parse(raw: Uint8Array): Promise<ParsedMail> {
  const mail = await simpleParser(Buffer.from(raw), options);
  // Eight-bit text that names no charset comes out as U+FFFD; most such mail is Windows-1252, so it is read as that instead.
  const isBroken = /\uFFFD/.test(`${mail.text ?? ""}${mail.html || ""}`);
  if (!isBroken || isUtf8(raw)) return mail;
  return simpleParser(Buffer.from(new TextDecoder("windows-1252").decode(raw), "utf8"), options);
}

/** Everything behind the headers, boundaries and the parts' own headers left out; null when there is nothing. */
function bodyAsItStands(raw: Uint8Array): string | null {
  const text = decodeUnlabelled(raw).replace(/\r\n?/g, "\n");
  const gap = text.search(/\n[ \t]*\n/);
  if (gap < 0) return null;
  const body = text
    .slice(gap)
    .split("\n")
    .filter((line) => !/^--\S{1,80}$|^(?:content-[a-z-]+|mime-version):/i.test(line))
    .join("\n")
    .trim();
  return body === "" ? null : body;
}

/** One RFC 5322 message, decoded. Bytes that are no message at all give one with an empty or partial body, never an error. */
export async function parseMime(raw: Uint8Array, depth = 0): Promise<ReceivedMessage> {
  const mail = await parse(raw);
  const headers = headersOf(mail);
  const attachments: Attachment[] = [];
  const enclosed: ReceivedMessage[] = [];
  for (const part of mail.attachments) {
    if (isForward(part.contentType) && depth < deepest) {
      enclosed.push(await parseMime(part.content, depth + 1));
      continue;
    }
    attachments.push({
      name: part.filename ?? "",
      type: part.contentType.toLowerCase(),
      bytes: part.content,
      isInline: part.related === true,
    });
  }
  const isEmpty = !mail.text?.trim() && !mail.html && attachments.length === 0 && enclosed.length === 0;
  return {
    subject: mail.subject ?? "",
    from: mailboxes(mail.from)[0] ?? null,
    to: mailboxes(mail.to),
    headers,
    receivedAt: receivedInstant(headers),
    // Parts that their boundary does not fit are lost to the decoder; what was sent is then read as it stands.
    plain: mail.text || (isEmpty ? bodyAsItStands(raw) : null),
    html: mail.html || null,
    attachments,
    enclosed,
  };
}
