import { z } from "zod";
import { keptText } from "#lib/kept-text.ts";

/** A response has a handful of passages to mark; a bound this high stops only a machine that floods the form. */
const mostMarks = 1000;

const reason = z
  .string("Give the reason as text, or leave it out.")
  // Counted as it is kept, and not changed here: what is stored is what was committed to.
  .refine((given) => keptText(given).length <= 20_000, "The reason is longer than 20,000 characters.")
  .transform((given) => (given.trim() === "" ? null : given))
  .nullable();

const fieldKey = z.string("Say which answer the mark is in.").min(1, "Say which answer the mark is in.");
const offset = (what: string) =>
  z.int(`The ${what} of a mark must be a whole number.`).min(0, `The ${what} of a mark cannot be negative.`);

/** A stretch of one text in UTF-16 code units, the end not included: `text.slice(start, end)`. */
export const passageSchema = z
  .object({ start: offset("start"), end: offset("end"), reason: reason.default(null) })
  .refine(({ start, end }) => start <= end, "A mark cannot end before it starts.");

/**
 * A request to treat something as confidential (§29, S29.2): the whole response, who sent it, one answer, words in an
 * answer, or a file. The reason is asked for and may be left out (S29.4).
 */
export const markSchema = z.discriminatedUnion(
  "level",
  [
    z.object({ level: z.literal("whole"), reason }),
    z.object({ level: z.literal("identity"), reason }),
    z.object({ level: z.literal("answer"), field: fieldKey, reason }),
    z.object({ level: z.literal("passage"), field: fieldKey, start: offset("start"), end: offset("end"), reason }),
    z.object({ level: z.literal("attachment"), attachmentId: z.string().min(1, "Say which file is meant."), reason }),
  ],
  "Choose what is confidential: the whole response, your identity, an answer, a passage or a file.",
);

export const marksSchema = z
  .array(markSchema, "The marks must be a list.")
  .max(mostMarks, `A response can carry at most ${mostMarks} marks. Mark whole answers instead.`)
  .refine(
    (marks) => marks.every((mark) => mark.level !== "passage" || mark.start <= mark.end),
    "A mark cannot end before it starts.",
  );

export type Passage = z.infer<typeof passageSchema>;
export type Mark = z.infer<typeof markSchema>;

/**
 * One box of free text. The key names it ("Q1", "Q1.area-1.why"): an answer mark on "Q1" also covers every key that
 * begins "Q1.". The label is the form's own wording and is public: never put a respondent's words into it.
 */
export type Field = { key: string; label: string; text: string };

export type Respondent = { name: string | null; organisation: string | null; email: string | null };

/** `publicVersionOf` names the file that this one replaces in public (S29.9); `text` is what could be read out of it. */
export type Attachment = { id: string; name: string; publicVersionOf: string | null; text: string | null };

export type MarkedResponse = {
  fields: readonly Field[];
  marks: readonly Mark[];
  respondent: Respondent;
  attachments: readonly Attachment[];
};
