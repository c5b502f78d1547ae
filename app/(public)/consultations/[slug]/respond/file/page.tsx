import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { FileForm } from "#components/responses/file-form.tsx";
import { BackLink } from "#components/ui/back-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { untitled } from "#components/ui/page-title.tsx";
import { now } from "#lib/clock.ts";
import { findPublicConsultation } from "#lib/consultations/queries.ts";
import { phaseOf, sayClosing } from "#lib/consultations/rules.ts";
import { findDraft } from "#lib/responses/drafts/queries.ts";
import { titled } from "#lib/responses/steps/rules.ts";
import { draftToken } from "../draft-cookie.ts";
import { uploadAction } from "./actions.ts";

export const metadata: Metadata = { title: untitled, robots: { index: false } };

export default async function FilePage({ params }: { params: Promise<{ slug: string }> }) {
  const consultation = await findPublicConsultation((await params).slug);
  if (!consultation) notFound();
  const { slug, content } = consultation;
  const at = await now();
  if (phaseOf(consultation, at) === "upcoming") redirect(`/consultations/${slug}/respond`);
  const token = await draftToken(slug);
  const hasDraft = token !== null && (await findDraft(token, slug, at)) !== null;
  return (
    <>
      <BackLink href={`/consultations/${slug}#respond`}>Back to the consultation</BackLink>
      <FileForm
        pageTitle={titled(content, "Answer with the form")}
        heading={
          <>
            <PageHeader
              title="Answer with the form"
              caption={content.title}
              lead={`Fill in the form on your own computer, then upload it here. You see what was read and can change it; nothing is sent before you say so. ${sayClosing(consultation, at)}`}
            />
            <p className="mb-8">
              <a className="link" href={`/api/consultations/${slug}/form`} download>
                Download the response form (Word document)
              </a>
            </p>
          </>
        }
        action={uploadAction.bind(null, slug)}
        hasDraft={hasDraft}
        checkHref={`/consultations/${slug}/respond/check`}
      />
    </>
  );
}
