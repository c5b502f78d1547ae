import type { MailInList } from "./schema.ts";

/** Where a mail stands, in words. In demonstration mode nothing is sent, and that is said. */
export function sayState(
  { sentAt, attempts, hasFailed }: Pick<MailInList, "sentAt" | "attempts" | "hasFailed">,
  isDemonstration: boolean,
): string {
  if (sentAt) return "Sent";
  if (isDemonstration) return "Shown, not sent";
  if (hasFailed) return `Not sent after ${attempts} ${attempts === 1 ? "try" : "tries"}`;
  return "Waiting to be sent";
}

/** What a letter is, where its subject is withheld: "period-extended" → "Period extended". */
export const sayKind = (kind: string): string => `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`.replaceAll("-", " ");

const token = /[A-Za-z0-9_-]{43,}/g;

/** The text without the private links in it: whoever holds one can act as the respondent, so staff do not see them. */
export const withoutPrivateLinks = (text: string): string => text.replace(token, "(private part of the link left out)");
