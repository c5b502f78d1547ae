import { decodeUnlabelled } from "./charset/rules.ts";
import { isMailbox, messagesOfMailbox } from "./mailbox/rules.ts";
import { parseMime } from "./mime/rules.ts";
import { isOutlookItem, parseOutlook } from "./outlook/rules.ts";
import type { ReceivedMessage } from "./schema.ts";

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
 * when the name ends in .txt, a bare body. Throws when an Outlook item is broken.
 */
export async function parseMessages(name: string, bytes: Uint8Array): Promise<ReceivedMessage[]> {
  if (isOutlookItem(bytes)) return [await parseOutlook(bytes)];
  if (isMailbox(bytes)) return Promise.all(messagesOfMailbox(bytes).map((message) => parseMime(message)));
  if (/\.txt$/i.test(name)) return [bareBody(bytes)];
  return [await parseMime(bytes)];
}
