import type { Metadata } from "next";
import Link from "next/link";
import { AuditTable } from "#components/audit/audit-table.tsx";
import { FilterSentence } from "#components/table/filter-sentence.tsx";
import { type TableView, tableHref } from "#components/table/table-view.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { listEvents } from "#lib/audit/queries.ts";
import { sayAction, sayDetail, sayWho } from "#lib/audit/rules.ts";
import { auditActionNames, auditFilterSchema } from "#lib/audit/schema.ts";
import { requireActor } from "#lib/auth/session.ts";
import { formatDateShort, londonDate, londonTime } from "#lib/dates.ts";

export const metadata: Metadata = { title: "Audit log" };

const pageSize = 100;

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AuditPage({ searchParams }: Props) {
  const [actor, asked] = await Promise.all([requireActor("read-audit", "/staff/audit"), searchParams]);
  const { before, ...filters } = auditFilterSchema.parse({ ...asked, before: asked.before ?? null });
  // One more than is shown tells whether there are older ones.
  const found = await listEvents(actor, { ...filters, before }, pageSize + 1);
  const events = found.slice(0, pageSize);
  const last = events.at(-1);
  const sort = { id: "at", desc: true };
  const view: TableView = { path: "/staff/audit", filters, sort, page: 1, pageSize, total: events.length };
  return (
    <>
      <PageHeader
        size="small"
        title="Audit log"
        lead="What was done, by whom, the newest first; refused attempts too. No line of it can be changed or removed."
      />
      <FilterSentence
        view={view}
        sentence={[
          "Show",
          { name: "refused", label: "Refused or done", options: { "": "everything", refused: "refused attempts" } },
          "of",
          { name: "action", label: "Kind", options: { "": "any kind", ...auditActionNames } },
          "about exactly",
          { name: "subject", label: "What it is about" },
        ]}
      />
      {events.length > 0 ? (
        <AuditTable
          rows={events.map((event) => ({
            id: event.id,
            at: event.at.toISOString(),
            when: `${formatDateShort(londonDate(event.at))}, ${londonTime(event.at)}`,
            who: sayWho(event.who),
            what: sayAction(event.action),
            isRefused: event.isRefused,
            subject: event.subject ?? "",
            detail: sayDetail(event),
          }))}
          view={view}
        />
      ) : (
        <EmptyState>No event is as you asked.</EmptyState>
      )}
      <nav aria-label="Pages" className="mt-3 flex gap-6 text-sm print:hidden">
        {before ? (
          <Link href={tableHref(view)} prefetch={false} className="link target inline-flex items-center">
            Newest
          </Link>
        ) : null}
        {found.length > pageSize && last ? (
          <Link
            href={`${tableHref(view)}&before=${last.id}`}
            prefetch={false}
            rel="next"
            className="link target inline-flex items-center"
          >
            Older
          </Link>
        ) : null}
      </nav>
    </>
  );
}
