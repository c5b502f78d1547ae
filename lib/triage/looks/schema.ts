import { z } from "zod";
import { textUpTo } from "#lib/kept-text.ts";

/** What somebody who looked at a version for disagreement can find: what it says is in the register, or there is nothing to raise (§24). */
export const lookFindings = ["raised", "nothing"] as const;

/** What the form sends; `seenId` is the look that stood when it was opened, empty for none. */
export const recordLookSchema = z.object({
  version: z.coerce.number().int().min(1),
  found: z.enum(lookFindings, "Say what you found"),
  reason: textUpTo(20_000).transform((text) => text.trim()),
  seenId: z.union([z.uuid(), z.literal("")]),
});
export type LookRecording = z.input<typeof recordLookSchema>;

/** A look at one version, as it was recorded. */
export type Look = {
  id: string;
  /** Numbers of the register's entries that hold words of the response; empty where there was nothing to raise. */
  entries: number[];
  /** Why there was nothing to raise; empty where something was raised. */
  reason: string;
  lookedBy: string;
  lookedAt: Date;
};

/**
 * How a response stands with its look: `isAsked` is false where it agrees, or says nothing, and no file came with it, and where it is not
 * reported on; `isWaiting` is true while a version that is reported on was not looked at. `beside` are numbers of versions that are reported
 * beside the one that counts: one look covers them all.
 */
export type LookStanding = { isAsked: boolean; isWaiting: boolean; beside: number[]; look: Look | null };

/** A counted response that a person has yet to look at, of which this reader may read all: what for, and the words, box by box. */
export type ResponseToLookAt = {
  reference: string;
  registerNumber: number;
  receivedAt: Date;
  respondent: string | null;
  reasons: string[];
  passages: { label: string; text: string }[];
};
