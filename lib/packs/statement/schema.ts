import { z } from "zod";

export const longestStatement = 200_000;

export const statementSchema = z.object({
  text: z
    .string()
    .max(longestStatement, `Make this shorter: at most ${longestStatement.toLocaleString("en-GB")} characters`)
    .transform((value) => value.replaceAll("\0", "").replace(/\r\n?/g, "\n").toWellFormed()),
  /** The revision that the writer had before them. */
  revision: z.coerce.number().int().min(0),
});

/** Why the draft is fit for purpose (§24), as it stands. Revision 0: nothing is written yet. */
export type Statement = { text: string; revision: number; writtenBy: string | null; writtenAt: Date | null };
