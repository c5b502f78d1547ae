import { z } from "zod";
import type { OutcomeOf } from "#lib/approvals/schema.ts";
import { textUpTo } from "#lib/kept-text.ts";
import type { ConditionState } from "./condition/rules.ts";

/** Who a pack can be released to (§§24, 30): each by an act of its own (S30.3). */
export const recipients = ["DEPARTMENT", "AUTHORITY"] as const;
export const recipientSchema = z.enum(recipients);
export type Recipient = z.infer<typeof recipientSchema>;

export const recipientNames: Record<Recipient, string> = { DEPARTMENT: "the Department", AUTHORITY: "the Authority" };

/** What is known about a consultation before its pack is built: what the checks of §24 are made on. */
export type PackFacts = {
  isClosed: boolean;
  /** "16:00 UK time (BST) on Tuesday 25 April 2023". */
  closing: string;
  /** Responses whose counting version nobody has recorded as read in full: how many, and the first of them. */
  unread: { count: number; references: string[] };
  /** Messages and letters that wait for a person, and how many of them a list or a machine sent, which may hold a response all the same. */
  mail: { waiting: number; automatic: number };
  /** Counted responses whose newest version is late and not decided on: how many, and the first of them (S28.6). */
  undecidedLate: { count: number; references: string[] };
  /** Counted responses that nobody has looked at for disagreement: how many, and the first of them (§24). */
  notLookedAt: { count: number; references: string[] };
  /** Links of two responses that were both on time, which no second person has confirmed: how many, and the first that everybody may know. */
  linksToConfirm: { count: number; references: string[] };
  hasStatement: boolean;
  hasDraft: boolean;
  hasRedline: boolean;
  /** Entries of the disagreement register: open ones without a reply, and any whose title no second person found neutral. */
  withoutReply: number[];
  withUncheckedTitle: number[];
  /** Areas of disagreement that respondents named and that are in no entry of the register. */
  areasNotRaised: number;
  notDone: number;
  /** The last number of the register, and the last that a seal closed. */
  lastNumber: number;
  sealedTo: number;
  /** What DCC decided after the consultation (§24); null: nothing yet. The id is that of its record. */
  decision: { id: string; outcome: OutcomeOf<"SUBMISSION_DECISION"> } | null;
  /** Where the condition that the document announces stands in the draft (§19, S19.4). */
  condition: { state: ConditionState; clause: string | null; paragraphs: readonly number[] };
};

/** One thing the checks found: red blocks the pack, amber needs an explanation that goes with it. */
export type PackFinding = {
  code: string;
  level: "red" | "amber";
  text: string;
  paragraphs: readonly number[];
  /** Where it is put right, below the consultation's own pages. */
  path: string;
};

/** ": and others": those of a number that are named; nothing where none may be. */
export const firstOf = ({ count, references }: { count: number; references: readonly string[] }): string =>
  references.length === 0 ? "" : `: ${references.join(", ")}${count > references.length ? " and others" : ""}`;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** `manifest.json`: every file with its size and SHA-256, and what the pack holds. */
export const packManifestSchema = z.object({
  format: z.literal(1),
  consultation: z.object({ slug: z.string(), reference: z.string(), title: z.string() }),
  responses: z.int(),
  versions: z.int(),
  unresolved: z.int(),
  /** What was called resolved; packs before there was a list of it say nothing. */
  resolved: z.int().nullable().default(null),
  /** Responses that count, those to be looked at for disagreement, those looked at, and those of which something was raised (§24). */
  looks: z.object({ counted: z.int(), asked: z.int(), looked: z.int(), raised: z.int() }).nullable().default(null),
  register: z.object({ last: z.int(), sealedTo: z.int() }),
  /** Responses by what counts (decision 32): those that count, those considered beside one that does, and the others; packs before say nothing. */
  counting: z.object({ counted: z.int(), beside: z.int(), apart: z.int() }).nullable().default(null),
  /** Versions that came in late, by what was decided on them (S28.6); null where none did. */
  late: z
    .object({
      versions: z.int(),
      considered: z.int(),
      "considered-in-part": z.int(),
      "not-considered": z.int(),
      undecided: z.int(),
    })
    .nullable()
    .default(null),
  /** What §24 names and was not there: in packs built before the draft and its redline were asked for. */
  missing: z.array(z.string()).default([]),
  /** The clause of the draft that holds the condition of §19, where it was recorded. */
  conditionClause: z.string().nullable().default(null),
  /** What it was built from, by part: a fingerprint each (`basis.ts`). A pack without it was built before they were kept. */
  basis: z.record(z.string(), z.string()).default({}),
  /** What was to be explained, and the explanation; null when there was nothing. */
  explained: z.object({ findings: z.array(z.string()), explanation: z.string(), by: z.string() }).nullable(),
  files: z.array(z.object({ path: z.string(), size: z.int(), sha256 })),
});
export type PackManifest = z.infer<typeof packManifestSchema>;
export type PackFile = PackManifest["files"][number];

/** A file of a pack in a list; `size` in bytes, null where it is withheld from this reader. */
export type PackMember = { path: string; size: number | null };

export const explanationSchema = textUpTo(20_000).transform((value) => value.trim());

export type BuildState = "WAITING" | "RUNNING" | "DONE" | "FAILED";
export type PackBuild = {
  id: string;
  state: BuildState;
  done: number;
  total: number;
  failure: string | null;
  packVersion: number | null;
  requestedBy: string;
  requestedAt: Date;
  /** No progress for so long that nobody works on it any more. */
  isStale: boolean;
};

export type PackInList = {
  id: string;
  version: number;
  size: number;
  sha256: string;
  builtById: string;
  builtBy: string;
  builtAt: Date;
  manifest: Omit<PackManifest, "files">;
  /** The files in it as far as this reader may know them, and how many there are. */
  listed: PackMember[];
  fileCount: number;
  releases: { recipient: Recipient; releasedBy: string; releasedAt: Date }[];
};

/** A pack as its recipient sees it. */
export type ReleasedPack = {
  id: string;
  version: number;
  title: string;
  size: number;
  sha256: string;
  releasedAt: Date;
  manifest: PackManifest;
};
