import { formatInstantToSecond } from "#lib/dates.ts";
import type { VersionInPack } from "../building/schema.ts";

type Standing = Pick<VersionInPack, "isOperative" | "withdrawnAt" | "supersededBy">;

/** Whether this version is the one by which its response is counted: the operative one (invariant 2), not withdrawn, not superseded (S28.8). */
export const isCounting = ({ isOperative, withdrawnAt, supersededBy }: Standing): boolean =>
  isOperative && withdrawnAt === null && supersededBy === null;

/** Late, counting, replaced, withdrawn, superseded: what this version is, and why (S24.3, S28.8). */
export function standingOf(version: Standing & Pick<VersionInPack, "isLate" | "supersedes">): string {
  const { isLate, isOperative, withdrawnAt, supersededBy, supersedes } = version;
  const time = isLate ? "Late" : "On time";
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
