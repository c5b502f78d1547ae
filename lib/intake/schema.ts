import { z } from "zod";
import type { Placement } from "#lib/correspondence/schema.ts";
import { calendarDate, londonInstants } from "#lib/dates.ts";
import type { LinkOfResponse } from "#lib/responses/relations/schema.ts";
import { lineSchema, respondentSchema, responseContentSchema, textSchema } from "#lib/responses/schema.ts";

export const verdicts = ["none", "whole", "part", "unclear"] as const;
export const verdictSchema = z.enum(verdicts);

/** Each verdict in words: what the sender asked about publication (§29, S31.3–S31.8). */
export const verdictNames: Record<(typeof verdicts)[number], string> = {
  none: "No confidentiality request",
  whole: "Asks for all of it to be confidential",
  part: "Asks for part of it to be confidential",
  unclear: "Unclear: held as confidential, the sender is asked",
};

/** The same in a column of a list: how much of it is asked to be confidential. */
export const verdictsInShort: typeof verdictNames = {
  none: "None asked for",
  whole: "All of it",
  part: "Part of it",
  unclear: "Unclear, so held",
};

export const evidenceNames = {
  request: "A request",
  leave: "Leave to publish",
  doubt: "Leaves a doubt",
  notice: "A notice, set aside",
  banner: "A banner or template",
  fence: "A marked passage",
  "not-a-response": "No response",
  "unknown-time": "Time not known",
  unread: "Not readable",
} as const;

const kinds = [
  "request",
  "leave",
  "doubt",
  "notice",
  "banner",
  "fence",
  "not-a-response",
  "unknown-time",
  "unread",
] as const;

/** How a message or letter is read: by the rules first, then as staff overrule it. It is what would go into the register. */
export const mailReadingSchema = z.object({
  isResponse: z.boolean(),
  verdict: z.enum(verdicts),
  /** The sentences that the verdict rests on, as the rules found them; staff do not edit these. */
  evidence: z.array(z.object({ sentence: z.string(), as: z.enum(kinds) })),
  /** With "part": the exact text to withhold. */
  passages: z.array(textSchema),
  /** The sender's reason, word for word; null: none given (S31.1). */
  reason: textSchema.nullable(),
  /** By question label. */
  answers: z.record(z.string().max(40), textSchema),
  general: textSchema,
  respondent: respondentSchema,
  /** When our own server, or our post room, received it: UTC; null while nobody has said. */
  receivedAt: z.iso.datetime({ precision: 3 }).nullable(),
  /** Why staff read it otherwise than before, or entered this time of receipt. Empty: by the rules. */
  why: textSchema,
  /**
   * A filled-in response form that was read into it: positions, areas, dates, boxes and marks are its, and its texts began as the form's.
   * `unread`: what was not understood, for a person to look at. Null: there is none.
   */
  form: z
    .object({
      name: z.string(),
      content: responseContentSchema,
      unread: z.array(z.object({ where: z.string(), why: z.string(), text: z.string() })),
    })
    .nullable()
    .default(null),
});
export type MailReading = z.infer<typeof mailReadingSchema>;

export const mailChannels = ["EMAIL", "POST"] as const;
export type MailChannel = (typeof mailChannels)[number];

/** What one kept message is waiting for, or what became of it. */
export type MailState =
  | "waiting"
  | "belongs"
  | "not-a-response"
  | "registered"
  | "handed-on"
  | "answer"
  | "withdrawal"
  | "set-aside";

/** How the list of messages is divided: what waits for a decision, as what, and what had one. */
export const mailGroups = ["waiting", "belongs", "not-a-response", "done"] as const;
export type MailGroup = (typeof mailGroups)[number];
export const mailGroupSchema = z.enum(mailGroups);

export type MailInList = {
  id: string;
  channel: MailChannel;
  sender: string | null;
  subject: string;
  receivedAt: Date | null;
  keptAt: Date;
  verdict: MailReading["verdict"];
  state: MailState;
  /** The response's or the question's reference, once there is one; of what belongs to a response, that one's. */
  reference: string | null;
};

/** A message with its newest reading. */
export type KeptMail = Omit<MailInList, "verdict"> & {
  /** Which reading `reading` is; a decision names the one its maker saw. */
  readingNumber: number;
  reading: MailReading;
  readBy: string | null;
  readById: string | null;
  /** A stricter verdict that any person, or the rules, read in it before: this reading is taken in by another person than `readBy`. Null: none. */
  askedForMore: MailReading["verdict"] | null;
  typedById: string | null;
  /** By our own mail server's header: nobody overrules it (S28.8). Null: it says none, or this is a letter. */
  serverReceivedAt: Date | null;
  fileId: string;
  fileName: string;
  /** The form that staff received apart from it and read into the newest reading. */
  formFile: { fileId: string; name: string; size: number; sha256: string } | null;
  sha256: string;
  broughtBy: string | null;
  decidedBy: string | null;
  /** When something became of it, or a person called it something that needs no more; null while it waits for a person. */
  decidedAt: Date | null;
  reason: string | null;
  /** True once that cannot be corrected by a later record: it is in the register or the log of questions, or a response was withdrawn on it. */
  isFinal: boolean;
  /** To which response it belongs, as it stands; null: nobody placed it. */
  placement: (Placement & { asksWhichPart: boolean }) | null;
  /** Its sender's Message-ID and those of its thread, in brackets. */
  messageId: string | null;
  references: string[];
  /** A list's or a machine's: it is never answered by itself. */
  isAutomatic: boolean;
  /** When its sender was told that it arrived; null: not told. */
  toldAt: Date | null;
  /** The message as it arrived, decoded byte by byte for reading; null for what is no text: an Outlook item, a scan. */
  raw: string | null;
};

/** The same with other responses to the consultation from the same address or with the same text, so far as its reader may know them. */
export type MailForStaff = KeptMail & { likeness: Likeness[] };

/** A response that may be the same sender's (S28.8). */
export type Likeness = {
  responseId: string;
  reference: string;
  channel: "WEB" | "EMAIL" | "POST";
  receivedAt: Date;
  by: "address" | "text";
  /** The link of the two that stands; null: they are not linked. */
  link: LinkOfResponse | null;
};

/** A message of the largest size anybody's server takes, and a mailbox file of some. */
export const messageLimitBytes = 50 * 1024 * 1024;
export const mailboxLimitBytes = 100 * 1024 * 1024;

const filled = (message: string) => textSchema.refine((value) => value.trim() !== "", message);

/** How staff read a message or a letter, as their form sends it. Date and time are London's; empty: not known. Gives `receivedAt` in UTC. */
export const rereadingSchema = z
  .object({
    readingNumber: z.coerce.number().int().positive(),
    isResponse: z.enum(["yes", "no"], "Say whether this is a response").transform((value) => value === "yes"),
    verdict: z.enum(verdicts, "Say what the sender asks to be confidential"),
    passages: z.array(textSchema).transform((all) => all.filter((text) => text.trim() !== "")),
    reason: textSchema.transform((value) => (value.trim() === "" ? null : value)),
    answers: z.record(z.string().max(40), textSchema),
    general: textSchema,
    name: lineSchema,
    organisation: lineSchema,
    email: z.union([
      z.literal(""),
      z.email("Enter an email address in the form name@example.org, or leave this empty"),
    ]),
    arrivedOn: z.union([z.literal(""), z.iso.date("Enter a date as YYYY-MM-DD")]),
    arrivedTime: z
      .string()
      .trim()
      .regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d)?$/, "Enter a time such as 09:30, or leave this empty"),
    why: filled("Say why, so that whoever reads this later can follow"),
  })
  .transform(({ arrivedOn, arrivedTime, ...read }, context) => {
    const refuse = (field: string, message: string) => {
      context.addIssue({ code: "custom", path: [field], message });
      return z.NEVER;
    };
    if (arrivedOn === "" && arrivedTime !== "") return refuse("arrivedOn", "Enter the date as well");
    if (arrivedOn === "") return { ...read, receivedAt: null };
    const [at] = londonInstants(calendarDate(arrivedOn), arrivedTime || "00:00");
    if (!at) return refuse("arrivedTime", "The clocks went forward over this time: it did not occur on that day");
    return { ...read, receivedAt: at.toISOString() };
  });

/** Why a message is neither a response nor a question. */
export const setAsideSchema = z.object({
  reason: lineSchema.refine((value) => value !== "", "Say why it is no response"),
});
