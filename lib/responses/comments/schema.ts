import { z } from "zod";
import { textUpTo } from "#lib/kept-text.ts";

/** What a colleague says about a page of the draft: for the people of the draft alone. */
export const commentSchema = textUpTo(20_000)
  .transform((text) => text.trim())
  .pipe(z.string().min(1, "Write your comment first"));

/** More on one draft than people write; it stops a machine. */
export const mostComments = 1000;

export type CommentOnDraft = { id: string; author: string; text: string; writtenAt: Date };
