import type { Metadata } from "next";
import { DropForm } from "#components/intake/drop-form.tsx";
import { MailList } from "#components/intake/mail-list.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { listIncomingMail } from "#lib/intake/queries.ts";
import type { MailState } from "#lib/intake/schema.ts";
import { requireConsultation } from "../consultation.ts";

export const metadata: Metadata = { title: "Email and post" };

const sections: { title: string; states: MailState[]; nothing: string }[] = [
  { title: "To be taken in", states: ["waiting"], nothing: "No message or letter waits." },
  { title: "Reads as no response", states: ["not-a-response"], nothing: "No message waits that reads as no response." },
  { title: "Done", states: ["registered", "handed-on", "set-aside"], nothing: "Nothing was taken in yet." },
];

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const one = (value: string | string[] | undefined) => (typeof value === "string" ? value : undefined);

export default async function IntakePage({ params, searchParams }: Props) {
  const [{ slug }, query] = await Promise.all([params, searchParams]);
  const { actor, consultation } = await requireConsultation(slug, "take-in-mail", "intake");
  const entries = await listIncomingMail(consultation.id, actor.hasClearance);
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
            <DropForm action={action} channel="EMAIL" problem={one(query.mail)} />
          </Panel>
          <Panel title="Bring in a letter">
            <DropForm action={action} channel="POST" problem={one(query.letter)} />
          </Panel>
        </div>
        {sections.map(({ title, states, nothing }) => {
          const rows = entries.filter(({ state }) => states.includes(state));
          return (
            <section key={title} aria-labelledby={states[0]}>
              <h2 id={states[0]} className="mb-2 text-xl">
                {title} <span className="font-normal text-ink-soft tabular-nums">{rows.length}</span>
              </h2>
              {rows.length === 0 ? (
                <p className="text-ink-soft">{nothing}</p>
              ) : (
                <MailList base={`/staff/consultations/${slug}/intake`} label={title} entries={rows} />
              )}
            </section>
          );
        })}
      </div>
    </>
  );
}
