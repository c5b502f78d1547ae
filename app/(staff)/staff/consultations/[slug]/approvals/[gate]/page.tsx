import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ConfirmProposal } from "#components/approvals/confirm-proposal.tsx";
import { GateContext } from "#components/approvals/gate-context.tsx";
import { GateForm } from "#components/approvals/gate-form.tsx";
import { LikelyClauses } from "#components/approvals/likely-clauses.tsx";
import { UnsaidForm } from "#components/approvals/unsaid-form.tsx";
import { UploadForm } from "#components/files/upload-form.tsx";
import { BackLink } from "#components/ui/back-link.tsx";
import { Details } from "#components/ui/details.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { openConditionsOf } from "#lib/approvals/certificate/rules.ts";
import { isOfThisConsultation } from "#lib/approvals/consultation-gates.ts";
import { valuesOf } from "#lib/approvals/form/rules.ts";
import { extraFields } from "#lib/approvals/form/schema.ts";
import { findOpenProposal } from "#lib/approvals/queries.ts";
import { inOrder, standingBefore, whyShut } from "#lib/approvals/rules.ts";
import { gates, type Proposal } from "#lib/approvals/schema.ts";
import { gateHints, gateNames, gateSlug } from "#lib/approvals/tracks/schema.ts";
import { listAttachments } from "#lib/consultations/attachments/queries.ts";
import { attachmentKindNames } from "#lib/consultations/attachments/schema.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { formatDate } from "#lib/dates.ts";
import { likelySentences } from "#lib/packs/condition/sentences.ts";
import { listReleasedVersions, readDraftSentences } from "#lib/packs/queries.ts";
import { approvalsOf } from "../surroundings.ts";
import { confirmAction, recordAction, unsaidAction } from "./actions.ts";

type Props = {
  params: Promise<{ slug: string; gate: string }>;
  searchParams: Promise<{ replaces?: string; added?: string; upload?: string; kind?: string }>;
};

const gateOf = (name: string) => gates.find((gate) => gateSlug(gate) === name) ?? null;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const gate = gateOf((await params).gate);
  return { title: gate ? gateNames[gate] : "Not found" };
}

/** What of the final draft may hold a condition that the document announces: shown to be read, and chosen by a person. */
async function likelyClauses({ id, content }: { id: string; content: ConsultationContent }): Promise<string[]> {
  const conditions = content.changes.filter(({ kind }) => kind === "condition").map(({ summary }) => summary);
  const sentences = conditions.length > 0 ? await readDraftSentences(id) : null;
  return sentences ? likelySentences(sentences, conditions.join(" ")) : [];
}

const linesOf = ({ entry }: Proposal) => [
  ...(entry.gate === "SUBMISSION" ? [{ label: "How it was submitted", text: entry.detail.otherwise ?? "" }] : []),
  { label: "Day of the submission", text: formatDate(entry.decidedOn) },
  { label: "Who did this", text: entry.decidedBy },
  { label: "Evidence", text: entry.evidence },
];

export default async function GatePage({ params, searchParams }: Props) {
  const [{ slug, gate: name }, { replaces, added, upload, kind }] = await Promise.all([params, searchParams]);
  const gate = gateOf(name);
  if (!gate) notFound();
  const path = `approvals/${name}`;
  const known = await approvalsOf(slug, "record-gate", path);
  const { actor, consultation, records, standing: all, surroundings } = known;
  const { content } = consultation;
  if (!isOfThisConsultation(gate, content)) notFound();
  const replaced = replaces ? inOrder(records).find(({ id, gate: of }) => id === replaces && of === gate) : undefined;
  if (replaces && !replaced) notFound();
  const standing = replaced ? standingBefore(records, replaced.id, content) : all;
  const attachments = await listAttachments(consultation.id);
  const versions = gate === "SUBMISSION" ? await listReleasedVersions(consultation.id, "DEPARTMENT") : [];
  const proposal = gate === "SUBMISSION" ? await findOpenProposal(consultation.id) : null;
  const likely = gate === "SUBMISSION_DECISION" ? await likelyClauses(consultation) : [];
  const here = `/staff/consultations/${slug}/${path}`;
  const initial = {
    ...(replaced ? valuesOf(replaced) : {}),
    ...(added ? { evidenceFileId: added } : {}),
    ...(gate === "PMA_DECISION" ? { viewsId: standing.SSC_VIEWS?.id ?? "" } : {}),
  };
  const next = replaced ? `${here}?replaces=${replaced.id}` : here;
  const hasFileFirst = gate === "PMA_DECISION" || gate === "SSC_VIEWS" || gate === "PMA_CONDITION_MET";
  const conditions = [
    ...(replaced?.gate === "PMA_CONDITION_MET" ? [replaced.detail.condition] : []),
    ...openConditionsOf(standing),
  ];
  return (
    <div className="max-w-form text-base">
      <BackLink href={`/staff/consultations/${slug}/approvals`}>Approvals</BackLink>
      <PageHeader
        size="small"
        title={replaced ? `Put right: ${gateNames[gate]}` : gateNames[gate]}
        lead={replaced ? "The earlier record is kept; this one takes its place." : gateHints[gate]}
      />
      <GateContext
        slug={slug}
        gate={gate}
        reasons={whyShut(gate, standing, surroundings)}
        standing={standing}
        content={content}
      />
      {proposal ? (
        <ConfirmProposal
          action={confirmAction.bind(null, slug, proposal.id)}
          proposedBy={proposal.proposedBy}
          lines={linesOf(proposal)}
          isOwn={proposal.proposedById === actor.id}
        />
      ) : null}
      {likely.length > 0 ? (
        <div className="mb-8">
          <LikelyClauses sentences={likely} />
        </div>
      ) : null}
      <div className="mb-8 space-y-3">
        <Details summary="Add an evidence file first" isOpen={(upload !== undefined && !kind) || hasFileFirst}>
          <UploadForm
            action={`/api/uploads/consultations/${slug}/attachments`}
            kind="EVIDENCE"
            next={next}
            label="File that shows it"
            problem={kind ? undefined : upload}
            button="Add the file"
          />
        </Details>
        {gate === "DEPARTMENT_DECISION" ? (
          <Details summary="Add the redline from the submitted to the approved text" isOpen={kind !== undefined}>
            <UploadForm
              action={`/api/uploads/consultations/${slug}/attachments`}
              kind="DESIGNATED_REDLINE"
              next={`${next}${next.includes("?") ? "&" : "?"}kind=DESIGNATED_REDLINE`}
              label="Redline, submitted to designated"
              problem={kind ? upload : undefined}
              button="Add the redline"
            />
          </Details>
        ) : null}
      </div>
      <GateForm
        action={recordAction.bind(null, slug, gate)}
        gate={gate}
        fields={extraFields[gate]}
        initial={initial}
        evidence={attachments.map(({ id, title, kind: of }) => ({
          id,
          label: `${title} (${attachmentKindNames[of]})`,
        }))}
        packVersions={versions}
        conditions={conditions}
        mayDecideWindow={surroundings.mayDecideWindow}
      />
      {replaced ? (
        <section aria-labelledby="unsaid-title" className="mt-10 border-t border-line pt-6">
          <h2 id="unsaid-title" className="mb-3 text-xl">
            Or: it did not happen at all
          </h2>
          <UnsaidForm action={unsaidAction.bind(null, slug, gate, replaced.id)} what={gateNames[gate]} />
        </section>
      ) : null}
    </div>
  );
}
