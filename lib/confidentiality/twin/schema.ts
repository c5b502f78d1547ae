import { z } from "zod";
import { passageSchema } from "../schema.ts";

/** One form whatever it stands for, so that neither length nor kind shows (look.md). */
export const withheldBlock = "[Withheld at the respondent's request]";
export const contactBlock = "[Contact detail left out]";

export type PublicSegment =
  | { kind: "text"; text: string }
  | { kind: "withheld"; text: typeof withheldBlock }
  | { kind: "contact"; text: typeof contactBlock };

export type PublicItem = { key: string; label: string; segments: PublicSegment[] };

export type PublicAttachment = PublicItem & { isWithheld: boolean };

/** What the public may read of one response. It holds no offset, length, hash or reason of anything withheld. */
export type PublicTwin = {
  /** Set when the whole response is confidential: one block, and nothing else. */
  isWithheldInFull: boolean;
  respondent: PublicItem[];
  fields: PublicItem[];
  attachments: PublicAttachment[];
  /** The number of withheld blocks. */
  withheld: number;
};

/** What `portal twin` reads: one text and the stretches of it that are marked, in UTF-16 code units. */
export const twinInputSchema = z
  .object(
    {
      text: z.string('"text" must be a string.'),
      marks: z.array(passageSchema, '"marks" must be a list of {start, end}.'),
    },
    'The input must be one object: {"text": "…", "marks": [{"start": 0, "end": 12}]}.',
  )
  .superRefine(({ text, marks }, context) => {
    for (const [index, { start, end }] of marks.entries())
      if (end > text.length)
        context.addIssue({
          code: "custom",
          path: ["marks", index],
          message: `The mark from ${start} to ${end} goes beyond the text, which is ${text.length} code units long.`,
        });
  });
