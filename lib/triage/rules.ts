import type { Phase } from "#lib/consultations/rules.ts";
import { listed } from "#lib/responses/relations/rules.ts";
import type { Related } from "#lib/responses/relations/schema.ts";
import type { Confidentiality, ResponseCounts, ResponseInQueue } from "./schema.ts";

/** The level of confidentiality in a few words, the widest first. */
export function sayConfidentiality({ isWhole, isIdentity, isPart }: Confidentiality): string {
  if (isWhole) return "Whole";
  if (isPart) return isIdentity ? "Part and identity" : "Part";
  return isIdentity ? "Identity" : "None";
}

/** A mark on the whole response covers who sent it as well (S29.2). */
export const isIdentityConfidential = ({ isWhole, isIdentity }: Confidentiality): boolean => isWhole || isIdentity;

export const hasMarks = ({ isWhole, isIdentity, isPart }: Confidentiality): boolean => isWhole || isIdentity || isPart;

/** Whether the response is counted at all, and what stands beside the version the row speaks of; null when there is nothing to say. */
export function sayBeside(
  row: Pick<ResponseInQueue, "versionNumber" | "versionCount" | "isWithdrawn" | "standing" | "hasLinkToConfirm">,
): string | null {
  const { place, isBeside, standsFor, besides, addsTo, addedBy } = row.standing;
  const named = (what: string, others: readonly Related[]) =>
    others.length === 0 ? null : `${what} ${listed(others)}`;
  const notes = [
    row.isWithdrawn ? "Withdrawn" : null,
    place && `${isBeside ? "Beside" : "Replaced by"} ${listed([place])}`,
    named("Stands for", standsFor),
    named("Has beside it", besides),
    addsTo && `Adds to ${listed([addsTo])}`,
    named("Added to by", addedBy),
    row.hasLinkToConfirm ? "Link to be confirmed" : null,
    sayVersions(row),
  ].filter((note) => note !== null);
  return notes.length > 0 ? notes.join("; ") : null;
}

function sayVersions({
  versionNumber,
  versionCount,
}: Pick<ResponseInQueue, "versionNumber" | "versionCount">): string | null {
  if (versionCount === 1) return null;
  const later = versionCount - versionNumber;
  const which = `Version ${versionNumber} of ${versionCount}`;
  if (later === 0) return which;
  return `${which}; ${later === 1 ? "a later one is" : `${later} later ones are`} late`;
}

/** The counts of a consultation that nobody has answered yet. */
export const noResponses: ResponseCounts = {
  total: 0,
  onTime: 0,
  late: 0,
  undecided: 0,
  new: 0,
  unassigned: 0,
  unread: 0,
  toLookAt: 0,
  whole: 0,
  part: 0,
  identity: 0,
  apart: 0,
};

const say = (count: number, one: string, many: string) =>
  `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;

export type NextStep = { text: string; filter: Record<string, string> | null };

/** The one thing to do next with a consultation's responses; `filter` opens the queue at the responses it speaks of. */
export function nextStepOf(phase: Phase, counts: ResponseCounts): NextStep {
  if (phase === "upcoming") return { text: "Nothing yet: it has not opened.", filter: null };
  if (counts.total === 0) {
    return { text: phase === "open" ? "Wait for the first response." : "No responses were received.", filter: null };
  }
  if (counts.unassigned > 0) {
    return {
      text: `Assign ${say(counts.unassigned, "response", "responses")}`,
      filter: { assignee: "nobody", standing: "reported" },
    };
  }
  if (counts.unread > 0) {
    return {
      text: `Read ${say(counts.unread, "response", "responses")} in full`,
      filter: { read: "unread", standing: "reported" },
    };
  }
  if (counts.undecided > 0) {
    return {
      text: `Decide on ${say(counts.undecided, "late response", "late responses")}`,
      filter: { late: "undecided" },
    };
  }
  if (counts.toLookAt > 0) {
    return {
      text: `Look at ${say(counts.toLookAt, "response", "responses")} for disagreement`,
      filter: { look: "waiting" },
    };
  }
  if (counts.new > 0) {
    return {
      text: `Take ${say(counts.new, "new response", "new responses")} in hand`,
      filter: { status: "NEW", standing: "reported" },
    };
  }
  return {
    text: phase === "open" ? "All responses so far are in hand." : "All responses are read and in hand.",
    filter: null,
  };
}
