import type { DraftRole } from "./schema.ts";

/** Tells a link's token from a draft's own at a glance, so that most requests ask the database one question less. */
const mark = "link.";

export const linkTokenFrom = (token: string): string => `${mark}${token}`;
export const isLinkToken = (token: string): boolean => token.startsWith(mark);

/** More live links than this are no help to anybody, and a form that mails is a thing to misuse. */
export const mostLinks = 20;

export const canWrite = (role: DraftRole): boolean => role === "OWNER" || role === "EDIT";

/** One named person sends for all: whoever began the draft, or opened it by a link that was mailed to come back by. */
export const canSend = (role: DraftRole): boolean => role === "OWNER";
export const canInvite = (role: DraftRole): boolean => role === "OWNER";

/** A colleague adds marks and never lifts one: marks merge towards the stricter (scenarios part 4, item 19). */
export const canLiftMarks = (role: DraftRole): boolean => role === "OWNER";

/**
 * The name under which somebody invites, as it stands in a letter to an address that they chose: a name, and no room for a message of theirs
 * or an address that leads elsewhere. Null when it is none.
 */
export const inviterName = (name: string): string | null =>
  name.length <= 80 && /^[\p{L}\p{M}\p{N} .,'’()-]+$/u.test(name) && !/\w\.\w/.test(name) ? name : null;
