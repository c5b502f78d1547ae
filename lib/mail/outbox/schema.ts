import { z } from "zod";

export const mailStates = ["sent", "waiting", "failing"] as const;

const oneOf = <const T extends readonly string[]>(values: T) => z.enum(["", ...values]).catch("");

export const mailFilterSchema = z.object({
  state: oneOf(mailStates),
  /** A response's reference, or a part of a subject. */
  q: z
    .string()
    .max(200)
    .transform((value) => value.trim())
    .catch(""),
});
export type MailFilter = z.infer<typeof mailFilterSchema>;

/** A mail's envelope for one member of staff. */
export type MailInList = {
  id: string;
  kind: string;
  /** True where nothing of it is for this reader (SX.4): recipient, subject and the mail server's words are null then. */
  isWithheld: boolean;
  recipient: string | null;
  subject: string | null;
  about: string | null;
  queuedAt: Date;
  sentAt: Date | null;
  attempts: number;
  hasFailed: boolean;
  lastError: string | null;
};

/** A mail to read. */
export type MailForStaff = MailInList & {
  /** Null when it is withheld, or not written yet. */
  text: string | null;
  attachments: string[];
};
