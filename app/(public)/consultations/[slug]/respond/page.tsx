import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BeforeYouStart } from "#components/responses/before-you-start.tsx";
import { DraftFound } from "#components/responses/draft-found.tsx";
import { FromHere } from "#components/responses/from-here.tsx";
import { BackLink } from "#components/ui/back-link.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { PageTitle, untitled } from "#components/ui/page-title.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { now } from "#lib/clock.ts";
import { findPublicConsultation } from "#lib/consultations/queries.ts";
import { phaseOf } from "#lib/consultations/rules.ts";
import { formatInstant } from "#lib/dates.ts";
import { draftRetentionDays } from "#lib/responses/drafts/commands.ts";
import { titled } from "#lib/responses/steps/rules.ts";
import { beginAction } from "./actions.ts";
import { fromHere } from "./from-here.ts";

export const metadata: Metadata = { title: untitled };

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<{ draft?: string }> };

export default async function RespondPage({ params, searchParams }: Props) {
  const consultation = await findPublicConsultation((await params).slug);
  if (!consultation) notFound();
  const { content } = consultation;
  const at = await now();
  const mine = await fromHere(consultation, at, `/consultations/${content.slug}/respond`);
  const { draft } = mine;
  const { draft: problem } = await searchParams;
  const isUpcoming = phaseOf(consultation, at) === "upcoming";
  const begin = beginAction.bind(null, content.slug);
  return (
    <div className="max-w-3xl">
      <PageTitle title={titled(content, "Before you start")} />
      <BackLink href={`/consultations/${content.slug}`}>Back to the consultation</BackLink>
      {problem === "file-kept" ? (
        <div className="mb-8">
          <Notice tone="success" isAnnounced title="Your file was kept with your response">
            <p>
              The response had been sent when the file arrived. The file is kept with it, as a further version: it is
              marked late if it arrived after the close. Your receipt shows it.
            </p>
          </Notice>
        </div>
      ) : null}
      {problem === "gone" && !draft ? (
        <div className="mb-8">
          <Notice tone="amber" title="There is no draft of yours open in this browser">
            <p>
              It may have been sent already: then the mail with your receipt has the link to it (
              <a className="link" href="/lost-receipt">
                have it mailed again
              </a>
              ). Or its time is over, or it was begun in another browser.
            </p>
          </Notice>
        </div>
      ) : null}
      <PageHeader title="Before you start" caption={content.title} />
      {draft ? (
        <DraftFound
          savedAt={formatInstant(draft.savedAt)}
          href={draft.href}
          laterHref={`/consultations/${content.slug}/respond/later`}
          begin={begin}
        />
      ) : null}
      <FromHere {...mine} draft={null} />
      <BeforeYouStart content={content} period={consultation} now={at} retentionDays={draftRetentionDays} />
      {isUpcoming || draft ? null : (
        <form action={begin} className="mt-10">
          <SubmitButton pendingText="Opening the form">Begin your response</SubmitButton>
          <p className="mt-4">
            Or{" "}
            <a className="link" href={`/consultations/${content.slug}/respond/one-page`}>
              answer everything on one page
            </a>{" "}
            and send it in one go.
          </p>
        </form>
      )}
    </div>
  );
}
