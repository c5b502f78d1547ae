import type { Metadata } from "next";
import { TallyTable } from "#components/triage/tally-table.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { asksIn, questionsAsked } from "#lib/responses/asks.ts";
import { findTally } from "#lib/triage/positions/queries.ts";
import { requireConsultation } from "../consultation.ts";

export const metadata: Metadata = { title: "Positions" };

export default async function PositionsPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const { actor, consultation } = await requireConsultation(slug, "read-responses", "positions");
  const tally = new Map((await findTally(actor, consultation)).map((entry) => [entry.part, entry]));
  const asks = asksIn(consultation.texts);
  return (
    <>
      <PageHeader
        size="small"
        title="Positions"
        lead="Each response counts once, by the last version received in time. What a respondent chose counts; where nothing was chosen, what staff read out of the words. “No view” and “not answered” stand apart and are added to nothing."
      />
      {questionsAsked(asks).map(({ label, wording }) => {
        const own = asks.filter(({ question }) => question === label);
        const onBehalfOf = consultation.content.questions.find((question) => question.label === label)?.onBehalfOf;
        return (
          <section key={label} className="mb-10">
            <h2 className="mb-1 text-xl">{label}</h2>
            <p className="mb-4 measure text-base text-ink-soft">{wording}</p>
            {onBehalfOf ? <p className="mb-3">Gathered on behalf of {onBehalfOf} (paragraph 26).</p> : null}
            <TallyTable
              label={`Positions on ${label}`}
              rows={own.flatMap(({ row, wording: part }) => {
                const entry = tally.get(row);
                return entry ? [{ wording: part, tally: entry }] : [];
              })}
            />
          </section>
        );
      })}
    </>
  );
}
