import { z } from "zod";

export const mailKinds = [
  "acknowledgement",
  "come-back-later",
  "draft-invitation",
  "withdrawn",
  "clarification-received",
  "clarification-answered",
  "clarification-shared",
  "reminder",
  "period-extended",
  "confidentiality-asked",
] as const;
export type MailKind = (typeof mailKinds)[number];

export const mailAttachmentSchema = z.array(z.object({ name: z.string(), mediaType: z.string(), text: z.string() }));

/** A mail as a message builder makes it: plain text, wrapped by nobody, links written out. */
export type Message = {
  kind: MailKind;
  recipient: string;
  subject: string;
  text: string;
  attachments?: z.infer<typeof mailAttachmentSchema>;
  /** What it concerns, such as a response's reference. */
  about?: string;
  /** When it is of no use any more: it is not sent after that. */
  uselessAt?: Date;
};
