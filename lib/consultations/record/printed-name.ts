import { formatDateShort, londonDate } from "#lib/dates.ts";
import type { PublicVersion } from "./schema.ts";

/** A text as a CSS string: whatever could end it or break its line is written as its number. */
const cssString = (text: string): string =>
  `"${text.replace(/[^\p{L}\p{N} .,:;()–-]/gu, (character) => `\\${character.codePointAt(0)?.toString(16)} `)}"`;

/** What stands at the foot of each printed page: which text this is, as a CSS string. */
export const printedName = ({ content, number, publishedAt }: PublicVersion): string =>
  cssString(`${content.reference}, version ${number} of ${formatDateShort(londonDate(publishedAt))}`);
