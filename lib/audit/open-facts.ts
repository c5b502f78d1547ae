import type { AuditDetail } from "./schema.ts";

/** Acts that have nothing to do with what a respondent sent: their facts are for everybody who may read the log. */
const apartFromResponses =
  /^(?:consultation|gate|statement|clarification|pack|register|reminders|user|clock|sign-(?:in|out))(?:\.|$)|^attachment\.added$/;

/** Facts that tell nothing of what a response says, who sent it, or which others are of the same sender. */
const openFacts = new Set([
  "version",
  "from",
  "to",
  "fromId",
  "toId",
  "undo",
  "supersedes",
  "isInFull",
  "isMarked",
  "isHeld",
  "outcome",
  "through",
  "why",
  "source",
  "response",
  "revision",
  "channel",
  "role",
  "reading",
]);

/**
 * The facts of an event for somebody without clearance (SX.4). An act on what a respondent sent shows what is known to be open and nothing
 * else, so that a fact somebody adds to an event later is withheld until it is named here.
 */
export const openDetail = (action: string, detail: AuditDetail): AuditDetail =>
  apartFromResponses.test(action)
    ? detail
    : Object.fromEntries(Object.entries(detail).filter(([fact]) => openFacts.has(fact)));
