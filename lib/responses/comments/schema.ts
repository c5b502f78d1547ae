import { z } from "zod";
import { keptText } from "../schema.ts";

/** What a colleague says about a page of the draft: for the people of the draft alone. */
export const commentSchema = z
  .string()
  .transform((text) => keptText(text).trim())
  .pipe(z.string().min(1, "Write your comment first").max(20_000, "Make this shorter: at most 20,000 characters"));

/** More on one draft than people write; it stops a machine. */
export const mostComments = 1000;

export type CommentOnDraft = { id: string; author: string; text: string; writtenAt: Date };
