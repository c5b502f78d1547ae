import { z } from "zod";
import { lineSchema, textSchema } from "../schema.ts";

/** A comment on a paragraph, as its form sends it. */
export const paragraphCommentSchema = z.object({
  words: lineSchema,
  what: textSchema.pipe(z.string().refine((text) => text.trim() !== "", "Write your comment first")),
  why: textSchema,
});
export type ParagraphComment = z.infer<typeof paragraphCommentSchema>;
