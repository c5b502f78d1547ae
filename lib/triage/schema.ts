import { z } from "zod";
import { keptText, textUpTo } from "#lib/kept-text.ts";
import type { Standing } from "#lib/responses/relations/schema.ts";
import type { LateOutcome } from "./lateness/schema.ts";
import type { PlaceFound } from "./search/schema.ts";

/** Where a response stands with DCC's staff. */
export const triageStatuses = ["NEW", "IN_HAND", "WAITING", "DONE"] as const;
export const triageStatusSchema = z.enum(triageStatuses);
export type TriageStatus = z.infer<typeof triageStatusSchema>;

export const triageStatusNames: Record<TriageStatus, string> = {
  NEW: "New",
  IN_HAND: "In hand",
  WAITING: "Waiting",
  DONE: "Done",
};

export const channels = ["WEB", "EMAIL", "POST"] as const;
export type Channel = (typeof channels)[number];

export const channelNames: Record<Channel, string> = { WEB: "Web", EMAIL: "Email", POST: "Post" };

/** What a response asks to be treated as confidential, at the levels that lists tell apart (S29.2). */
export type Confidentiality = { isWhole: boolean; isIdentity: boolean; isPart: boolean };

/** The columns by which the queue can be ordered. */
export const queueSorts = ["registerNumber", "reference", "receivedAt", "respondent", "status", "assignee"] as const;
export type QueueSort = (typeof queueSorts)[number];

/** What is not on its list falls back to nothing, so that a stale or mistyped address still opens. */
const oneOf = <const T extends readonly string[]>(values: T) => z.enum(["", ...values]).catch("");

/** The queue's filters as they stand in the address. "" lets everything through. */
export const queueFilterSchema = z.object({
  q: z
    .string()
    .max(200)
    .transform((value) => keptText(value).trim())
    .catch(""),
  status: oneOf(triageStatuses),
  /** "me", "nobody", or a person's id. */
  assignee: z.union([z.enum(["", "me", "nobody"]), z.uuid()]).catch(""),
  /** "undecided": late, counted, and nobody has decided yet whether it is considered (S28.6). */
  late: oneOf(["on-time", "late", "undecided"]),
  confidentiality: oneOf(["none", "part", "identity", "whole"]),
  channel: oneOf(channels),
  /** Whether somebody recorded having read it in full (part 4, item 15). */
  read: oneOf(["read", "unread"]),
  /** Whether somebody looked at it for disagreement (§24): "waiting" is reported on, to be looked at, and not yet. */
  look: oneOf(["waiting", "raised", "nothing"]),
  /** Whether it counts. "reported": it counts, or is considered beside one that does; "superseded": another one of the same sender stands for it. */
  standing: oneOf(["counted", "reported", "beside", "unconfirmed", "withdrawn", "superseded"]),
});
export type QueueFilter = z.infer<typeof queueFilterSchema>;

export const pageSchema = z.coerce.number().int().min(1).max(1_000_000).catch(1);

/** One row of the queue. `respondent` is null where this reader may not know it. */
export type ResponseInQueue = Confidentiality & {
  reference: string;
  registerNumber: number;
  receivedAt: Date;
  channel: Channel;
  respondent: string | null;
  isLate: boolean;
  /** What stands on its newest version where that is late; null where it is on time. */
  lateStanding: LateOutcome | "undecided" | null;
  status: TriageStatus;
  assignee: string | null;
  versionNumber: number;
  versionCount: number;
  isWithdrawn: boolean;
  /** How it stands to others of the same sender. */
  standing: Standing;
  /** One person linked it with another that was on time too: a second person confirms. */
  hasLinkToConfirm: boolean;
  /** The files in which the words that are looked for stand; empty when nothing is looked for. */
  foundIn: PlaceFound[];
  isRead: boolean;
};

/** `apart`: withdrawn, or another one of the same sender stands for it, and not considered beside that; they are in "total" and in none of "new", "unassigned", "unread" and "undecided". */
export type ResponseCounts = Record<
  | "toLookAt"
  | "total"
  | "onTime"
  | "late"
  | "undecided"
  | "new"
  | "unassigned"
  | "unread"
  | "whole"
  | "part"
  | "identity"
  | "apart",
  number
>;

export const noteSchema = z.object({
  text: textUpTo(20_000).refine((text) => text.trim() !== "", "Write the note first"),
});

export const revisionSchema = z.coerce.number().int().min(0);
