import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { Proposal } from "#lib/approvals/schema.ts";
import { gateSlug } from "#lib/approvals/tracks/schema.ts";

/** A submission that one person wrote down and that waits for a second one. */
export function OpenProposal({ slug, proposal, isOwn }: { slug: string; proposal: Proposal; isOwn: boolean }) {
  return (
    <Notice tone="amber" title="A submission waits for a second person to record it">
      <p>
        {proposal.proposedBy} wrote down how it was made otherwise than by a pack built here.{" "}
        {isOwn ? "Somebody else records it." : null}
      </p>
      <p className="print:hidden">
        <LinkButton
          href={`/staff/consultations/${slug}/approvals/${gateSlug("SUBMISSION")}`}
          variant="secondary"
          size="small"
        >
          Read it
        </LinkButton>
      </p>
    </Notice>
  );
}
