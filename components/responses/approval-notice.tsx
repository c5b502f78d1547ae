import { Notice } from "#components/ui/notice.tsx";
import { formatInstant } from "#lib/dates.ts";
import type { Approval, ApprovalState } from "#lib/responses/approvals/schema.ts";

const titles: Record<ApprovalState, (approver: string) => string> = {
  waiting: (approver) => `${approver} was asked to approve this, and has not answered yet`,
  approved: (approver) => `${approver} approved this`,
  "sent-back": (approver) => `${approver} sent this back`,
  changed: (approver) => `${approver} approved an earlier state of this: it was changed since`,
};

/** On the check page: where the approval that was asked for stands, and where to ask again. */
export function ApprovalNotice({ approval, askHref }: { approval: Approval; askHref: string }) {
  const { approver, at, words, state } = approval;
  return (
    <div className="mb-8">
      <Notice tone={state === "approved" ? "success" : "amber"} title={titles[state](approver)}>
        <p>
          {state === "waiting" ? "Asked at" : "At"} {formatInstant(at)}.{words === "" ? "" : " In their words:"}
        </p>
        {words === "" ? null : (
          <blockquote className="border-s-2 border-line-strong ps-3 whitespace-pre-wrap" dir="auto">
            {words}
          </blockquote>
        )}
        {state === "changed" || state === "sent-back" ? (
          <p>
            <a className="link" href={askHref}>
              Ask again
            </a>{" "}
            when it is ready.
          </p>
        ) : null}
      </Notice>
    </div>
  );
}
