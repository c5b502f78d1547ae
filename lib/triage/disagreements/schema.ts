import { z } from "zod";
import { lineUpTo, textUpTo } from "#lib/kept-text.ts";

/** Where a disagreement arose: in an answer, or anywhere else during the process (§24, S24.4). */
export const sources = ["response", "call", "clarification", "meeting", "other"] as const;
export type Source = (typeof sources)[number];

export const sourceNames: Record<Source, string> = {
  response: "Response",
  call: "Call",
  clarification: "Clarification",
  meeting: "Meeting",
  other: "Other",
};

/** Where it arose, as the end of a sentence: "entries that arose in a call". */
export const sourcePhrases: Record<Source, string> = {
  response: "in a response",
  call: "in a call",
  clarification: "in a clarification",
  meeting: "in a meeting",
  other: "elsewhere",
};

/** What can resolve a disagreement: each is a thing on record, never words of ours. DCC disagreeing is not among them (part 4, item 7). */
export const evidenceKinds = ["change", "draft", "words", "letter"] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

export const evidenceNames: Record<EvidenceKind, string> = {
  change: "A drafting change: an entry of the list of changes",
  draft: "A drafting change: a clause of the final draft or its redline",
  words: "The respondent’s acceptance, in a response on record",
  letter: "The respondent’s acceptance, in a message or letter on record",
};

export type DisagreementState = "OPEN" | "RESOLVED";
/** As pages show it: what one person proposed is open until a second one confirms it. */
export type Standing = "OPEN" | "PROPOSED" | "RESOLVED";

const longText = textUpTo(50_000);

/** What the form to raise one sends. `response` is a reference, `areaKey` the respondent's own area where it is one. */
export const raiseSchema = z.object({
  title: lineUpTo(200),
  anchor: lineUpTo(100),
  source: z.enum(sources, "Choose where it arose"),
  sourceDetail: lineUpTo(500),
  response: z.string().max(40),
  areaKey: z.string().max(120),
  quote: longText,
});
export type Raising = z.infer<typeof raiseSchema>;

/** Words of a response for an entry that is there already. */
export const addWordsSchema = z.object({
  entry: z.coerce
    .number("Choose the entry")
    .int("Choose the entry")
    .min(1, "Choose the entry")
    .max(999_999_999, "Choose the entry"),
  response: z.string().max(40),
  areaKey: z.string().max(120),
  quote: longText,
});
export type AddingWords = z.infer<typeof addWordsSchema>;

export const retitleSchema = z.object({ title: lineUpTo(200), anchor: lineUpTo(100) });
export const replySchema = z.object({ dccReply: longText });
const chosen = z.union([z.uuid(), z.literal("")]).catch("");
/** What the form to propose a resolution sends: the kind of evidence, and the fields of all kinds. */
export const proposeSchema = z.object({
  evidenceKind: z.union([z.enum(evidenceKinds), z.literal("")]),
  change: z.string().max(120),
  attachment: chosen,
  clause: lineUpTo(200),
  response: lineUpTo(40),
  words: longText,
  mail: chosen,
});
export type Proposal = z.infer<typeof proposeSchema>;

/** What stands for the title of an entry that was raised from words marked confidential, for those who may not read them (SX.4). */
export const withheldTitle = "Withheld: raised from a response that is marked confidential";

/** A line of the register; of one that is withheld from its reader neither title nor anchor. */
export type DisagreementInList = {
  number: number;
  title: string;
  anchor: string;
  /** True where the entry derives from a response of which this reader may not know the titles. */
  isWithheld: boolean;
  source: Source;
  /** The first response whose words it holds, and how many responses there are; null also where it is withheld. */
  response: string | null;
  responses: number;
  hasReply: boolean;
  isTitleChecked: boolean;
  standing: Standing;
};

export const registerSorts = ["number", "title", "anchor", "source", "standing"] as const;
const oneOf = <const T extends readonly string[]>(values: T) => z.enum(["", ...values]).catch("");
export const registerFilterSchema = z.object({
  state: oneOf(["open", "proposed", "resolved"]),
  source: oneOf(sources),
});
export type RegisterFilter = z.infer<typeof registerFilterSchema>;

/** Words of one response that an entry holds, as one member of staff may read them. */
export type PassageForStaff = {
  response: string;
  areaKey: string | null;
  quote: string;
  isConfidential: boolean;
  addedBy: string;
  addedAt: Date;
};

/** The thing that is said to resolve an entry: `thing` names it, `words` are the clause or what the respondent wrote. */
export type Evidence = { kind: EvidenceKind; thing: string; words: string };

/** An entry as one member of staff may read it. */
export type DisagreementForStaff = {
  id: string;
  number: number;
  title: string;
  anchor: string;
  source: Source;
  sourceDetail: string;
  /** What was said in a call, a clarification or a meeting; empty where it arose in responses, null where this reader may not read it. */
  quote: string | null;
  passages: PassageForStaff[];
  /** True where it holds words of a response of which this reader may not know the titles: they read nothing of what it says, and change nothing. */
  isWithheld: boolean;
  dccReply: string | null;
  standing: Standing;
  /** Null while nothing is claimed, and where this reader may not read it. */
  evidence: Evidence | null;
  proposedById: string | null;
  proposedBy: string | null;
  proposedAt: Date | null;
  confirmedBy: string | null;
  confirmedAt: Date | null;
  revision: number;
  raisedBy: string;
  raisedAt: Date;
  titleById: string;
  titleBy: string;
  titleCheckedBy: string | null;
  titleCheckedAt: Date | null;
  /** As it stood after each change, newest first. */
  versions: DisagreementVersion[];
};

export type DisagreementVersion = {
  revision: number;
  title: string;
  anchor: string;
  /** Null where this reader may not read the words. */
  dccReply: string | null;
  evidence: string | null;
  standing: Standing;
  changedBy: string;
  changedAt: Date;
};

/** An area of disagreement of a response that is not in the register yet; `about` is null where it is marked. */
export type AreaToRaise = { response: string; areaKey: string; question: string; about: string | null };
