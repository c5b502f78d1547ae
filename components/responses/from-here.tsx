import { LinkButton } from "#components/ui/link-button.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Timestamp } from "#components/ui/timestamp.tsx";
import { formatInstant } from "#lib/dates.ts";

export type FromHereProps = {
  /** The draft open in this browser; `amends`: the reference of the sent response that it would change. */
  draft: { savedAt: Date; href: string; amends: { reference: string; version: number } | null } | null;
  /** What was sent from this browser, newest first. */
  sent: readonly { reference: string; href: string; receivedAt: Date; version: number; withdrawnAt: Date | null }[];
  forget: (form: FormData) => Promise<void>;
};

/** To whoever comes back in the browser they wrote in: their draft, and what they sent. Drawn for them alone (decisions 22 and 39). */
export function FromHere({ draft, sent, forget }: FromHereProps) {
  if (!draft && sent.length === 0) return null;
  return (
    <section
      aria-label="From this browser"
      className="my-4 max-w-4xl divide-y divide-line rounded-md border border-accent bg-accent-soft px-5 py-1 print:hidden"
    >
      {draft ? (
        <div className="flex flex-wrap items-center justify-between gap-x-8 gap-y-3 py-4">
          <p className="measure min-w-0">
            <strong className="font-semibold">
              {draft.amends ? `You are changing your response ${draft.amends.reference}.` : "You have a draft here."}
            </strong>{" "}
            Saved at {formatInstant(draft.savedAt)}.{" "}
            {draft.amends ? `Version ${draft.amends.version} stands until you send it.` : "It has not been sent."}
          </p>
          <LinkButton href={draft.href}>Continue your draft</LinkButton>
        </div>
      ) : null}
      {sent.length > 0 ? (
        <div className="flex flex-wrap items-center justify-between gap-x-8 gap-y-3 py-4">
          <ul className="min-w-0 space-y-1.5">
            {sent.map(({ reference, href, receivedAt, version, withdrawnAt }) => (
              <li key={reference}>
                You sent <strong className="font-semibold whitespace-nowrap">{reference}</strong>
                {version > 1 ? `, last changed (version ${version})` : ""} at{" "}
                <Timestamp at={receivedAt}>{formatInstant(receivedAt)}</Timestamp>
                {withdrawnAt ? `, and withdrew it at ${formatInstant(withdrawnAt)}` : ""}.{" "}
                <a href={href} className="link whitespace-nowrap">
                  Open its receipt
                </a>
              </li>
            ))}
          </ul>
          <form action={forget}>
            <SubmitButton variant="quiet" size="small" pendingText="Forgetting">
              Forget on this device
            </SubmitButton>
          </form>
        </div>
      ) : null}
    </section>
  );
}
