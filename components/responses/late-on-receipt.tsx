import { Notice } from "#components/ui/notice.tsx";
import { Timestamp } from "#components/ui/timestamp.tsx";
import { formatInstant } from "#lib/dates.ts";
import { sayToRespondent } from "#lib/triage/lateness/rules.ts";
import type { LateDecision } from "#lib/triage/lateness/schema.ts";

type LateOnReceiptProps = {
  decision: Pick<LateDecision, "outcome" | "reason" | "decidedAt"> | null;
  consulter: string;
};

/** To the author of a late response: that it is kept, what was decided and why, and nothing that would be a promise (S28.6). */
export function LateOnReceipt({ decision, consulter }: LateOnReceiptProps) {
  return (
    <Notice tone="amber" title="Your response is late">
      <p>It arrived after the closing time. It is kept in full and marked as late.</p>
      {decision ? (
        <>
          <p className="mt-2">{sayToRespondent(decision.outcome, consulter)}</p>
          <p className="mt-2">The reason given:</p>
          <blockquote className="mt-1 border-s-2 border-line-strong ps-3 whitespace-pre-wrap" dir="auto">
            {decision.reason}
          </blockquote>
          <p className="mt-2">
            Decided at <Timestamp at={decision.decidedAt}>{formatInstant(decision.decidedAt)}</Timestamp>.
          </p>
        </>
      ) : (
        <p className="mt-2">
          {consulter} decides, with a reason, whether it is considered. Nothing is decided yet; the decision will stand
          here.
        </p>
      )}
    </Notice>
  );
}
