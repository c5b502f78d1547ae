import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { LinkForm } from "#components/responses/link-form.tsx";
import { LinkList } from "#components/responses/link-list.tsx";
import { BackLink } from "#components/ui/back-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { untitled } from "#components/ui/page-title.tsx";
import { listDraftLinks } from "#lib/responses/links/queries.ts";
import { canInvite } from "#lib/responses/links/rules.ts";
import { stepToContinue, titled } from "#lib/responses/steps/rules.ts";
import { inviteAction, revokeLinkAction } from "../link-actions.ts";
import { openDraft } from "../open-draft.ts";

export const metadata: Metadata = { title: untitled, robots: { index: false } };

export default async function ColleaguesPage({ params }: { params: Promise<{ slug: string }> }) {
  const { consultation, draft, toAnswer } = await openDraft((await params).slug);
  if (!canInvite(draft.access.role)) notFound();
  const { slug } = consultation;
  const links = await listDraftLinks(draft.access.draftKey);
  return (
    <>
      <BackLink href={`/consultations/${slug}/respond/${stepToContinue(toAnswer, draft.content).key}`}>
        Back to your answers
      </BackLink>
      <LinkForm
        pageTitle={titled(consultation.content, "Work on it together")}
        heading={
          <PageHeader
            title="Work on it together"
            lead="Each colleague gets a private link to this draft by mail. Only you can send the response, and only you can lift a mark. You can also ask somebody to approve it before you send it."
          />
        }
        action={inviteAction.bind(null, slug)}
        email=""
        isInvitation
      />
      <LinkList
        links={links.filter(({ role }) => role !== "OWNER")}
        revoke={revokeLinkAction.bind(null, slug, "colleagues")}
      />
    </>
  );
}
