import type { Position } from "#lib/responses/schema.ts";
import type { LateOutcome } from "#lib/triage/lateness/schema.ts";

/** What was sent as one version, as whoever sent it knows it. */
export type SentVersion = {
  isLate: boolean;
  /** Words that stand nowhere else in the database: for everybody who may read the response, and for people with clearance alone. */
  open: string[];
  hidden: string[];
  /** By part of the text that its author had. */
  positions: Record<string, Position>;
  /** Which text its author had before them. */
  text: number;
};

export type SentResponse = {
  reference: string;
  /** Null for what came by email. */
  receiptToken: string | null;
  versions: SentVersion[];
  isWithdrawn: boolean;
  /** What was decided on the newest version where that is late. */
  decided: LateOutcome | null;
};

/** Two responses as staff linked them, by their places in `Model.responses`. */
export type Link = {
  id: string;
  kind: "REPLACEMENT" | "SUPPLEMENT";
  between: readonly [number, number];
  isConfirmed: boolean;
  isTakenBack: boolean;
};

/** A message in the thread of a response that is no response of its own: kept, and shown to whoever may read the response. */
export type Letter = { mailId: string; word: string };

/** What a history has led to, told without asking the portal. */
export type Model = {
  responses: SentResponse[];
  links: Link[];
  letters: Letter[];
  isClosed: boolean;
  isExtended: boolean;
  text: number;
};

export const nothingYet = (): Model => ({
  responses: [],
  links: [],
  letters: [],
  isClosed: false,
  isExtended: false,
  text: 1,
});

export const isOnTime = ({ versions }: SentResponse): boolean => versions.some(({ isLate }) => !isLate);

/** The version by which a response counts: the last on-time one, else the last (invariant 2). */
export const operative = ({ versions }: SentResponse): SentVersion | undefined =>
  versions.findLast(({ isLate }) => !isLate) ?? versions.at(-1);

/** The responses bound to one another along the standing links that `binds` lets through, as places in `responses`. */
export function groups(model: Model, binds: (link: Link) => boolean): number[][] {
  const leader = model.responses.map((_, place) => place);
  const find = (place: number): number => (leader[place] === place ? place : find(leader[place] ?? place));
  for (const link of model.links) {
    if (link.isTakenBack || !binds(link)) continue;
    leader[find(link.between[0])] = find(link.between[1]);
  }
  return [...Map.groupBy(leader.keys(), find).values()].map((places) => [...places]);
}

const replaces = ({ kind }: Link): boolean => kind === "REPLACEMENT";

/** What two people linked: only that takes an on-time response out of the count (invariant 6). */
export const replacedByTwo = (link: Link): boolean => replaces(link) && link.isConfirmed;
export const replacedByAnybody = (link: Link): boolean => replaces(link);
/** Whatever might be one sender's. */
export const linkedAtAll = (): boolean => true;
