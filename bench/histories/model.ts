import type { MailKind } from "#lib/correspondence/schema.ts";
import type { Position } from "#lib/responses/schema.ts";
import type { LateOutcome } from "#lib/triage/lateness/schema.ts";
import type { WrittenGate } from "./gates.ts";

/** What somebody writes, as whoever wrote it knows it. */
export type Words = {
  /** Words that stand nowhere else in the database: for everybody who may read the response, and for people with clearance alone. */
  open: string[];
  hidden: string[];
  /** A word typed into a further box. */
  boxed: string[];
  /** By part of the text that its author had. */
  positions: Record<string, Position>;
  /** The number of the text that they were taken under. */
  text: number;
};

/** What was sent as one version. */
export type SentVersion = Words & {
  /** UTC, by the portal's clock or the message's own time. */
  at: number;
  isLate: boolean;
  /** What stands decided on it where it is late. */
  decided: LateOutcome | null;
};

export type SentResponse = {
  reference: string;
  /** Null for what came by email. */
  receiptToken: string | null;
  versions: SentVersion[];
  isWithdrawn: boolean;
  /** Its author asked, in the message itself, that it be treated as confidential. */
  hasAsked: boolean;
};

/** A draft that its author keeps: of a response to come, or of the next version of the one at `amends`. */
export type KeptDraft = { token: string; amends: number | null; words: Words };

/** Two responses as staff linked them, by their places in `Model.responses`. */
export type Link = {
  id: string;
  kind: "REPLACEMENT" | "SUPPLEMENT";
  between: readonly [number, number];
  isConfirmed: boolean;
  isTakenBack: boolean;
};

/** A message in the thread of a response. `about`: with which response it stands, as last said; null: with none. `kind` null: it waits for a person. */
export type Letter = {
  mailId: string;
  word: string;
  at: number;
  isLate: boolean;
  about: number | null;
  kind: MailKind | null;
  isFinal: boolean;
};

/** What a history has led to, told without asking the portal. */
export type Model = {
  responses: SentResponse[];
  drafts: KeptDraft[];
  links: Link[];
  letters: Letter[];
  gates: WrittenGate[];
  isClosed: boolean;
  isExtended: boolean;
  text: number;
};

export const nothingYet = (): Model => ({
  responses: [],
  drafts: [],
  links: [],
  letters: [],
  gates: [],
  isClosed: false,
  isExtended: false,
  text: 1,
});

export const isOnTime = ({ versions }: SentResponse): boolean => versions.some(({ isLate }) => !isLate);

const isOut = ({ decided }: SentVersion): boolean => decided === "not-considered";

/** The version by which a response counts: the last on-time one, else the last; what is decided "not considered" only where there is no other (invariant 2). */
export const operative = ({ versions }: SentResponse): SentVersion => {
  const best =
    versions.findLast(({ isLate }) => !isLate) ?? versions.findLast((version) => !isOut(version)) ?? versions.at(-1);
  if (!best) throw new Error("a response has no version");
  return best;
};

/** What its author said last, other than what is decided "not considered". */
export const lastWord = ({ versions }: SentResponse): SentVersion | undefined =>
  versions.findLast((version) => !isOut(version)) ?? versions.at(-1);

/** The places in `versions` of what can be decided on (S28.6): the newest, where it is late, and behind each that is not considered the one before. */
export function decidable({ versions }: SentResponse): number[] {
  const places: number[] = [];
  for (const [place, version] of [...versions.entries()].reverse()) {
    if (!version.isLate) break;
    places.push(place);
    if (!isOut(version)) break;
  }
  return places;
}

export const at = (model: Model, place: number): SentResponse => {
  const response = model.responses[place];
  if (!response) throw new Error(`there is no response ${place}`);
  return response;
};
