import type { Metadata } from "next";
import { PrepareForm } from "#components/consultations/prepare-form.tsx";
import { BackLink } from "#components/ui/back-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { prepareAction } from "./actions.ts";

export const metadata: Metadata = { title: "Prepare a consultation" };

export default async function PrepareConsultationPage() {
  await requireActor("prepare-consultation", "/staff/consultations/new");
  return (
    <>
      <BackLink href="/staff">Consultations</BackLink>
      <PageHeader
        size="small"
        title="Prepare a consultation"
        lead="Bring in its text and questions. Nothing is public until a second person publishes it."
      />
      <PrepareForm action={prepareAction} />
    </>
  );
}
