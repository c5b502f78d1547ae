import type { Metadata } from "next";
import { TallyTable } from "#components/triage/tally-table.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { partsOf } from "#lib/responses/rules.ts";
import { findTally } from "#lib/triage/positions/queries.ts";
import { requireConsultation } from "../consultation.ts";

export const metadata: Metadata = { title: "Positions" };

export default async function PositionsPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const { actor, consultation } = await requireConsultation(slug, "read-responses", "positions");
  const tally = new Map((await findTally(actor, consultation)).map((entry) => [entry.part, entry]));
  const parts = partsOf(consultation.content);
  return (
    <>
      <PageHeader
        size="small"
        title="Positions"
        lead="Each response counts once, by the last version received in time. What a respondent chose counts; where nothing was chosen, what staff read out of the words. “No view” and “not answered” stand apart and are added to nothing."
      />
      {consultation.content.document.questions.map(({ label, wording }) => {
        const own = parts.filter(({ question }) => question === label);
        const onBehalfOf = consultation.content.questions.find((question) => question.label === label)?.onBehalfOf;
        if (own.length === 0) return null;
        return (
          <section key={label} className="mb-10">
            <h2 className="mb-1 text-xl">{label}</h2>
            <p className="mb-4 measure text-base text-ink-soft">{wording}</p>
            {onBehalfOf ? <p className="mb-3">Gathered on behalf of {onBehalfOf} (paragraph 26).</p> : null}
            <TallyTable
              label={`Positions on ${label}`}
              rows={own.flatMap(({ key, wording: part }) => {
                const entry = tally.get(key);
                return entry ? [{ wording: part, tally: entry }] : [];
              })}
            />
          </section>
        );
      })}
    </>
  );
}
