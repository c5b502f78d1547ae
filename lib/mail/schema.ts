import { z } from "zod";

export const mailKinds = [
  "acknowledgement",
  "come-back-later",
  "draft-invitation",
  "approval-decided",
  "withdrawn",
  "receipt-again",
  "clarification-received",
  "clarification-answered",
  "clarification-shared",
  "reminder",
  "period-extended",
  "text-corrected",
  "subscription-asked",
  "confidentiality-asked",
  "mail-held",
  "staff-letter",
  "staff-invitation",
] as const;
export type MailKind = (typeof mailKinds)[number];

/** What is written to staff, and says nothing of a respondent. */
export const kindsToStaff: readonly MailKind[] = ["staff-invitation"];

export const mailAttachmentSchema = z.array(z.object({ name: z.string(), mediaType: z.string(), text: z.string() }));

/** What a mail says: plain text, wrapped by nobody, links written out. */
export type Letter = { text: string; attachments?: z.infer<typeof mailAttachmentSchema> };

/** A mail as a message builder makes it. */
export type Message = Letter & {
  kind: MailKind;
  recipient: string;
  subject: string;
  /** What it concerns, such as a response's reference. */
  about?: string;
  /** When it is of no use any more: it is not sent after that. */
  uselessAt?: Date;
  /** The Message-ID that it answers, in brackets, and those of the exchange before it. */
  inReplyTo?: string | null;
  references?: string[];
  /** The kept message that it answers. */
  answersId?: string;
};
