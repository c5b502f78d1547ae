import type { Phase } from "./schema.ts";

/** Answers are on time up to and including the closing millisecond: our reading of "by 16:00" (§28, S28.1), for DCC to confirm. */
export const isLate = (receivedAt: Date, closesAt: Date): boolean => receivedAt.getTime() > closesAt.getTime();

/** The phase at `now`; all three are instants. */
export function phaseOf(consultation: { opensAt: Date; closesAt: Date }, now: Date): Phase {
  if (now.getTime() < consultation.opensAt.getTime()) return "before-opening";
  return isLate(now, consultation.closesAt) ? "closed" : "open";
}
