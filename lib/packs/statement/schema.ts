import { z } from "zod";
import { textUpTo } from "#lib/kept-text.ts";

export const longestStatement = 200_000;

export const statementSchema = z.object({
  text: textUpTo(longestStatement),
  /** The revision that the writer had before them. */
  revision: z.coerce.number().int().min(0),
});

/** Why the draft is fit for purpose (§24), as it stands. Revision 0: nothing is written yet. */
export type Statement = { text: string; revision: number; writtenBy: string | null; writtenAt: Date | null };
