import { z } from "zod";
import { keptText } from "#lib/responses/schema.ts";

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

/** What can resolve a disagreement. DCC disagreeing is not among them (part 4, item 7). */
export const evidenceKinds = ["drafting-change", "acceptance"] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

export const evidenceNames: Record<EvidenceKind, string> = {
  "drafting-change": "A drafting change",
  acceptance: "The respondent’s recorded acceptance",
};

export type DisagreementState = "OPEN" | "RESOLVED";

const longText = z.string().max(50_000, "Make this shorter: at most 50,000 characters").transform(keptText);
const line = (most: number) =>
  z
    .string()
    .max(most, `Make this shorter: at most ${most} characters`)
    .transform((text) => keptText(text).replaceAll("\n", " ").trim());

/** What the form to raise one sends. `response` is a reference, `areaKey` the respondent's own area where it is one. */
export const raiseSchema = z.object({
  title: line(200),
  anchor: line(100),
  source: z.enum(sources, "Choose where it arose"),
  sourceDetail: line(500),
  response: z.string().max(40),
  areaKey: z.string().max(120),
  quote: longText,
});
export type Raising = z.infer<typeof raiseSchema>;

export const retitleSchema = z.object({ title: line(200), anchor: line(100) });
export const replySchema = z.object({ dccReply: longText });
export const resolveSchema = z.object({
  evidenceKind: z.union([z.enum(evidenceKinds), z.literal("")]),
  evidence: longText,
});

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
  response: string | null;
  hasReply: boolean;
  isTitleChecked: boolean;
  state: DisagreementState;
};

export const registerSorts = ["number", "title", "anchor", "source", "state"] as const;
const oneOf = <const T extends readonly string[]>(values: T) => z.enum(["", ...values]).catch("");
export const registerFilterSchema = z.object({ state: oneOf(["open", "resolved"]), source: oneOf(sources) });
export type RegisterFilter = z.infer<typeof registerFilterSchema>;

/** An entry as one member of staff may read it. */
export type DisagreementForStaff = Omit<DisagreementInList, "hasReply" | "isTitleChecked"> & {
  id: string;
  sourceDetail: string;
  areaKey: string | null;
  /** Null where this reader may not read the words (SX.4). */
  quote: string | null;
  isQuoteConfidential: boolean;
  dccReply: string | null;
  evidenceKind: EvidenceKind | null;
  evidence: string | null;
  revision: number;
  raisedBy: string;
  raisedAt: Date;
  titleById: string;
  titleBy: string;
  titleCheckedBy: string | null;
  titleCheckedAt: Date | null;
  changedBy: string;
  changedAt: Date;
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
  state: DisagreementState;
  changedBy: string;
  changedAt: Date;
};

/** An area of disagreement of a response that is not in the register yet; `about` is null where it is marked. */
export type AreaToRaise = { response: string; areaKey: string; question: string; about: string | null };
