import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { RaiseForm } from "#components/disagreements/raise-form.tsx";
import { BackLink } from "#components/ui/back-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { prefillOf, sayArea } from "#lib/triage/disagreements/rules.ts";
import { readResponse } from "#lib/triage/reading/commands.ts";
import { requireConsultation } from "../../consultation.ts";
import { raiseAction } from "./actions.ts";

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const metadata: Metadata = { title: "Raise a disagreement" };

export default async function RaisePage({ params, searchParams }: Props) {
  const [{ slug }, asked] = await Promise.all([params, searchParams]);
  const { actor, consultation } = await requireConsultation(slug, "record-disagreement", "disagreements/new");
  const reference = typeof asked.response === "string" ? asked.response : "";
  const from = typeof asked.from === "string" ? asked.from : "";
  const version = z.coerce
    .number()
    .int()
    .positive()
    .nullable()
    .catch(null)
    .parse(asked.version ?? null);
  const response = reference === "" ? null : await readResponse(actor, consultation, reference, version);
  if (reference !== "" && !response) notFound();
  const { areaKey, anchor, quote } = prefillOf(response?.reading ?? null, from, response?.recordedAreas);
  const path = `/staff/consultations/${slug}`;
  return (
    <>
      {reference === "" ? (
        <BackLink href={`${path}/disagreements`}>Disagreement register</BackLink>
      ) : (
        <BackLink href={`${path}/responses/${reference}${version === null ? "" : `?version=${version}`}`}>
          Response {reference}
        </BackLink>
      )}
      <PageHeader
        size="small"
        caption={reference === "" ? "Disagreement register" : `Response ${reference}, ${sayArea(from)}`}
        title="Raise a disagreement"
      />
      <RaiseForm
        action={raiseAction.bind(null, slug)}
        response={reference}
        areaKey={areaKey}
        initial={{ anchor, quote }}
      />
    </>
  );
}
