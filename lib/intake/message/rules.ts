import { decodeUnlabelled } from "./charset/rules.ts";
import { isMailbox, messagesOfMailbox } from "./mailbox/rules.ts";
import { parseMime } from "./mime/rules.ts";
import { isOutlookItem, parseOutlook } from "./outlook/rules.ts";
import type { ReceivedMessage } from "./schema.ts";

/** Whether the bytes begin with a header field, as a message does; a text that somebody called .eml begins with its words. */
function beginsWithHeader(bytes: Uint8Array): boolean {
  const first = Buffer.from(bytes.subarray(0, 2000))
    .toString("latin1")
    .replace(/^\xef\xbb\xbf/, "")
    .trimStart();
  return /^(?:>?From [^\n]*\n)?[!-9;-~]{1,76}[ \t]{0,3}:/.test(first);
}

/** A text file holds a body alone: nobody's server wrote when it came. */
const bareBody = (bytes: Uint8Array): ReceivedMessage => ({
  subject: "",
  from: null,
  to: [],
  headers: [],
  receivedAt: null,
  plain: decodeUnlabelled(bytes),
  html: null,
  attachments: [],
  enclosed: [],
});

/**
 * The messages in a file, by what the bytes are: an Outlook item, an mbox of several, one RFC 5322 message, or,
 * when the name ends in .txt or nothing in it looks like a header, a bare body. Throws when an Outlook item is broken.
 */
export async function parseMessages(name: string, bytes: Uint8Array): Promise<ReceivedMessage[]> {
  if (isOutlookItem(bytes)) return [await parseOutlook(bytes)];
  if (isMailbox(bytes)) return Promise.all(messagesOfMailbox(bytes).map((message) => parseMime(message)));
  if (/\.txt$/i.test(name)) return [bareBody(bytes)];
  if (bytes.some((byte) => byte > 32) && !beginsWithHeader(bytes)) return [bareBody(bytes)];
  return [await parseMime(bytes)];
}
