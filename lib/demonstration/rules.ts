import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { demonstrationStartsAt, type Jump } from "./schema.ts";

const minute = 60_000;
const day = 24 * 60 * minute;

/**
 * Milliseconds by which the demonstration's clock must be ahead of the real one to read `to`, to the nearest second: both tick together, so
 * that a page kept for a second outlives no legal instant of the demonstration either (docs/decisions, 22).
 */
export const offsetTo = (to: Date, now: Date): number => Math.round((to.getTime() - now.getTime()) / 1000) * 1000;

/** The instant a jump leads to, from the consultation's own dates: the days after the close and the proposed date are ours to choose. */
export function instantOf(jump: Jump, content: Pick<ConsultationContent, "closesAt" | "designation">): Date {
  const closesAt = new Date(content.closesAt).getTime();
  const proposedAt = content.designation
    ? new Date(`${content.designation.proposedOn}T09:00:00.000Z`).getTime()
    : closesAt + 14 * day;
  switch (jump) {
    case "start":
      return demonstrationStartsAt;
    case "before-close":
      return new Date(closesAt - minute);
    case "after-close":
      return new Date(closesAt + minute);
    case "after-approval":
      return new Date(proposedAt - 4 * day);
    case "after-designation":
      return new Date(proposedAt + day);
  }
}
