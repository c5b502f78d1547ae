import { LockLabel } from "#components/confidentiality/lock-label.tsx";
import type { ReadingMark } from "#lib/triage/reading/schema.ts";

/** What the respondent asked to be treated as confidential, with the reasons exactly as given (§31, S31.1). */
export function MarkList({ marks, isInFull }: { marks: readonly ReadingMark[]; isInFull: boolean }) {
  return (
    <ul className="space-y-2">
      {marks.map(({ where, hasReason, reason }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two marks may read alike; their order does not change.
        <li key={index}>
          <LockLabel>{where}</LockLabel>
          <p className="whitespace-pre-wrap" dir="auto">
            {isInFull && hasReason ? `Reason given: ${reason}` : hasReason ? "A reason was given." : "No reason given."}
          </p>
        </li>
      ))}
    </ul>
  );
}
