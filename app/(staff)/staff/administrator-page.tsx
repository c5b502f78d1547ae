import Link from "next/link";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import type { Actor } from "#lib/auth/schema.ts";
import { now } from "#lib/clock.ts";
import { listMail } from "#lib/mail/outbox/queries.ts";
import { listOpenRequests, listPeople } from "#lib/people/queries.ts";

const many = (count: number, one: string, more: string) =>
  `${count.toLocaleString("en-GB")} ${count === 1 ? one : more}`;

/** Where an administrator starts: what waits for them. Consultations and responses are for others. */
export async function AdministratorPage({ actor }: { actor: Actor }) {
  const [requests, people, failing] = await Promise.all([
    listOpenRequests(actor),
    now().then((at) => listPeople(actor, at)),
    listMail(actor, { state: "failing", q: "" }, { page: 1, pageSize: 1 }),
  ]);
  const invited = people.filter(({ invitation, hasPassword }) => invitation && !hasPassword).length;
  const waiting = [
    {
      href: "/staff/people",
      count: requests.length,
      text: many(requests.length, "request for access waits", "requests for access wait"),
      more: "Clearance, and the role of administrator, are given when a second administrator confirms.",
    },
    {
      href: "/staff/people",
      count: invited,
      text: many(invited, "person has not set a password yet", "people have not set a password yet"),
      more: "Their links were mailed. A link that is too old can be mailed anew.",
    },
    {
      href: "/staff/mail?state=failing",
      count: failing.total,
      text: many(failing.total, "mail could not be sent", "mails could not be sent"),
      more: "Each is tried again by itself, later each time.",
    },
  ].filter(({ count }) => count > 0);
  return (
    <>
      <PageHeader
        size="small"
        title="Your work"
        lead="People and their access, the mail that goes out, and the log of what was done."
      />
      {waiting.length === 0 ? (
        <EmptyState>Nothing waits for you. Requests for access and mail that could not be sent appear here.</EmptyState>
      ) : (
        <ul className="max-w-4xl space-y-3">
          {waiting.map(({ href, text, more }) => (
            <li key={text} className="rounded-md border border-line bg-surface p-4">
              <Link href={href} prefetch={false} className="link target inline-flex items-center font-semibold">
                {text}
              </Link>
              <p className="text-ink-soft">{more}</p>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
