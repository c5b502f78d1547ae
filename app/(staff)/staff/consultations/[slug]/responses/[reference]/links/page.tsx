import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { LinkForm } from "#components/relations/link-form.tsx";
import { LinkList } from "#components/relations/link-list.tsx";
import { PairFacts } from "#components/relations/pair-facts.tsx";
import { BackLink } from "#components/ui/back-link.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { findPair } from "#lib/responses/relations/queries.ts";
import { sayStanding } from "#lib/responses/relations/rules.ts";
import { readResponse } from "#lib/triage/reading/commands.ts";
import { requireConsultation } from "../../../consultation.ts";
import { confirmAction, linkAction, takeBackAction } from "./actions.ts";

type Props = {
  params: Promise<{ slug: string; reference: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Links of response ${(await params).reference}` };
}

export default async function LinksPage({ params, searchParams }: Props) {
  const [{ slug, reference }, asked] = await Promise.all([params, searchParams]);
  const { actor, consultation } = await requireConsultation(slug, "take-in-mail", `responses/${reference}/links`);
  const response = await readResponse(actor, consultation, reference);
  if (!response) notFound();
  const { links, standing, withdrawnAt } = response;
  const other = typeof asked.with === "string" ? asked.with : "";
  const pair = other === "" ? null : await findPair(consultation.id, [reference, other], actor);
  return (
    <>
      <BackLink href={`/staff/consultations/${slug}/responses/${reference}`}>Response {reference}</BackLink>
      <PageHeader
        size="small"
        title="Responses of one sender"
        lead="A later response of the same sender adds to the earlier one or was sent instead of it. Both are kept and go into the pack whatever is linked here."
      />
      <div className="grid gap-x-10 gap-y-8 lg:grid-cols-2 lg:items-start">
        <div className="space-y-8">
          <Panel title={`How ${reference} stands`}>
            <ul className="list-disc space-y-1 ps-5">
              {sayStanding(standing, withdrawnAt).map((said) => (
                <li key={said}>{said}.</li>
              ))}
            </ul>
          </Panel>
          <Panel title="Links">
            {links.length === 0 ? <p>It is linked with no other response.</p> : null}
            <LinkList
              links={links}
              actorId={actor.id}
              confirm={confirmAction.bind(null, slug, reference)}
              takeBack={takeBackAction.bind(null, slug, reference)}
            />
          </Panel>
        </div>
        <Panel title={`Link ${reference} with another response`}>
          {pair ? <PairFacts pair={pair} /> : null}
          <LinkForm action={linkAction.bind(null, slug, reference)} other={other} />
        </Panel>
      </div>
    </>
  );
}
