import { z } from "zod";
import { type ConsultationContent, calendarDateSchema } from "#lib/consultations/schema.ts";
import type { CalendarDate, Instant } from "#lib/dates.ts";
import { lineUpTo, textUpTo } from "#lib/kept-text.ts";

/** The gates of the two tracks in the order in which they are passed: certificate (§§18–19) and instrument (§§24–25, 38). */
export const instrumentGates = [
  "CONCLUSION",
  "SUBMISSION_DECISION",
  "SUBMISSION",
  "DEPARTMENT_DECISION",
  "REDESIGNATION",
  "SEC_ADMINISTRATOR_NOTIFIED",
  "GO_LIVE_DESIGNATED",
] as const;
export const certificateGates = [
  "SSC_VIEWS",
  "PMA_DECISION",
  "PMA_CONDITION_MET",
  "CERTIFICATE_ISSUED",
  "CERTIFICATE_PROVIDED",
] as const;

/**
 * Kept beside the gates and no gates themselves: which rule the last day of the window follows (S36.4), and from which day the version in
 * force has been in force, where the document does not say (§§2, 11).
 */
export const gates = [...instrumentGates, ...certificateGates, "LONG_STOP_RULE", "CURRENT_VERSION_BEGAN"] as const;
export const gateSchema = z.enum(gates);
export type Gate = z.infer<typeof gateSchema>;

/** The words that a gate's record can end in. */
export const outcomes = {
  CONCLUSION: ["concluded"],
  SUBMISSION_DECISION: ["submit-as-consulted", "submit-amended", "re-consult", "do-not-proceed"],
  SUBMISSION: ["submitted"],
  DEPARTMENT_DECISION: ["approved", "approved-with-changes", "returned", "refused"],
  REDESIGNATION: ["re-designated"],
  SEC_ADMINISTRATOR_NOTIFIED: ["notified"],
  GO_LIVE_DESIGNATED: ["designated"],
  SSC_VIEWS: ["views-given", "sought-none-came"],
  PMA_DECISION: ["approved", "approved-with-conditions", "deferred", "refused"],
  PMA_CONDITION_MET: ["met"],
  CERTIFICATE_ISSUED: ["issued"],
  CERTIFICATE_PROVIDED: ["provided"],
  LONG_STOP_RULE: ["stays", "next-working-day"],
  CURRENT_VERSION_BEGAN: ["began"],
} as const satisfies Record<Gate, readonly string[]>;
export type OutcomeOf<G extends Gate> = (typeof outcomes)[G][number];

const text = textUpTo(20_000).transform((value) => value.trim());
/** Given or null; white space alone is nothing. */
const note = text.transform((value) => value || null).nullable();
const reason = text.pipe(z.string().min(1, "Give the reason"));

/** What each gate asks for besides its outcome, date, decider and evidence. */
export const details = {
  CONCLUSION: z.object({ note }),
  /** Each of the four end states has its reason (S24.1). */
  SUBMISSION_DECISION: z.object({
    reason,
    /** Which clause of the draft holds the condition of §19, and its words, so that the pack can be checked for them (S19.4). */
    clause: note.default(null),
    words: note.default(null),
    /** Somebody read that sentence in the draft and found that it makes the issue depend on the PMA's approval. */
    isClauseConfirmed: z.boolean().default(false),
  }),
  /** Which version of the submission pack went in; null where two people say how it was submitted otherwise. */
  SUBMISSION: z.object({ packVersion: z.int().positive().nullable(), otherwise: note.default(null) }),
  DEPARTMENT_DECISION: z.object({ note }),
  /** Made on the record's own date; effect is the second date (S36.2). `reason`: why later, or why outside the window (S36.3). */
  REDESIGNATION: z.object({
    effectOn: calendarDateSchema,
    reason: note,
    /** An authorised person let it stand although it is outside what was consulted on. */
    isAuthorised: z.boolean(),
  }),
  SEC_ADMINISTRATOR_NOTIFIED: z.object({ note }),
  GO_LIVE_DESIGNATED: z.object({ note }),
  /** Advice in the Sub-Committee's words: neither approval nor veto (S19.2). */
  SSC_VIEWS: z.object({ views: note }),
  /** `viewsId` points at the Sub-Committee's record that the decider had before them (S19.1). */
  PMA_DECISION: z.object({
    viewsId: z.uuid(),
    note,
    /** The meeting at which it was decided; null where it was decided without one. */
    meetingOn: calendarDateSchema.nullable().default(null),
    /** What the approval depends on, one entry each, in the PMA's words; empty unless it was approved with conditions. */
    conditions: z.array(text.pipe(z.string().min(1))).default([]),
  }),
  /** One condition of the PMA's, in the words in which it was recorded. */
  PMA_CONDITION_MET: z.object({ condition: text.pipe(z.string().min(1, "Choose the condition that was met")), note }),
  CERTIFICATE_ISSUED: z.object({ note }),
  CERTIFICATE_PROVIDED: z.object({ note }),
  LONG_STOP_RULE: z.object({ reason }),
  CURRENT_VERSION_BEGAN: z.object({ note }),
} as const satisfies Record<Gate, z.ZodType>;

const line = (missing: string) =>
  lineUpTo(1000)
    .transform((value) => value.replace(/\s+/g, " "))
    .pipe(z.string().min(1, missing));

/** What every gate asks for: when, who, on what evidence. */
const commonSchema = z.object({
  decidedOn: calendarDateSchema,
  decidedBy: line("Say who decided or did this"),
  evidence: line("Say what shows it: minutes, a letter or an address"),
  evidenceFileId: z.uuid().nullable(),
});

const entryOf = <G extends Gate>(gate: G) =>
  commonSchema.extend({
    gate: z.literal(gate),
    outcome: z.enum(outcomes[gate], "Choose what happened"),
    detail: details[gate],
    /** The record that this one puts right. */
    replacesId: z.uuid().nullable(),
  });

/** A gate as somebody wants to record it. */
export const gateEntrySchema = z.discriminatedUnion("gate", [
  entryOf("CONCLUSION"),
  entryOf("SUBMISSION_DECISION"),
  entryOf("SUBMISSION"),
  entryOf("DEPARTMENT_DECISION"),
  entryOf("REDESIGNATION"),
  entryOf("SEC_ADMINISTRATOR_NOTIFIED"),
  entryOf("GO_LIVE_DESIGNATED"),
  entryOf("SSC_VIEWS"),
  entryOf("PMA_DECISION"),
  entryOf("CERTIFICATE_ISSUED"),
  entryOf("CERTIFICATE_PROVIDED"),
  entryOf("PMA_CONDITION_MET"),
  entryOf("LONG_STOP_RULE"),
  entryOf("CURRENT_VERSION_BEGAN"),
]);
export type GateEntry = z.infer<typeof gateEntrySchema>;

/** "This did not happen", said of an earlier record, with why: both are kept, and neither gate nor track knows the earlier one any more. */
export const unsaidEntrySchema = z.object({
  gate: gateSchema,
  outcome: z.literal("did-not-happen"),
  decidedOn: calendarDateSchema,
  decidedBy: z.string(),
  evidence: z.string(),
  evidenceFileId: z.uuid().nullable(),
  detail: z.object({ reason }),
  replacesId: z.uuid(),
});

type Recorded = {
  id: string;
  evidenceFile: { title: string; name: string } | null;
  recordedBy: string;
  recordedAt: Date;
};
/** A gate as it was recorded. */
export type GateRecord = GateEntry & Recorded;
export type UnsaidRecord = z.infer<typeof unsaidEntrySchema> & Recorded;
/** Everything ever written on the gates of a consultation. */
export type AnyRecord = GateRecord | UnsaidRecord;
export type RecordOf<G extends Gate> = Extract<GateRecord, { gate: G }>;

/** The record at each gate: the last one, put right where it was put right; with every condition of the PMA's recorded as met. */
export type Standing = { [G in Gate]?: RecordOf<G> } & { conditionsMet?: readonly RecordOf<"PMA_CONDITION_MET">[] };

/** A record that no longer holds, since something that it rests on was put right or did not happen; with why. */
export type Doubt = { record: GateRecord; reasons: Reason[] };

/** One reason why something cannot be recorded, with the paragraphs that say so, and the field of the form where it can be put right. */
export type Reason = { paragraphs: readonly number[]; text: string; field?: string };

/** A date on which a version of the instrument begins to be in force. */
export type InForce = { version: string; name: string; from: CalendarDate | null; until: CalendarDate | null };

/** What the rules read of a consultation's text. */
export type GateContent = Pick<
  ConsultationContent,
  "instrument" | "designation" | "changes" | "tracks" | "documentOn" | "closesAt" | "extendedFrom"
>;

/** What the rules need besides the records. */
export type Surroundings = {
  content: GateContent;
  closesAt: Date;
  /** The close as first published, where it was extended since (S28.7). */
  extendedFrom?: Instant | Date | null;
  now: Date;
  /** The person may let a date outside the window stand, and may change the rule of its last day (S36.3, S36.4). */
  mayDecideWindow: boolean;
};

/** A record that takes two people, as the first one wrote it. */
export type Proposal = { id: string; entry: GateEntry; proposedById: string; proposedBy: string; proposedAt: Date };
