import type { Metadata } from "next";
import { StatementForm } from "#components/packs/statement-form.tsx";
import { BackLink } from "#components/ui/back-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { formatInstant } from "#lib/dates.ts";
import { findStatement } from "#lib/packs/statement/queries.ts";
import { requireConsultation } from "../../consultation.ts";
import { writeStatementAction } from "./actions.ts";

export const metadata: Metadata = { title: "Fit-for-purpose statement" };

export default async function StatementPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const { consultation } = await requireConsultation(slug, "write-statement", "pack/statement");
  const { text, revision, writtenBy, writtenAt } = await findStatement(consultation.id);
  const { proposedName, proposedVersion } = consultation.content.instrument;
  return (
    <div className="max-w-3xl text-base">
      <BackLink href={`/staff/consultations/${slug}/pack`}>Submission pack</BackLink>
      <PageHeader
        size="small"
        title="Fit-for-purpose statement"
        lead={`Why the ${proposedName} (version ${proposedVersion}) is considered fit for purpose: section (b) of the pack (§24).`}
      />
      {writtenBy && writtenAt ? (
        <p className="mb-4 text-ink-soft">
          Last written by {writtenBy}, {formatInstant(writtenAt)}
        </p>
      ) : null}
      <StatementForm action={writeStatementAction.bind(null, slug)} text={text} revision={revision} />
    </div>
  );
}
