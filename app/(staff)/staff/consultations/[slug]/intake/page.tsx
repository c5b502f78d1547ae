import type { Metadata } from "next";
import Link from "next/link";
import { DropForm } from "#components/intake/drop-form.tsx";
import { MailList } from "#components/intake/mail-list.tsx";
import { Pager } from "#components/table/pager.tsx";
import type { TableView } from "#components/table/table-view.ts";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { listIncomingMail } from "#lib/intake/queries.ts";
import { type MailGroup, mailGroupSchema, mailGroups } from "#lib/intake/schema.ts";
import { pageSchema } from "#lib/triage/schema.ts";
import { requireConsultation } from "../consultation.ts";

export const metadata: Metadata = { title: "Email and post" };

const sections: Record<MailGroup, { title: string; nothing: string }> = {
  waiting: { title: "To be taken in", nothing: "No message or letter waits." },
  belongs: { title: "About a response that is here", nothing: "No message about a response waits." },
  "not-a-response": { title: "Reads as no response", nothing: "No message waits that reads as no response." },
  done: { title: "Done", nothing: "Nothing was taken in yet." },
};

const pageSize = 50;
const sort = { id: "keptAt", desc: true };

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const one = (value: string | string[] | undefined) => (typeof value === "string" ? value : undefined);

export default async function IntakePage({ params, searchParams }: Props) {
  const [{ slug }, query] = await Promise.all([params, searchParams]);
  const { actor, consultation } = await requireConsultation(slug, "take-in-mail", "intake");
  // One group alone can be paged through; all of them together begin with their newest.
  const only = mailGroupSchema.safeParse(one(query.show)).data;
  const page = only ? pageSchema.parse(query.page) : 1;
  const groups = await Promise.all(
    (only ? [only] : mailGroups).map(async (group) => ({
      group,
      ...(await listIncomingMail(consultation.id, actor.hasClearance, { group, page, pageSize })),
    })),
  );
  const path = `/staff/consultations/${slug}/intake`;
  const action = `/api/uploads/consultations/${slug}/intake`;
  const [kept, known] = [Number(one(query.kept) ?? Number.NaN), Number(one(query.known) ?? 0)];
  return (
    <>
      <PageHeader
        size="small"
        title="Email and post"
        lead="What comes by email or post goes into the same register, with the same receipt. The time our own server or post room received it decides whether it is late (§28)."
      />
      <div className="space-y-6">
        {Number.isInteger(kept) ? (
          <Notice tone={kept > 0 ? "success" : "info"} isAnnounced title={`${kept} new, ${known} here already`} />
        ) : null}
        <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-2">
          <Panel title="Bring in email">
            <DropForm
              action={action}
              channel="EMAIL"
              problem={one(query.mail)}
              missed={Number(one(query.missed) ?? 0)}
              isSomeBroughtIn={Number.isInteger(kept)}
            />
          </Panel>
          <Panel title="Bring in a letter">
            <DropForm action={action} channel="POST" problem={one(query.letter)} />
          </Panel>
        </div>
        {groups.map(({ group, rows, total }) => {
          const { title, nothing } = sections[group];
          const view: TableView = { path, filters: { show: group }, sort, page, pageSize, total };
          return (
            <section key={group} aria-labelledby={group}>
              <h2 id={group} className="mb-2 text-xl">
                {title} <span className="font-normal text-ink-soft tabular-nums">{total.toLocaleString("en-GB")}</span>
              </h2>
              {rows.length === 0 ? (
                <p className="text-ink-soft">{nothing}</p>
              ) : (
                <MailList base={path} label={title} entries={rows} />
              )}
              {total > pageSize ? <Pager view={view} noun="messages and letters" /> : null}
            </section>
          );
        })}
        {only ? (
          <p>
            <Link href={path} prefetch={false} className="link target inline-flex items-center">
              All messages and letters
            </Link>
          </p>
        ) : null}
      </div>
    </>
  );
}
