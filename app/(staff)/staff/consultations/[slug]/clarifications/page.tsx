import type { Metadata } from "next";
import { ClarificationLog } from "#components/clarifications/log.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { listClarifications } from "#lib/clarifications/queries.ts";
import { requireConsultation } from "../consultation.ts";

export const metadata: Metadata = { title: "Questions asked" };

export default async function ClarificationsPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const { actor } = await requireConsultation(slug, "read-responses", "clarifications");
  const entries = await listClarifications(actor, slug);
  return (
    <>
      <PageHeader
        size="small"
        title="Questions about the documents"
        lead="One person answers, a second one publishes question and answer for everyone, without the name of who asked (§32). A question is not a response."
      />
      {entries.length === 0 ? (
        <EmptyState>Nobody has asked yet. Questions from the consultation’s page appear here.</EmptyState>
      ) : (
        <ClarificationLog base={`/staff/consultations/${slug}/clarifications`} entries={entries} />
      )}
    </>
  );
}
