import type { MailChannel, MailReading } from "#lib/intake/schema.ts";

/** A message or letter as it came, with every reading of it: what the pack tells of a response that was not sent by the web (S24.3). */
export type IncomingInPack = {
  fileId: string;
  name: string;
  mediaType: string;
  size: number;
  /** Of the bytes as they were kept on arrival. */
  sha256: string;
  channel: MailChannel;
  sender: string | null;
  subject: string;
  /** By our own mail server's header; null for letters and where it names no instant (S28.8). */
  serverReceivedAt: Date | null;
  keptAt: Date;
  /** Null: read from the mailbox by the portal itself. */
  broughtBy: string | null;
  /** In order; the first is the rules' own, or the empty one of a letter that nobody had typed in yet. */
  readings: { number: number; readBy: string | null; readAt: Date; reading: MailReading }[];
  /** Which of them went into the register, and who decided so; null: the portal itself, for a clear case. */
  decided: { readingNumber: number; by: string | null; at: Date };
};
