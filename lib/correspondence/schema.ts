import { z } from "zod";
import { lineUpTo, textUpTo } from "#lib/kept-text.ts";

/** What a message or letter is, beside a response of its own that nobody wrote about before. Only a person says so. */
export const mailKinds = ["ANSWER", "SUPPLEMENT", "REPLACEMENT", "WITHDRAWAL", "QUESTION", "OWN", "NOTHING"] as const;
export type MailKind = (typeof mailKinds)[number];

/** Each kind in words, as one chooses it: what it is, and what becomes of it. */
export const mailKindChoices: Record<MailKind, { label: string; hint: string }> = {
  ANSWER: {
    label: "An answer to us",
    hint: "It stands in the correspondence of the response. It is no second response and no further letter asks for anything.",
  },
  SUPPLEMENT: {
    label: "It adds to the response",
    hint: "It goes into the register by itself, beside the response, and never takes its place.",
  },
  REPLACEMENT: {
    label: "It replaces the response",
    hint: "It goes into the register by itself. That it takes the other’s place is a link, with the rules of links.",
  },
  WITHDRAWAL: {
    label: "It withdraws the response",
    hint: "Received until the close, the response is no longer counted. Received later, it is recorded as asked, and the response still counts.",
  },
  QUESTION: { label: "A question about the documents", hint: "It goes into the log of questions (§32)." },
  OWN: { label: "A response of its own", hint: "It belongs to no other response." },
  NOTHING: { label: "None of these", hint: "It stays, with the reason." },
};

/** The same in a list. */
export const mailKindNames: Record<MailKind, string> = {
  ANSWER: "Answer to us",
  SUPPLEMENT: "Adds to it",
  REPLACEMENT: "Replaces it",
  WITHDRAWAL: "Asks to withdraw it",
  QUESTION: "Question",
  OWN: "Response of its own",
  NOTHING: "None of these",
};

/** By what it was told to which response a message belongs. */
export type ToldBy = "message-id" | "reference" | "staff";

/** Where a message belongs, as it stands: the last record. `kind` null: the portal placed it, and a person has yet to say what it is. */
export type Placement = {
  id: string;
  kind: MailKind | null;
  toldBy: ToldBy;
  /** Null for what belongs to none. */
  responseId: string | null;
  reference: string | null;
  reason: string | null;
  placedBy: string | null;
  placedAt: Date;
};

/** What staff say a message is. `seenId`: the record that they saw, "" for none. The reference is read as people type it. */
export const placingSchema = z
  .object({
    readingNumber: z.coerce.number().int().positive(),
    seenId: z.union([z.literal(""), z.uuid()]),
    kind: z.enum(mailKinds, "Say what it is"),
    reference: z
      .string()
      .max(40)
      .transform((value) => value.trim().toUpperCase()),
    reason: lineUpTo(2000),
  })
  .superRefine(({ kind, reference, reason }, context) => {
    const refuse = (field: string, message: string) => context.addIssue({ code: "custom", path: [field], message });
    if (needsResponse(kind) && !/^R-\w{4}-\w{4}$/.test(reference))
      refuse("reference", "Enter the reference of the response, such as R-7K3F-9Q2M");
    if (kind === "NOTHING" && reason === "") refuse("reason", "Say why it is none of these");
  });
export type Placing = z.infer<typeof placingSchema>;

/** Whether a message of this kind is about a response that is here. */
export const needsResponse = (kind: MailKind): boolean =>
  kind === "ANSWER" || kind === "SUPPLEMENT" || kind === "REPLACEMENT" || kind === "WITHDRAWAL";

/** A letter that staff write to a respondent. `id` makes sending the same form twice one letter. */
export const letterSchema = z.object({
  id: z.uuid(),
  subject: z
    .string()
    .trim()
    .min(1, "Enter a subject")
    .refine((value) => !/[\r\n]/.test(value), "Use one line")
    .pipe(lineUpTo(200)),
  text: textUpTo(20_000).refine((value) => value.trim() !== "", "Write the letter"),
});
export type LetterTyped = z.infer<typeof letterSchema>;

/** One piece of a response's correspondence. */
export type LetterOfOurs = {
  way: "out";
  id: string;
  kind: string;
  at: Date;
  recipient: string;
  subject: string;
  /** Private links left out; null while it is not written yet, and for the copy of the response itself. */
  text: string | null;
  writtenBy: string | null;
  sentAt: Date | null;
  attempts: number;
  lastError: string | null;
  messageId: string | null;
};
export type MessageOfTheirs = {
  way: "in";
  id: string;
  channel: "EMAIL" | "POST";
  /** When our server or post room received it; when it was kept, where nobody knows. */
  at: Date;
  sender: string | null;
  subject: string;
  /** "RESPONSE": this response was taken from it. Null: a person has yet to say what it is. */
  kind: MailKind | "RESPONSE" | null;
  messageId: string | null;
  references: string[];
};
export type Piece = LetterOfOurs | MessageOfTheirs;

/** A response's correspondence for one reader, oldest first. */
export type Correspondence = {
  pieces: Piece[];
  /** We asked which part is confidential (S29.5): whether somebody answered, and what waits for a person. Null: nobody was asked. */
  asked: { at: Date; answers: MessageOfTheirs[] } | null;
};
