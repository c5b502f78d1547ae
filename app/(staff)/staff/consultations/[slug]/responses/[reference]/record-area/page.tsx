import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ReadingText } from "#components/triage/reading-text.tsx";
import { RecordAreaForm } from "#components/triage/record-area-form.tsx";
import { BackLink } from "#components/ui/back-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { readResponse } from "#lib/triage/reading/commands.ts";
import { requireConsultation } from "../../../consultation.ts";
import { recordAreaAction } from "./actions.ts";

type Props = { params: Promise<{ slug: string; reference: string }> };

export const metadata: Metadata = { title: "Record an area of disagreement" };

export default async function RecordAreaPage({ params }: Props) {
  const { slug, reference } = await params;
  const { actor, consultation } = await requireConsultation(slug, "triage", `responses/${reference}/record-area`);
  const response = await readResponse(actor, consultation, reference);
  if (!response || response.isWithheld) notFound();
  // The words may be of a late version that is considered beside the one that counts.
  const beside = response.versions.filter(({ isBeside, number }) => isBeside && number !== response.version.number);
  const readings = await Promise.all(beside.map(({ number }) => readResponse(actor, consultation, reference, number)));
  const said = [response, ...readings].flatMap((each) => (each ? [each] : []));
  return (
    <>
      <BackLink href={`/staff/consultations/${slug}/responses/${reference}`}>Response {reference}</BackLink>
      <PageHeader
        size="small"
        title="Record an area of disagreement"
        lead="For words that disagree where their author named no area: most mail and letters do not. It stands beside what the respondent said, which stays untouched, and is raised in the register like an area of theirs."
      />
      <div className="grid gap-x-10 gap-y-8 lg:grid-cols-2 lg:items-start">
        <RecordAreaForm action={recordAreaAction.bind(null, slug, reference)} />
        <Panel title="What the response says">
          <div className="space-y-4 text-base">
            {said.every(({ reading }) => reading.fields.length === 0) ? <p>No text was written here.</p> : null}
            {said.flatMap(({ version, reading }) =>
              reading.fields.map(({ key, label, segments }) => (
                <div key={`${version.number} ${key}`}>
                  <h3 className="mb-1 text-sm font-semibold text-ink-soft">
                    {said.length > 1 ? `Version ${version.number}, ` : ""}
                    {label}
                  </h3>
                  <ReadingText segments={segments} />
                </div>
              )),
            )}
          </div>
        </Panel>
      </div>
    </>
  );
}
