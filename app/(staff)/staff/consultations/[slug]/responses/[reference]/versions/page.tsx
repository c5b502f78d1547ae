import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { FilterChoice } from "#components/table/filter-choice.tsx";
import { DifferenceList } from "#components/triage/difference-list.tsx";
import { BackLink } from "#components/ui/back-link.tsx";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { readDifferences } from "#lib/triage/differences/commands.ts";
import { requireConsultation } from "../../../consultation.ts";
import { listIn, withList } from "../way-back.ts";

type Props = {
  params: Promise<{ slug: string; reference: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const askedSchema = z.object({
  from: z.coerce.number().int().min(1).optional().catch(undefined),
  to: z.coerce.number().int().min(1).optional().catch(undefined),
});

export const metadata: Metadata = { title: "Versions of a response" };

export default async function VersionsPage({ params, searchParams }: Props) {
  const [{ slug, reference }, asked] = await Promise.all([params, searchParams]);
  const { actor, consultation } = await requireConsultation(slug, "read-responses", `responses/${reference}/versions`);
  const list = listIn(asked.list);
  const found = await readDifferences(actor, consultation, reference, askedSchema.parse(asked));
  if (!found) notFound();
  const path = `/staff/consultations/${slug}/responses/${reference}`;
  const options = Object.fromEntries(
    found.versions.map(({ number, isLate }) => [String(number), `version ${number}${isLate ? " (late)" : ""}`]),
  );
  return (
    <>
      <BackLink href={withList(path, list)}>Response {reference}</BackLink>
      <PageHeader size="small" title="What changed between versions" />
      <form action={`${path}/versions`} method="get" className="mb-6 leading-10">
        {list ? <input type="hidden" name="list" value={list} /> : null}
        From
        <FilterChoice name="from" label="From" value={String(found.from)} options={options} />
        to
        <FilterChoice name="to" label="To" value={String(found.to)} options={options} />
        <Button variant="secondary" size="small">
          Compare
        </Button>
      </form>
      {found.differences.length > 0 ? (
        <DifferenceList differences={found.differences} />
      ) : (
        <EmptyState>Nothing that you may read differs between these two versions.</EmptyState>
      )}
    </>
  );
}
