import { z } from "zod";
import { lineUpTo, textUpTo } from "#lib/kept-text.ts";

const text = (missing: string) => textUpTo(20_000).refine((value) => value.trim() !== "", missing);
const optionalLine = lineUpTo(320).transform((value) => (value === "" ? null : value));

/** A question about the documents as its form sends it (§32). Only the question itself is asked for; the rest may stay empty. */
export const askSchema = z.object({
  question: text("Write your question"),
  paragraph: z
    .string()
    .trim()
    .regex(/^\d{0,4}$/, "Enter the paragraph’s number, such as 18, or leave this empty")
    .transform((value) => (value === "" ? null : Number(value))),
  name: optionalLine,
  email: optionalLine.pipe(
    z.email("Enter an email address in the form name@example.org, or leave this empty").nullable(),
  ),
  idempotencyKey: z.uuid(),
});
export type Asked = z.infer<typeof askSchema>;

/** The answer as staff write it, with the question as everyone will read it. */
export const answerSchema = z.object({
  publicQuestion: text("Write the question as everyone will read it"),
  answer: text("Write the answer"),
  changesMeaning: z
    .enum(["yes", "no"], "Say whether the answer changes what the documents mean")
    .transform((value) => value === "yes"),
  revision: z.coerce.number().int().min(0),
});
export type Answered = z.infer<typeof answerSchema>;

export const referenceSchema = z.string().regex(/^Q-[0-9A-Z]{4}-[0-9A-Z]{4}$/);

/** What everyone reads: no word about who asked. */
export type PublicClarification = {
  number: number;
  question: string;
  answer: string;
  paragraph: number | null;
  changesMeaning: boolean;
  publishedAt: Date;
};

export type ClarificationState = "waiting" | "answered" | "published";

/** One line of the staff's log. */
export type ClarificationInLog = {
  reference: string;
  question: string;
  paragraph: number | null;
  askedAt: Date;
  state: ClarificationState;
  changesMeaning: boolean | null;
  /** True where it came by a message that asks for confidentiality, or may, and its reader has no clearance (SX.4). */
  isWithheld: boolean;
};

/** What stands for the words of such a question. */
export const withheldQuestion = "Withheld: it came by a message that asks for confidentiality, or may";

export type ClarificationForStaff = Omit<ClarificationInLog, "state"> & {
  askerName: string | null;
  askerEmail: string | null;
  publicQuestion: string | null;
  answer: string | null;
  revision: number;
  answeredBy: { id: string; name: string } | null;
  answeredAt: Date | null;
  publishedBy: { name: string } | null;
  publishedAt: Date | null;
  publicNumber: number | null;
};
