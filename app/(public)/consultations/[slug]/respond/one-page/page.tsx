import { randomBytes } from "node:crypto";
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { OnePageForm } from "#components/responses/one-page-form.tsx";
import { BackLink } from "#components/ui/back-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { PageTitle, untitled } from "#components/ui/page-title.tsx";
import { now } from "#lib/clock.ts";
import { findPublicConsultation } from "#lib/consultations/queries.ts";
import { phaseOf } from "#lib/consultations/rules.ts";
import { env } from "#lib/env.ts";
import { titled } from "#lib/responses/steps/rules.ts";
import { formKeyFrom } from "#lib/responses/tokens/rules.ts";

export const metadata: Metadata = { title: untitled };

export default async function OnePage({ params }: { params: Promise<{ slug: string }> }) {
  const [consultation, at] = await Promise.all([findPublicConsultation((await params).slug), now()]);
  if (!consultation) notFound();
  const { content, slug } = consultation;
  const phase = phaseOf(consultation, at);
  if (phase === "upcoming") redirect(`/consultations/${slug}/respond`);
  return (
    <div className="max-w-3xl">
      <PageTitle title={titled(content, "Answer everything on one page")} />
      <BackLink href={`/consultations/${slug}/respond`}>Back to the ways to respond</BackLink>
      <PageHeader title="Answer everything on one page" caption={content.title} />
      <OnePageForm
        content={content}
        version={consultation.version}
        period={consultation}
        isClosed={phase === "closed"}
        action={`/api/responses/${encodeURIComponent(slug)}`}
        formKey={formKeyFrom(randomBytes(16), slug, env().AUTH_SECRET)}
      />
    </div>
  );
}
