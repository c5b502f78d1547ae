import type { Metadata } from "next";
import { LinkForm } from "#components/responses/link-form.tsx";
import { LinkList } from "#components/responses/link-list.tsx";
import { BackLink } from "#components/ui/back-link.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { PageTitle, untitled } from "#components/ui/page-title.tsx";
import { phaseOf, sayClosing } from "#lib/consultations/rules.ts";
import { formatDate, londonDate } from "#lib/dates.ts";
import { listDraftLinks } from "#lib/responses/links/queries.ts";
import { canInvite } from "#lib/responses/links/rules.ts";
import { stepToContinue, titled } from "#lib/responses/steps/rules.ts";
import { mailLinkAction, revokeLinkAction } from "../link-actions.ts";
import { openDraft } from "../open-draft.ts";

export const metadata: Metadata = { title: untitled, robots: { index: false } };

export default async function LaterPage({ params }: { params: Promise<{ slug: string }> }) {
  const { consultation, draft, toAnswer, now: at } = await openDraft((await params).slug);
  const { slug } = consultation;
  const mayMail = canInvite(draft.access.role);
  const links = mayMail ? await listDraftLinks(draft.access.draftKey) : [];
  const heading = (
    <PageHeader
      title="Come back later"
      lead={`Your answers are saved. You find them at this address in this browser until ${formatDate(londonDate(draft.expiresAt))}. ${sayClosing(consultation, at)}${
        phaseOf(consultation, at) === "closed" ? " You can still send your response as late." : ""
      }`}
    />
  );
  return (
    <>
      <BackLink href={`/consultations/${slug}/respond/${stepToContinue(toAnswer, draft.content).key}`}>
        Back to your answers
      </BackLink>
      {mayMail ? (
        <>
          <LinkForm
            pageTitle={titled(consultation.content, "Come back later")}
            heading={
              <>
                {heading}
                <p className="mb-6 measure">
                  To go on in another browser or on another device, have a private link mailed to you. Whoever has the
                  link can read and send your draft. You can take it back.
                </p>
              </>
            }
            action={mailLinkAction.bind(null, slug)}
            email={draft.content.respondent.email}
            isInvitation={false}
          />
          <LinkList
            links={links.filter(({ role }) => role === "OWNER")}
            revoke={revokeLinkAction.bind(null, slug, "later")}
          />
          <section className="mt-12 measure space-y-3">
            <h2 className="text-xl">Work on it together</h2>
            <p>Invite colleagues to write or to comment. You alone send the response.</p>
            <LinkButton href={`/consultations/${slug}/respond/colleagues`} variant="secondary">
              Invite colleagues
            </LinkButton>
          </section>
        </>
      ) : (
        <>
          <PageTitle title={titled(consultation.content, "Come back later")} />
          {heading}
          <p className="measure">To come back, use the link in the mail that invited you.</p>
        </>
      )}
    </>
  );
}
