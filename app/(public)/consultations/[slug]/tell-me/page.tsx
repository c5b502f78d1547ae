import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SubscribeForm } from "#components/consultations/subscribe-form.tsx";
import { BackLink } from "#components/ui/back-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { findPublicConsultation } from "#lib/consultations/queries.ts";
import { askSubscriptionAction } from "./actions.ts";

export const metadata: Metadata = { title: "Tell me about changes and answers" };

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<{ asked?: string | string[] }> };

export default async function TellMePage({ params, searchParams }: Props) {
  const { slug } = await params;
  const consultation = await findPublicConsultation(slug);
  if (!consultation) notFound();
  const { content } = consultation;
  const isAsked = (await searchParams).asked === "yes";
  return (
    <>
      <BackLink href={`/consultations/${slug}`}>Back to the consultation</BackLink>
      {isAsked ? (
        <PageHeader
          caption={content.title}
          title="Look in your mailbox"
          lead="If the address takes mail, a letter is on its way there. Use the link in it: until then nothing else is sent, and after a week the address is deleted."
        />
      ) : (
        <SubscribeForm
          heading={
            <PageHeader
              caption={content.title}
              title="Tell me about changes and answers"
              lead="A letter when the text or the closing time changes, and when a question about the documents is answered. Each has a link that stops them. The address is used for nothing else and is not published."
            />
          }
          action={askSubscriptionAction.bind(null, slug)}
        />
      )}
    </>
  );
}
