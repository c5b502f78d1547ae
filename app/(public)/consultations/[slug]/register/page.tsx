import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { SealPanel } from "#components/register/seal-panel.tsx";
import { BackLink } from "#components/ui/back-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { findPublicConsultation } from "#lib/consultations/queries.ts";
import { closingSentence } from "#lib/consultations/rules.ts";
import { listSeals } from "#lib/register/queries.ts";

export const metadata: Metadata = { title: "Register of responses" };

export default async function RegisterPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const [consultation, seals] = await Promise.all([findPublicConsultation(slug), listSeals(slug)]);
  if (!consultation) notFound();
  const { content } = consultation;
  return (
    <>
      <BackLink href={`/consultations/${slug}`}>Back to the consultation</BackLink>
      <PageHeader
        caption={content.title}
        title="Register of responses"
        lead={`Every response gets the next number, without gaps. After ${closingSentence(consultation)} the register is sealed: whatever is then added, changed or left out shows. The seal says how many responses there were, and nothing of what they say.`}
      />
      {seals.length === 0 ? (
        <EmptyState>
          <p>Not sealed yet. The first seal stands here once answering has closed.</p>
        </EmptyState>
      ) : (
        <div className="space-y-6">
          {seals.map(({ seal }) => (
            <SealPanel key={seal.sealNumber} seal={seal} path={`/consultations/${slug}/register/${seal.sealNumber}`} />
          ))}
          <p className="measure">
            With your receipt and a seal you can{" "}
            <Link className="link" href="/verify" prefetch={false}>
              check that your response is in it
            </Link>
            .
          </p>
        </div>
      )}
    </>
  );
}
