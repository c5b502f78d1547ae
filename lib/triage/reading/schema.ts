import type { AskedInWords } from "#lib/intake/boxes/schema.ts";
import type { LinkOfResponse, Standing } from "#lib/responses/relations/schema.ts";
import type { Position } from "#lib/responses/schema.ts";
import type { RecordedArea } from "../areas/schema.ts";
import type { LateDecision } from "../lateness/schema.ts";
import type { LookStanding } from "../looks/schema.ts";
import type { RecordedPosition, SuggestedPosition } from "../positions/schema.ts";
import type { Channel, Confidentiality, TriageStatus } from "../schema.ts";

/** A stretch of a response for one reader: open, marked and shown with its reason, or withheld from this reader. */
export type ReadingSegment =
  | { kind: "open"; text: string }
  | { kind: "marked"; text: string; reason: string | null }
  | { kind: "withheld" };

/** One box of a response, or one line about who sent it. The key is the one that marks name ("Q1.area-1.what"). */
export type ReadingItem = { key: string; label: string; segments: ReadingSegment[] };

/** One position as its respondent took it; null where this reader may not know it. */
export type ReadingPosition = { part: string; wording: string; question: string; own: Position | null };

/** A mark as it was set, in words. The reason is null where none was given or this reader may not read it. */
export type ReadingMark = { where: string; hasReason: boolean; reason: string | null };

/** A version of a response as one reader may read it (SX.4). */
export type Reading = {
  /** False when something is withheld from this reader: their reading is then not "in full". */
  isInFull: boolean;
  confidentiality: Confidentiality;
  respondent: ReadingItem[];
  fields: ReadingItem[];
  /** The questions it answers, as they read then. */
  questions: { label: string; wording: string }[];
  positions: ReadingPosition[];
  /** Another date proposed, YYYY-MM-DD, by question; null where this reader may not know it. */
  alternatives: { question: string; on: string | null }[];
  marks: ReadingMark[];
};

export type VersionInList = {
  number: number;
  registerNumber: number;
  receivedAt: Date;
  isLate: boolean;
  /** The one by which its response counts, where that counts at all (invariant 2). */
  isOperative: boolean;
  /** Late, and considered beside what counts: read and reported with it. */
  isBeside: boolean;
};

export type TriageOfResponse = {
  status: TriageStatus;
  assigneeId: string | null;
  assignee: string | null;
  revision: number;
  changedAt: Date;
  changedById: string | null;
  changedBy: string | null;
};

export type Note = { id: string; author: string; text: string; writtenAt: Date };
export type ReadInFull = { reader: string; readerId: string; version: number; readAt: Date };

export type ResponseForStaff = {
  id: string;
  reference: string;
  channel: Channel;
  /** When its author withdrew it: it is kept, and not counted. */
  withdrawnAt: Date | null;
  /** How it stands to others of the same sender (S28.8), and every link from which that follows, taken back or not. */
  standing: Standing;
  links: LinkOfResponse[];
  /** The message or letter that it was taken from; null for the web. */
  incomingMailId: string | null;
  /** True where something of it is withheld from this reader: they do nothing to it, and see neither notes nor what staff recorded. */
  isWithheld: boolean;
  /** The one that is read here, and all of them, newest first. */
  version: VersionInList;
  versions: VersionInList[];
  reading: Reading;
  /** What asks for confidentiality in words although nothing is marked; of responses sent by the web (S31.7). */
  asked: AskedInWords[];
  triage: TriageOfResponse;
  notes: Note[];
  readings: ReadInFull[];
  /** What was decided on versions that came in late, oldest first (S28.6). */
  lateDecisions: LateDecision[];
  /** What staff read out of the words, oldest first; without what rests on words that this reader may not read. */
  recorded: RecordedPosition[];
  /** What the beginnings of the answers suggest, of mail and post, where neither the respondent chose nor staff recorded: for a person to confirm. */
  suggested: SuggestedPosition[];
  /** Areas of disagreement that staff read out of the words. */
  recordedAreas: RecordedArea[];
  /** How it stands with its look for disagreement; null where part of it is withheld from this reader. */
  look: LookStanding | null;
};
