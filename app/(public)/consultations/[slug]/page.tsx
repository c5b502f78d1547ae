import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { ConsultationHeader } from "#components/consultations/consultation-header.tsx";
import { ConsultationSections, contentsOf } from "#components/consultations/consultation-sections.tsx";
import { ContentsList } from "#components/consultations/contents-list.tsx";
import { Document } from "#components/consultations/document.tsx";
import { History } from "#components/consultations/history.tsx";
import { InShort } from "#components/consultations/in-short.tsx";
import { PrintedName } from "#components/consultations/printed-name.tsx";
import { FromHere } from "#components/responses/from-here.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { decidedBy, filledFrom } from "#lib/approvals/direction/rules.ts";
import { stepAt } from "#lib/approvals/public-steps.ts";
import { now } from "#lib/clock.ts";
import { findPublicConsultation } from "#lib/consultations/queries.ts";
import { asItStood } from "#lib/consultations/record/as-it-stood.ts";
import { historyOf } from "#lib/consultations/record/history.ts";
import { momentAsked } from "#lib/consultations/record/moment.ts";
import { findPublicRecord } from "#lib/consultations/record/queries.ts";
import { phaseOf, secondsHeld } from "#lib/consultations/rules.ts";
import { formatInstant } from "#lib/dates.ts";
import { fromHere } from "./respond/from-here.ts";

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const found = await findPublicConsultation((await params).slug);
  if (!found) return { title: "Consultation not found" };
  const { title, summary: description } = found.content;
  if (momentAsked(await searchParams) !== null) return { title, robots: { index: false } };
  // While the database is away the page goes on as it is for so long (docs/decisions, 42).
  return { title, description, other: { "holds-for": String(secondsHeld(found, await now())) } };
}

export default async function ConsultationPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const [record, present, asked] = await Promise.all([findPublicRecord(slug), now(), searchParams.then(momentAsked)]);
  if (!record) notFound();
  const past = asked && asked < present ? asked : null;
  const at = past ?? present;
  const view = asItStood(record, past);
  if (!view)
    return (
      <Notice title={`At ${formatInstant(at)} nothing of this consultation was published`}>
        <p>
          <Link href={`/consultations/${slug}`} prefetch={false} className="link">
            The consultation as it stands now
          </Link>
        </p>
      </Notice>
    );
  const { content } = view.consultation;
  const direction = stepAt(view.steps, "REDESIGNATION");
  const paragraphs = filledFrom(content.document.paragraphs, decidedBy(direction?.effectOn));
  return (
    <>
      <PrintedName slug={slug} version={view.consultation.version} />
      {past ? (
        <div className="mb-6">
          <Notice tone="amber" title={`As it stood at ${formatInstant(past)}`}>
            <p>
              Not as it stands now: what came later is left out.{" "}
              <Link href={`/consultations/${slug}`} prefetch={false} className="link">
                The consultation as it stands now
              </Link>
            </p>
          </Notice>
        </div>
      ) : null}
      {past ? null : <FromHere {...(await fromHere(view.consultation, at, `/consultations/${slug}`))} />}
      <ConsultationHeader view={view} now={at} isPast={past !== null} />
      <div className="mb-12 grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <section aria-labelledby="history" className="lg:order-2">
          <h2 id="history" className="mb-4 text-2xl">
            What has happened
          </h2>
          <History entries={historyOf(view, at)} />
          {past ? null : (
            <p className="mt-4 print:hidden">
              <Link href={`/consultations/${slug}/tell-me`} prefetch={false} className="link">
                Tell me about changes and answers, by email
              </Link>
            </p>
          )}
        </section>
        <InShort content={content} />
      </div>
      <div className="document-page">
        <ContentsList groups={contentsOf(view)} />
        <div className="min-w-0">
          <Document
            content={{ ...content, document: { ...content.document, paragraphs } }}
            attachments={view.attachments}
            corrections={view.corrections}
            clarifications={view.clarifications}
            directionMadeOn={direction?.on ?? null}
            commentHref={
              phaseOf(view.consultation, at) === "open" && !past
                ? (paragraph) => `/consultations/${slug}/respond/on/${paragraph}`
                : undefined
            }
          />
          <ConsultationSections view={view} now={at} isPast={past !== null} />
        </div>
      </div>
    </>
  );
}
