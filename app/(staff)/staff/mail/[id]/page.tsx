import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { LockLabel } from "#components/confidentiality/lock-label.tsx";
import { BackLink } from "#components/ui/back-link.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { SummaryList } from "#components/ui/summary-list.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { formatInstant } from "#lib/dates.ts";
import { env } from "#lib/env.ts";
import { readMail } from "#lib/mail/outbox/commands.ts";
import { sayKind, sayState } from "#lib/mail/outbox/rules.ts";

export const metadata: Metadata = { title: "Mail" };

export default async function MailItemPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor("read-mail", `/staff/mail/${id}`);
  const mail = z.uuid().safeParse(id).success ? await readMail(actor, id) : null;
  if (!mail) notFound();
  const isDemonstration = env().PORTAL_MODE === "demonstration";
  return (
    <>
      <BackLink href="/staff/mail">Mail</BackLink>
      <PageHeader size="small" title={mail.subject ?? sayKind(mail.kind)} />
      <div className="max-w-4xl space-y-6">
        <SummaryList
          rows={[
            { key: "to", label: "To", value: mail.recipient ?? <LockLabel>Withheld from you</LockLabel> },
            { key: "about", label: "About", value: mail.about ?? "Nothing with a reference" },
            { key: "queued", label: "Queued", value: formatInstant(mail.queuedAt) },
            {
              key: "state",
              label: "State",
              value: `${sayState(mail, isDemonstration)}${mail.sentAt ? `, ${formatInstant(mail.sentAt)}` : ""}`,
            },
            ...(mail.lastError ? [{ key: "error", label: "What the mail server said", value: mail.lastError }] : []),
            ...(mail.attachments.length > 0
              ? [{ key: "files", label: "Files", value: mail.attachments.join(", ") }]
              : []),
          ]}
        />
        {mail.isWithheld ? (
          <Notice tone="amber" title="The letter is withheld from you">
            <p>
              It is about a response that is marked confidential, or goes to somebody of whom nobody can say yet what
              they will mark, and your account has no clearance to read marked text. That it was written, and when, you
              see above.
            </p>
          </Notice>
        ) : null}
        {!mail.isWithheld && mail.text === null ? (
          <p className="text-ink-soft">
            Not written yet: the letter is composed when it is sent, within a minute or so.
          </p>
        ) : null}
        {mail.text === null ? null : (
          <pre
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that may scroll must be reachable by keyboard.
            tabIndex={0}
            className="overflow-x-auto rounded-md border border-line bg-surface p-5 font-sans text-base whitespace-pre-wrap"
            dir="auto"
          >
            {mail.text}
          </pre>
        )}
      </div>
    </>
  );
}
