import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AskForm } from "#components/clarifications/ask-form.tsx";
import { BackLink } from "#components/ui/back-link.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { untitled } from "#components/ui/page-title.tsx";
import { now } from "#lib/clock.ts";
import { findPublicConsultation } from "#lib/consultations/queries.ts";
import { sayClosing } from "#lib/consultations/rules.ts";
import { titled } from "#lib/responses/steps/rules.ts";
import { askAction } from "./actions.ts";

export const metadata: Metadata = { title: untitled };

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<{ paragraph?: string | string[] }> };

export default async function AskPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const consultation = await findPublicConsultation(slug);
  if (!consultation) notFound();
  const { content } = consultation;
  const { paragraph } = await searchParams;
  const at = await now();
  return (
    <>
      <BackLink href={`/consultations/${slug}`}>Back to the consultation</BackLink>
      <AskForm
        pageTitle={titled(content, "Ask a question about the documents")}
        heading={
          <>
            <PageHeader
              caption={content.title}
              title="Ask a question about the documents"
              lead={`${content.consulter.name} answers, and publishes question and answer for everyone without the name of who asked. No account is needed.`}
            />
            <div className="mb-8">
              <Notice title="A question is not a response">
                <p>
                  What you ask here is not counted as a response to the consultation. {sayClosing(consultation, at)}
                </p>
              </Notice>
            </div>
          </>
        }
        action={askAction.bind(null, slug)}
        idempotencyKey={randomUUID()}
        paragraph={typeof paragraph === "string" && /^\d{1,4}$/.test(paragraph) ? paragraph : ""}
      />
    </>
  );
}
