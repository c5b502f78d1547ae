import { formatInstant } from "#lib/dates.ts";
import { sayStanding } from "#lib/responses/relations/rules.ts";
import { lateOutcomeNames } from "#lib/triage/lateness/schema.ts";
import type { VersionInPack } from "../building/schema.ts";

type StandingOfVersion = Pick<VersionInPack, "isOperative" | "isBeside" | "withdrawnAt" | "standing">;

/** Whether this version is the one by which its sender is counted: the operative one (invariant 2), not withdrawn, and none of the same sender stands for it (S28.8). */
export const isCounting = ({ isOperative, withdrawnAt, standing }: StandingOfVersion): boolean =>
  isOperative && withdrawnAt === null && standing.isCounted;

/** Whether it is reported on: it counts, or it is considered beside the one that does. */
export const isReported = (version: StandingOfVersion): boolean => isCounting(version) || version.isBeside;

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

/** Late, counting, replaced, withdrawn, considered beside another, adding to another: what this version is, and why (S24.3, S28.8). */
export function standingOf(version: StandingOfVersion & Pick<VersionInPack, "isLate" | "lateDecisions">): string {
  const { isOperative, isBeside, withdrawnAt, standing } = version;
  const time = timeOf(version);
  if (withdrawnAt === null && standing.isCounted && !isOperative)
    return `${time}. ${isBeside ? "Considered beside the version of this response that counts" : "Does not count, because another version of this response does"}`;
  return [time, ...sayStanding(standing, withdrawnAt)].join(". ");
}
