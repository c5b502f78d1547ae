import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { PageTitle, untitled } from "#components/ui/page-title.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { now } from "#lib/clock.ts";
import { findPublicConsultation } from "#lib/consultations/queries.ts";
import { formatInstant } from "#lib/dates.ts";
import { findDraft } from "#lib/responses/drafts/queries.ts";
import { draftRoleNames } from "#lib/responses/links/schema.ts";
import { titled } from "#lib/responses/steps/rules.ts";
import { draftToken } from "../../draft-cookie.ts";
import { openLinkAction } from "../../link-actions.ts";

export const metadata: Metadata = { title: untitled, robots: { index: false } };

export default async function ReturnPage({ params }: { params: Promise<{ slug: string; token: string }> }) {
  const { slug, token } = await params;
  const consultation = (await findPublicConsultation(slug)) ?? notFound();
  const at = await now();
  const draft = (await findDraft(decodeURIComponent(token), slug, at)) ?? notFound();
  const held = await draftToken(slug);
  const other = held ? await findDraft(held, slug, at) : null;
  return (
    <>
      <PageTitle title={titled(consultation.content, "Open the draft")} />
      <PageHeader
        title="Open this draft in this browser?"
        caption={consultation.content.title}
        lead={`It was last saved at ${formatInstant(draft.savedAt)}. This link allows: ${draftRoleNames[draft.access.role].toLowerCase()}.`}
      />
      {other && other.id !== draft.id ? (
        <div className="mb-6">
          <Notice tone="amber" title="Another draft is open in this browser">
            <p>
              It is put aside, and opens only by a private link to it. Have one mailed to you first if you want to keep
              it.
            </p>
          </Notice>
        </div>
      ) : null}
      <p className="mb-6 measure">
        On a computer that others use too, they could read it as well. Whoever has the link can open the draft.
      </p>
      <form action={openLinkAction.bind(null, slug, decodeURIComponent(token))}>
        <SubmitButton pendingText="Opening the draft">Open the draft</SubmitButton>
      </form>
    </>
  );
}
