import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PublishedList } from "#components/clarifications/published-list.tsx";
import { BackLink } from "#components/ui/back-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { listPublicClarifications } from "#lib/clarifications/queries.ts";
import { findPublicConsultation } from "#lib/consultations/queries.ts";

export const metadata: Metadata = { title: "Questions asked and their answers" };

export default async function ClarificationsPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const [consultation, clarifications] = await Promise.all([
    findPublicConsultation(slug),
    listPublicClarifications(slug),
  ]);
  if (!consultation) notFound();
  const { content } = consultation;
  return (
    <>
      <BackLink href={`/consultations/${slug}`}>Back to the consultation</BackLink>
      <PageHeader
        caption={content.title}
        title="Questions asked and their answers"
        lead="Questions about the consultation documents, answered for everyone. Who asked is not shown. They are not responses to the consultation."
        actions={
          <LinkButton href={`/consultations/${slug}/clarifications/ask`} variant="secondary">
            Ask a question about the documents
          </LinkButton>
        }
      />
      {clarifications.length === 0 ? (
        <EmptyState>
          No question has been answered yet. Each one appears here with its answer when both are published.
        </EmptyState>
      ) : (
        <PublishedList slug={slug} clarifications={clarifications} />
      )}
    </>
  );
}
