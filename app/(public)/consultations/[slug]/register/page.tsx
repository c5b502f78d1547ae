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
      <BackLink href={`/consultations/${slug}`}>{content.title}</BackLink>
      <PageHeader
        title="Register of responses"
        lead={`Each response gets a number without gaps. After ${closingSentence(consultation)} the register is sealed: from then on nothing can be added before the seal, changed or left out without it showing. The seal says how many there were and nothing of what they say.`}
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
