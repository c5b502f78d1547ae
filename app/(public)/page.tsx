import { ConsultationCard } from "#components/consultations/consultation-card.tsx";
import { FromHere } from "#components/responses/from-here.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { now } from "#lib/clock.ts";
import { listPublicConsultations } from "#lib/consultations/queries.ts";
import { type Phase, phaseOf } from "#lib/consultations/rules.ts";
import { fromHere } from "./consultations/[slug]/respond/from-here.ts";

const groups: { phase: Phase; title: string }[] = [
  { phase: "open", title: "Open" },
  { phase: "upcoming", title: "Not open yet" },
  { phase: "closed", title: "Closed" },
];

export default async function HomePage() {
  const [published, at] = await Promise.all([listPublicConsultations(), now()]);
  const consultations = await Promise.all(
    published.map(async (consultation) => ({ ...consultation, mine: await fromHere(consultation, at, "/") })),
  );
  return (
    <>
      <PageHeader
        size="large"
        title="Consultations"
        lead="Read what is proposed, say what you think, and see what became of it."
      />
      {consultations.length === 0 ? (
        <EmptyState>
          <p>No consultation has been published yet. Each one appears here on the day it is.</p>
        </EmptyState>
      ) : null}
      {groups.map(({ phase, title }) => {
        const here = consultations.filter((consultation) => phaseOf(consultation, at) === phase);
        if (here.length === 0) return null;
        return (
          <section key={phase} aria-labelledby={phase} className="mb-10">
            <h2 id={phase} className="mb-3 text-xl">
              {title}
            </h2>
            {here.map((consultation) => (
              <ConsultationCard key={consultation.slug} content={consultation.content} period={consultation} now={at}>
                <FromHere {...consultation.mine} />
              </ConsultationCard>
            ))}
          </section>
        );
      })}
    </>
  );
}
