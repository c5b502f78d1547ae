import { z } from "zod";

/**
 * Text as typed, made storable: PostgreSQL holds no NUL and canonical JSON no lone surrogate (RFC 8785, I-JSON), so a NUL goes and a
 * lone surrogate becomes U+FFFD. Line ends are one character each, as forms send two. Nothing else is changed or trimmed.
 */
export const keptText = (text: string): string => text.replaceAll("\0", "").replace(/\r\n?/g, "\n").toWellFormed();

const shorter = (most: number) => `Make this shorter: at most ${most.toLocaleString("en-GB")} characters`;

/**
 * Text of at most so many UTF-16 code units as it is kept: a limit that counts line ends as forms send them refuses what a person may write.
 * Every schema of something typed is made by this or by `lineUpTo`, so that none measures before it keeps.
 */
export const textUpTo = (most: number, message = shorter(most)) =>
  z.string().transform(keptText).pipe(z.string().max(most, message));

/** The same on one line, without spaces around it. */
export const lineUpTo = (most: number, message = shorter(most)) =>
  z
    .string()
    .transform((value) => keptText(value).replaceAll("\n", " ").trim())
    .pipe(z.string().max(most, message));
