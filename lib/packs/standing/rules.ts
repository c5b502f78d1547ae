import { formatInstant, formatInstantToSecond } from "#lib/dates.ts";
import { lateOutcomeNames } from "#lib/triage/lateness/schema.ts";
import type { VersionInPack } from "../building/schema.ts";

type Standing = Pick<VersionInPack, "isOperative" | "withdrawnAt" | "supersededBy">;

/** Whether this version is the one by which its response is counted: the operative one (invariant 2), not withdrawn, not superseded (S28.8). */
export const isCounting = ({ isOperative, withdrawnAt, supersededBy }: Standing): boolean =>
  isOperative && withdrawnAt === null && supersededBy === null;

/** On time, or late with what was decided on that (S28.6). */
function timeOf({ isLate, lateDecisions }: Pick<VersionInPack, "isLate" | "lateDecisions">): string {
  if (!isLate) return "On time";
  const decided = lateDecisions.at(-1);
  return `Late, ${decided ? lateOutcomeNames[decided.outcome].toLowerCase() : "undecided"}`;
}

/** Each decision on a late version in words, the one that stands first; those before it are told of too (S28.6). */
export const lateLines = ({ lateDecisions }: Pick<VersionInPack, "lateDecisions">): string[] =>
  lateDecisions
    .toReversed()
    .map(
      ({ outcome, reason, decidedBy, decidedAt }, index) =>
        `${index === 0 ? "" : "Superseded: "}${lateOutcomeNames[outcome]}. Reason: ${reason} (${decidedBy}, ${formatInstant(decidedAt)})`,
    );

/** Late, counting, replaced, withdrawn, superseded: what this version is, and why (S24.3, S28.8). */
export function standingOf(version: Standing & Pick<VersionInPack, "isLate" | "lateDecisions" | "supersedes">): string {
  const { isOperative, withdrawnAt, supersededBy, supersedes } = version;
  const time = timeOf(version);
  if (withdrawnAt !== null)
    return `${time}; not counted: its author withdrew the response, ${formatInstantToSecond(withdrawnAt)}`;
  if (supersededBy !== null) {
    const { reference, receivedAt, confirmedBy } = supersededBy;
    return `${time}; not counted: response ${reference} of the same sender, received later (${formatInstantToSecond(receivedAt)}), stands for it, as ${confirmedBy} found`;
  }
  if (!isOperative) return `${time}; another version of this response counts`;
  const also =
    supersedes.length > 0 ? `; it stands for ${supersedes.join(", ")} of the same sender, received earlier` : "";
  return `${time}; the version that counts${also}`;
}
