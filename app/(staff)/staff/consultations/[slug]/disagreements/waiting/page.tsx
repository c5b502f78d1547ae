import type { Metadata } from "next";
import Link from "next/link";
import { WaitingResponse } from "#components/disagreements/waiting-response.tsx";
import { Pager } from "#components/table/pager.tsx";
import type { TableView } from "#components/table/table-view.ts";
import { BackLink } from "#components/ui/back-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { listNotLookedAt } from "#lib/triage/looks/queries.ts";
import { pageSchema } from "#lib/triage/schema.ts";
import { requireConsultation } from "../../consultation.ts";

export const metadata: Metadata = { title: "Responses that wait for a look" };

const pageSize = 25;

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function WaitingPage({ params, searchParams }: Props) {
  const [{ slug }, asked] = await Promise.all([params, searchParams]);
  const { actor, consultation } = await requireConsultation(slug, "read-responses", "disagreements/waiting");
  const page = pageSchema.parse(asked.page);
  const { rows, total } = await listNotLookedAt(actor, consultation, { page, pageSize });
  const path = `/staff/consultations/${slug}`;
  const view: TableView = {
    path: `${path}/disagreements/waiting`,
    filters: {},
    sort: { id: "registerNumber", desc: false },
    page,
    pageSize,
    total,
  };
  return (
    <>
      <BackLink href={`${path}/disagreements`}>Disagreement register</BackLink>
      <PageHeader
        size="small"
        title="Responses that wait for a look"
        lead="Each of these counts, and disagrees, agrees in part, has words without a position or sent a file. A person looks at each and raises what disagrees, or says why there is nothing to raise: until then no pack is built (paragraph 24)."
      />
      {rows.length > 0 ? (
        <ol className="space-y-4">
          {rows.map((row) => (
            <WaitingResponse
              key={row.reference}
              response={row}
              href={`${path}/responses/${row.reference}?${new URLSearchParams({ list: "look=waiting" })}#look`}
            />
          ))}
        </ol>
      ) : (
        <EmptyState>
          {actor.hasClearance
            ? "Nothing waits: every response that disagrees with anything was looked at."
            : "Nothing that you may read in full waits for a look."}
        </EmptyState>
      )}
      <Pager view={view} noun={total === 1 ? "response" : "responses"} />
      {actor.hasClearance ? null : (
        <p className="mt-4 text-ink-soft">
          Responses with anything marked confidential are not in this list: people with clearance look at them. See{" "}
          <Link href={`${path}/responses`} prefetch={false} className="link">
            all responses
          </Link>
          .
        </p>
      )}
    </>
  );
}
