import type { Metadata } from "next";
import { ConsultationSummary } from "#components/triage/consultation-summary.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { isEverPermitted } from "#lib/auth/rules.ts";
import { requireActor } from "#lib/auth/session.ts";
import { now } from "#lib/clock.ts";
import { listConsultationsForStaff } from "#lib/consultations/queries.ts";
import { countResponses } from "#lib/triage/queries.ts";
import { noResponses } from "#lib/triage/rules.ts";
import { AdministratorPage } from "./administrator-page.tsx";

export const metadata: Metadata = { title: "Your work" };

export default async function StaffPage() {
  const actor = await requireActor("work-as-staff", "/staff");
  if (!isEverPermitted(actor.role, "read-responses")) return <AdministratorPage actor={actor} />;
  const [consultations, counts, at] = await Promise.all([listConsultationsForStaff(), countResponses(actor), now()]);
  return (
    <>
      <PageHeader
        size="small"
        title="Consultations"
        actions={
          isEverPermitted(actor.role, "prepare-consultation") ? (
            <LinkButton href="/staff/consultations/new" variant="secondary" size="small">
              Prepare a consultation
            </LinkButton>
          ) : undefined
        }
      />
      {consultations.length === 0 ? (
        <EmptyState>Consultations appear here once their text is published by two people.</EmptyState>
      ) : (
        <div className="space-y-6">
          {consultations.map((consultation) => (
            <ConsultationSummary
              key={consultation.id}
              consultation={consultation}
              counts={counts.get(consultation.id) ?? noResponses}
              now={at}
            />
          ))}
        </div>
      )}
    </>
  );
}
