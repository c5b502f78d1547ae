import { Button } from "#components/ui/button.tsx";
import { buttonClass } from "#components/ui/button-style.ts";
import { Notice } from "#components/ui/notice.tsx";
import { formatInstant } from "#lib/dates.ts";

type ReceiptChangesProps = {
  withdrawnAt: Date | null;
  /** Responses can still be changed. */
  isOpen: boolean;
  closing: string;
  consulter: string;
  /** The receipt's own private address. */
  path: string;
  reference: string;
  responseEmail: string;
};

/** Change or withdraw, until the close; afterwards where to write instead; once it is withdrawn, what that means. */
export function ReceiptChanges({
  withdrawnAt,
  isOpen,
  closing,
  consulter,
  path,
  reference,
  responseEmail,
}: ReceiptChangesProps) {
  if (withdrawnAt) {
    return (
      <Notice tone="amber" title={`You withdrew this response at ${formatInstant(withdrawnAt)}`}>
        <p>{consulter} does not count it. What was received stays in the register.</p>
      </Notice>
    );
  }
  if (!isOpen) {
    return (
      <section aria-labelledby="changes" className="space-y-3">
        <h2 id="changes" className="text-2xl">
          It can no longer be changed here
        </h2>
        <p className="measure">
          The consultation closed at {closing}. If something in your response is wrong or missing, write to{" "}
          <a className="link" href={`mailto:${responseEmail}?subject=${encodeURIComponent(reference)}`}>
            {responseEmail}
          </a>{" "}
          and give your reference. What you write then is kept and marked as late.
        </p>
      </section>
    );
  }
  return (
    <section aria-labelledby="changes" className="space-y-3 print:hidden">
      <h2 id="changes" className="text-2xl">
        Change or withdraw it
      </h2>
      <p className="measure">
        Until {closing} you can change your response as often as you like. The version you sent last counts; all
        versions are kept, and {consulter} sees the differences.
      </p>
      <div className="flex flex-wrap gap-3">
        <form method="post" action={path}>
          <Button variant="secondary">Change your response</Button>
        </form>
        <a href={`${path}/withdraw`} className={buttonClass("secondary")}>
          Withdraw your response
        </a>
      </div>
    </section>
  );
}
