import type { Metadata } from "next";
import Link from "next/link";
import { InviteForm } from "#components/people/invite-form.tsx";
import { OpenRequests } from "#components/people/open-requests.tsx";
import { PlainTable } from "#components/table/plain-table.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { roleNames } from "#lib/auth/schema.ts";
import { requireActor } from "#lib/auth/session.ts";
import { now } from "#lib/clock.ts";
import { formatDateShort, londonDate } from "#lib/dates.ts";
import { listOpenRequests, listPeople } from "#lib/people/queries.ts";
import { sayStanding } from "#lib/people/rules.ts";
import { confirmAction, inviteAction, withdrawAction } from "./actions.ts";

export const metadata: Metadata = { title: "People" };

const columns = [
  { header: "Name", isWrapped: true },
  { header: "Email address", isWrapped: true },
  { header: "Role" },
  { header: "Clearance" },
  { header: "Account" },
  { header: "Since" },
];

const said: Record<string, string> = {
  confirmed: "It is given: they have it from now on.",
  withdrawn: "The request was taken back. Nothing was given.",
};

type Props = { searchParams: Promise<{ done?: string }> };

export default async function PeoplePage({ searchParams }: Props) {
  const actor = await requireActor("manage-users", "/staff/people");
  const at = await now();
  const [{ done = "" }, people, requests] = await Promise.all([
    searchParams,
    listPeople(actor, at),
    listOpenRequests(actor),
  ]);
  return (
    <>
      <PageHeader
        size="small"
        title="People"
        lead="Everybody with an account. One administrator adds, moves, disables and signs out; clearance and the role of administrator take two."
      />
      <div className="space-y-6">
        {said[done] ? <Notice tone="success" isAnnounced title={said[done]} /> : null}
        {requests.length > 0 ? (
          <Panel
            title={
              requests.length === 1
                ? "1 request waits for a second administrator"
                : `${requests.length} requests wait for a second administrator`
            }
          >
            <OpenRequests
              requests={requests}
              actorId={actor.id}
              confirm={(id) => confirmAction.bind(null, id)}
              withdraw={(id) => withdrawAction.bind(null, id)}
            />
          </Panel>
        ) : null}
        <PlainTable
          label="People"
          columns={columns}
          rows={people.map((person) => ({
            key: person.id,
            cells: [
              <Link
                key="name"
                href={`/staff/people/${person.id}`}
                prefetch={false}
                className="link target inline-flex items-center font-semibold"
              >
                <span dir="auto">{person.name}</span>
              </Link>,
              person.email,
              roleNames[person.role],
              person.hasClearance ? "Cleared" : "None",
              sayStanding(person),
              formatDateShort(londonDate(person.createdAt)),
            ],
          }))}
        />
        <section aria-labelledby="add" className="max-w-form space-y-4">
          <h2 id="add" className="font-semibold text-xl">
            Add somebody
          </h2>
          <InviteForm action={inviteAction} />
        </section>
      </div>
    </>
  );
}
