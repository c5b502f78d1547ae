import { z } from "zod";
import { lineSchema, remarkKinds, textSchema } from "../schema.ts";

export const commentKinds = ["disagree", ...remarkKinds] as const;
export type CommentKind = (typeof commentKinds)[number];

/** Nothing is chosen for a person: what they say is what they say it is. */
export const commentKindNames: Record<CommentKind, string> = {
  disagree: "I disagree with it",
  support: "I support it",
  drafting: "I suggest other wording",
};

/** A comment on a paragraph, as its form sends it. */
export const paragraphCommentSchema = z.object({
  kind: z.enum(commentKinds, "Choose what kind of comment it is"),
  words: lineSchema,
  what: textSchema.pipe(z.string().refine((text) => text.trim() !== "", "Write your comment first")),
  why: textSchema,
});
export type ParagraphComment = z.infer<typeof paragraphCommentSchema>;
