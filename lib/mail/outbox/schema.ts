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

/** A mail's envelope for one member of staff; the recipient is null where it would tell who sent a response (SX.4). */
export type MailInList = {
  id: string;
  kind: string;
  recipient: string | null;
  subject: string;
  about: string | null;
  queuedAt: Date;
  sentAt: Date | null;
  attempts: number;
  lastError: string | null;
};

/** A mail to read. */
export type MailForStaff = MailInList & {
  /** True when the text is withheld from this reader, because the response it copies is marked. */
  isWithheld: boolean;
  /** Null when it is withheld, or not written yet. */
  text: string | null;
  attachments: string[];
};
