import type { Json } from "#lib/register/schema.ts";
import type { FileOfResponse } from "#lib/responses/files/schema.ts";
import type { LinkOfResponse, Standing } from "#lib/responses/relations/schema.ts";
import type { ResponseContent } from "#lib/responses/schema.ts";
import type { LateDecision } from "#lib/triage/lateness/schema.ts";
import type { IncomingInPack } from "../incoming/schema.ts";
import type { LookInPack } from "../looks.ts";

/** A file with what the malware scanner said of it last; "not scanned" is said too. */
export type FileInPack = FileOfResponse & { scan: string };

/** One version of a response as the pack holds it: everything that was kept of it. */
export type VersionInPack = {
  responseId: string;
  registerNumber: number;
  reference: string;
  number: number;
  channel: "WEB" | "EMAIL" | "POST";
  receivedAt: Date;
  isLate: boolean;
  /** The last on-time version, or the last of all where none was on time (invariant 2). */
  isOperative: boolean;
  /** When its author took the response back; null: never. */
  withdrawnAt: Date | null;
  /** Late, considered, and reported beside an on-time one of the same sender that counts (invariant 2). */
  isBeside: boolean;
  /** How its response stands to others of the same sender, as somebody found them to be (S28.8). */
  standing: Standing;
  /** Every link of its response with another, taken back or not, from which that follows. */
  links: LinkOfResponse[];
  /** The message or letter that it was taken from; null for the web. */
  incoming: IncomingInPack | null;
  salt: string;
  commitment: string;
  /** As stored, byte for byte what the commitment covers. */
  content: Json;
  response: ResponseContent;
  /** In the order in which the commitment lists them. */
  files: FileInPack[];
  /** Part → position that staff read out of the words, where it stands. */
  recorded: Record<string, string>;
  /** Whether a person looks at it for disagreement (§24), and what they found who looked at it last. */
  needsLook: boolean;
  look: LookInPack | null;
  /** Areas of disagreement that staff read out of the words of its response, as they stand. */
  recordedAreas: { key: string; number: number; anchor: string; basis: string }[];
  /** Keys of its areas, named and recorded, that are in no entry of the register in the words it has there. */
  areasOutside: string[];
  /** What was decided on it where it is late, oldest first: the last one stands (S28.6). */
  lateDecisions: LateDecision[];
};
