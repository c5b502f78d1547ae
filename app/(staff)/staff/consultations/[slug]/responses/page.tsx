import type { Metadata } from "next";
import { Pager } from "#components/table/pager.tsx";
import { parseSort, type TableView, tableHref } from "#components/table/table-view.ts";
import { QueueFilters } from "#components/triage/queue-filters.tsx";
import { QueueTable } from "#components/triage/queue-table.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { listCaseworkers } from "#lib/auth/queries.ts";
import { formatInstantShort } from "#lib/dates.ts";
import { sayLateStanding } from "#lib/triage/lateness/rules.ts";
import { listQueue } from "#lib/triage/queries.ts";
import { hasMarks, sayBeside, sayConfidentiality } from "#lib/triage/rules.ts";
import { pageSchema, queueFilterSchema, queueSorts, type ResponseInQueue } from "#lib/triage/schema.ts";
import { placeHref, sayPlace } from "#lib/triage/search/rules.ts";
import { listAskedInWords } from "#lib/triage/words/queries.ts";
import { requireConsultation } from "../consultation.ts";

export const metadata: Metadata = { title: "Responses" };

const pageSize = 50;
const newestFirst = { id: "receivedAt", desc: true };

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The marks; and, where nothing said is marked, that it asks in words (S31.7). */
const sayLevel = (row: ResponseInQueue, isAsked: boolean) =>
  [hasMarks(row) ? sayConfidentiality(row) : null, isAsked ? "Asks in words" : null].filter(Boolean).join(", ") || null;

/** `list` is the address of this list after "?", for the way back from the response; "" as it stands by itself. */
const inWords = (path: string, list: string, find: string, isAsked: boolean, row: ResponseInQueue) => ({
  href: `${path}/${row.reference}${list ? `?${new URLSearchParams({ list })}` : ""}`,
  reference: row.reference,
  registerNumber: row.registerNumber,
  receivedAt: row.receivedAt.toISOString(),
  received: formatInstantShort(row.receivedAt),
  beside: sayBeside(row),
  channel: row.channel,
  respondent: row.respondent,
  confidentiality: sayLevel(row, isAsked),
  isLate: row.isLate,
  lateDecision: sayLateStanding(row),
  isRead: row.isRead,
  status: row.status,
  assignee: row.assignee,
  foundIn: row.foundIn.map((place) => ({
    said: sayPlace(place),
    href: placeHref(`${path}/${row.reference}`, place, row.versionNumber, find),
  })),
});

export default async function QueuePage({ params, searchParams }: Props) {
  const [{ slug }, asked] = await Promise.all([params, searchParams]);
  const { actor, consultation } = await requireConsultation(slug, "read-responses", "responses");
  const filter = queueFilterSchema.parse(asked);
  const sort = parseSort(typeof asked.sort === "string" ? asked.sort : undefined, queueSorts, newestFirst);
  const query = { filter, sort, page: pageSchema.parse(asked.page), pageSize };
  const [{ rows, total }, people] = await Promise.all([listQueue(actor, consultation.id, query), listCaseworkers()]);
  const askedInWords = await listAskedInWords(
    actor,
    consultation,
    rows.map(({ reference }) => reference),
  );
  const path = `/staff/consultations/${slug}/responses`;
  const view: TableView = { path, filters: filter, sort, page: query.page, pageSize, total };
  const asItStands = tableHref({ ...view, filters: {}, sort: newestFirst, page: 1 });
  const here = tableHref(view, { page: view.page });
  const list = here === asItStands ? "" : here.slice(here.indexOf("?") + 1);
  const isFiltered = Object.values(filter).some((value) => value !== "");
  return (
    <>
      <PageHeader size="small" title="Responses" />
      <QueueFilters view={view} people={people} hasClearance={actor.hasClearance} />
      {rows.length > 0 ? (
        <QueueTable
          rows={rows.map((row) => inWords(path, list, filter.q, askedInWords.has(row.reference), row))}
          view={view}
        />
      ) : (
        <EmptyState>
          {isFiltered || query.page > 1
            ? "No response is as you asked. Change the sentence above, or clear the filters."
            : "Responses appear here as they are received, the newest first."}
        </EmptyState>
      )}
      <Pager view={view} noun={total === 1 ? "response" : "responses"} />
    </>
  );
}
