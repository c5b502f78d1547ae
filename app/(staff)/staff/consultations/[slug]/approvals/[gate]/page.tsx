import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { GateContext } from "#components/approvals/gate-context.tsx";
import { GateForm } from "#components/approvals/gate-form.tsx";
import { UploadForm } from "#components/files/upload-form.tsx";
import { BackLink } from "#components/ui/back-link.tsx";
import { Details } from "#components/ui/details.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { valuesOf } from "#lib/approvals/form/rules.ts";
import { extraFields } from "#lib/approvals/form/schema.ts";
import { standingBefore, whyShut } from "#lib/approvals/rules.ts";
import { gates } from "#lib/approvals/schema.ts";
import { gateHints, gateNames, gateSlug } from "#lib/approvals/tracks/schema.ts";
import { listAttachments } from "#lib/consultations/attachments/queries.ts";
import { listReleasedVersions } from "#lib/packs/queries.ts";
import { approvalsOf } from "../surroundings.ts";
import { recordAction } from "./actions.ts";

type Props = {
  params: Promise<{ slug: string; gate: string }>;
  searchParams: Promise<{ replaces?: string; added?: string; upload?: string }>;
};

const gateOf = (name: string) => gates.find((gate) => gateSlug(gate) === name) ?? null;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const gate = gateOf((await params).gate);
  return { title: gate ? gateNames[gate] : "Not found" };
}

export default async function GatePage({ params, searchParams }: Props) {
  const [{ slug, gate: name }, { replaces, added, upload }] = await Promise.all([params, searchParams]);
  const gate = gateOf(name);
  if (!gate) notFound();
  const path = `approvals/${name}`;
  const { consultation, records, standing: all, surroundings } = await approvalsOf(slug, "record-gate", path);
  const replaced = replaces ? records.find(({ id, gate: of }) => id === replaces && of === gate) : undefined;
  if (replaces && !replaced) notFound();
  const standing = replaced ? standingBefore(records, replaced.id) : all;
  const [attachments, versions] = await Promise.all([
    listAttachments(consultation.id),
    gate === "SUBMISSION" ? listReleasedVersions(consultation.id, "DEPARTMENT") : [],
  ]);
  const here = `/staff/consultations/${slug}/${path}`;
  const initial = {
    ...(replaced ? valuesOf(replaced) : {}),
    ...(added ? { evidenceFileId: added } : {}),
    ...(gate === "PMA_DECISION" ? { viewsId: standing.SSC_VIEWS?.id ?? "" } : {}),
  };
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
        content={consultation.content}
      />
      <div className="mb-8">
        <Details summary="Add an evidence file first" isOpen={upload !== undefined || gate === "PMA_DECISION"}>
          <UploadForm
            action={`/api/uploads/consultations/${slug}/attachments`}
            kind="EVIDENCE"
            next={replaced ? `${here}?replaces=${replaced.id}` : here}
            label="File that shows it"
            problem={upload}
            button="Add the file"
          />
        </Details>
      </div>
      <GateForm
        action={recordAction.bind(null, slug, gate)}
        gate={gate}
        fields={extraFields[gate]}
        initial={initial}
        evidence={attachments.map(({ id, title, kind }) => ({ id, title, kind }))}
        packVersions={versions}
        mayDecideWindow={surroundings.mayDecideWindow}
      />
    </div>
  );
}
