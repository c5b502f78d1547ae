import type { Metadata } from "next";
import Link from "next/link";
import { AreasToRaise } from "#components/disagreements/areas-to-raise.tsx";
import { RegisterTable } from "#components/disagreements/register-table.tsx";
import { FilterSentence } from "#components/table/filter-sentence.tsx";
import { Pager } from "#components/table/pager.tsx";
import { parseSort, type TableView } from "#components/table/table-view.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { isEverPermitted } from "#lib/auth/rules.ts";
import { listAreasToRaise, listDisagreements } from "#lib/triage/disagreements/queries.ts";
import { registerFilterSchema, registerSorts, sourcePhrases, sources } from "#lib/triage/disagreements/schema.ts";
import { listNotLookedAt } from "#lib/triage/looks/queries.ts";
import { pageSchema } from "#lib/triage/schema.ts";
import { requireConsultation } from "../consultation.ts";

export const metadata: Metadata = { title: "Disagreement register" };

const pageSize = 50;

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function DisagreementsPage({ params, searchParams }: Props) {
  const [{ slug }, asked] = await Promise.all([params, searchParams]);
  const { actor, consultation } = await requireConsultation(slug, "read-responses", "disagreements");
  const filter = registerFilterSchema.parse(asked);
  const sort = parseSort(typeof asked.sort === "string" ? asked.sort : undefined, registerSorts, {
    id: "number",
    desc: false,
  });
  const page = pageSchema.parse(asked.page);
  const [{ rows, total }, { areas, total: toRaise }, { total: waiting }] = await Promise.all([
    listDisagreements(actor, consultation.id, { filter, sort, page, pageSize }),
    listAreasToRaise(actor, consultation, 20),
    listNotLookedAt(actor, consultation, { page: 1, pageSize: 1 }),
  ]);
  const path = `/staff/consultations/${slug}`;
  const mayRaise = isEverPermitted(actor.role, "record-disagreement");
  const view: TableView = { path: `${path}/disagreements`, filters: filter, sort, page, pageSize, total };
  return (
    <>
      <PageHeader
        size="small"
        title="Disagreement register"
        lead="Areas of disagreement that arose during the process (paragraph 24): each with the respondent’s words, DCC’s reply, and what resolved it. What is unresolved goes into the submission as it stands."
        actions={
          mayRaise ? (
            <LinkButton href={`${path}/disagreements/new`} variant="secondary" size="small">
              Raise from a call, meeting or clarification
            </LinkButton>
          ) : undefined
        }
      />
      {waiting > 0 ? (
        <div className="mb-6">
          <Notice
            tone="amber"
            title={`${waiting.toLocaleString("en-GB")} ${waiting === 1 ? "response waits" : "responses wait"} for a person’s look`}
          >
            <p>
              They disagree, agree in part, have words without a position or sent a file.{" "}
              <Link href={`${path}/disagreements/waiting`} prefetch={false} className="link">
                Look at them
              </Link>
              : what disagrees is raised, or it is said why there is nothing to raise.
            </p>
          </Notice>
        </div>
      ) : null}
      <FilterSentence
        view={view}
        sentence={[
          "Show",
          {
            name: "state",
            label: "State",
            options: {
              "": "all",
              open: "unresolved",
              proposed: "unresolved (waiting for a second person)",
              resolved: "resolved",
            },
          },
          "entries that arose",
          {
            name: "source",
            label: "Source",
            options: {
              "": "anywhere",
              ...Object.fromEntries(sources.map((value) => [value, sourcePhrases[value]])),
            },
          },
        ]}
      />
      {rows.length > 0 ? (
        <RegisterTable
          rows={rows.map((row) => ({ ...row, href: `${path}/disagreements/${row.number}` }))}
          view={view}
        />
      ) : (
        <EmptyState>
          {filter.state || filter.source
            ? "No entry is as you asked."
            : "Entries appear here when somebody raises one: from a response’s words, or from a call, a clarification or a meeting."}
        </EmptyState>
      )}
      <Pager view={view} noun={total === 1 ? "entry" : "entries"} />
      <div className="mt-8">
        <AreasToRaise areas={areas} total={toRaise} path={path} mayRaise={mayRaise} />
      </div>
    </>
  );
}
