import type { Metadata } from "next";
import { MailTable } from "#components/mail/mail-table.tsx";
import { FilterSentence } from "#components/table/filter-sentence.tsx";
import { Pager } from "#components/table/pager.tsx";
import type { TableView } from "#components/table/table-view.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { formatDateShort, londonDate, londonTime } from "#lib/dates.ts";
import { env } from "#lib/env.ts";
import { listMail } from "#lib/mail/outbox/queries.ts";
import { sayKind, sayState } from "#lib/mail/outbox/rules.ts";
import { mailFilterSchema } from "#lib/mail/outbox/schema.ts";
import { pageSchema } from "#lib/triage/schema.ts";

export const metadata: Metadata = { title: "Mail" };

const pageSize = 50;

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function MailPage({ searchParams }: Props) {
  const [actor, asked] = await Promise.all([requireActor("read-mail", "/staff/mail"), searchParams]);
  const filter = mailFilterSchema.parse(asked);
  const page = pageSchema.parse(asked.page);
  const isDemonstration = env().PORTAL_MODE === "demonstration";
  const { rows, total } = await listMail(actor, filter, { page, pageSize });
  const sort = { id: "queuedAt", desc: true };
  const view: TableView = { path: "/staff/mail", filters: filter, sort, page, pageSize, total };
  return (
    <>
      <PageHeader size="small" title="Mail" lead="Every mail the portal has written, the newest first." />
      {isDemonstration ? (
        <div className="mb-6">
          <Notice title="Mail is shown here and not sent">
            <p>In the demonstration nothing leaves the portal, so private links are shown too.</p>
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
            options: { "": "all", sent: "sent", waiting: "waiting", failing: "failing" },
          },
          "mail with",
          { name: "q", label: "Reference or subject" },
          "in reference or subject.",
        ]}
      />
      {rows.length > 0 ? (
        <MailTable
          rows={rows.map(({ id, isWithheld, recipient, subject, kind, about, queuedAt, ...mail }) => ({
            href: `/staff/mail/${id}`,
            isWithheld,
            recipient,
            subject: subject ?? sayKind(kind),
            about,
            queuedAt: queuedAt.toISOString(),
            queued: `${formatDateShort(londonDate(queuedAt))}, ${londonTime(queuedAt)}`,
            state: sayState(mail, isDemonstration),
          }))}
          view={view}
        />
      ) : (
        <EmptyState>
          {filter.state || filter.q
            ? "No mail is as you asked."
            : "Mail appears here as the portal writes it: acknowledgements, private links, notices."}
        </EmptyState>
      )}
      <Pager view={view} noun={total === 1 ? "mail" : "mails"} />
    </>
  );
}
