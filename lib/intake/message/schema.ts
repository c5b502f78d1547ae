/** What the portal keeps of a message that came by email, decoded. The raw bytes are kept beside it (S28.8). */

export type Mailbox = { name: string; address: string };

export type Header = { key: string; value: string };

export type Attachment = {
  name: string;
  type: string;
  bytes: Uint8Array;
  /** Part of the message's own drawing (an inline logo), not something the sender attached. */
  isInline: boolean;
};

export type ReceivedMessage = {
  subject: string;
  from: Mailbox | null;
  to: Mailbox[];
  /** In the order they stand, lower-case keys, unfolded values. */
  headers: Header[];
  /** UTC; from our own server's header, never the sender's `Date` (S28.8). Null: no such header, or one that cannot be read. */
  receivedAt: Date | null;
  plain: string | null;
  html: string | null;
  attachments: Attachment[];
  /** Messages forwarded whole, as message/rfc822 parts. */
  enclosed: ReceivedMessage[];
};

/** The value of the first header of that name, or null. */
export const headerOf = (message: ReceivedMessage, key: string): string | null =>
  message.headers.find((header) => header.key === key)?.value ?? null;
