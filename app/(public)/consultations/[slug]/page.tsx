import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ConsultationHeader } from "#components/consultations/consultation-header.tsx";
import { ConsultationSections, contentsOf } from "#components/consultations/consultation-sections.tsx";
import { ContentsList } from "#components/consultations/contents-list.tsx";
import { Document } from "#components/consultations/document.tsx";
import { FromHere } from "#components/responses/from-here.tsx";
import { listPublicClarifications } from "#lib/clarifications/queries.ts";
import { now } from "#lib/clock.ts";
import { findPublicConsultation } from "#lib/consultations/queries.ts";
import { phaseOf } from "#lib/consultations/rules.ts";
import { fromHere } from "./respond/from-here.ts";

type Params = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const found = await findPublicConsultation((await params).slug);
  if (!found) return { title: "Consultation not found" };
  return { title: found.content.title, description: found.content.summary };
}

export default async function ConsultationPage({ params }: Params) {
  const { slug } = await params;
  const [found, clarifications, at] = await Promise.all([
    findPublicConsultation(slug),
    listPublicClarifications(slug),
    now(),
  ]);
  if (!found) notFound();
  return (
    <>
      <FromHere {...(await fromHere(found, at, `/consultations/${found.slug}`))} />
      <ConsultationHeader consultation={found} now={at} />
      <div className="document-page">
        <ContentsList groups={contentsOf(found.content, clarifications)} />
        <div className="min-w-0">
          <Document
            content={found.content}
            commentHref={
              phaseOf(found, at) === "open"
                ? (paragraph) => `/consultations/${found.slug}/respond/on/${paragraph}`
                : undefined
            }
          />
          <ConsultationSections consultation={found} clarifications={clarifications} now={at} />
        </div>
      </div>
    </>
  );
}
