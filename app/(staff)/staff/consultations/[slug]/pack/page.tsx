import type { Metadata } from "next";
import { AttachmentList } from "#components/files/attachment-list.tsx";
import { UploadForm } from "#components/files/upload-form.tsx";
import { BuildForm } from "#components/packs/build-form.tsx";
import { BuildProgress } from "#components/packs/build-progress.tsx";
import { Checks } from "#components/packs/checks.tsx";
import { PackCard } from "#components/packs/pack-card.tsx";
import { StatementSummary } from "#components/packs/statement-summary.tsx";
import { Details } from "#components/ui/details.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { isEverPermitted, isPermitted } from "#lib/auth/rules.ts";
import { now } from "#lib/clock.ts";
import { isCleared } from "#lib/confidentiality/clearance.ts";
import { listAttachments } from "#lib/consultations/attachments/queries.ts";
import { canAdd } from "#lib/consultations/attachments/rules.ts";
import { phaseOf } from "#lib/consultations/rules.ts";
import { findBasis } from "#lib/packs/basis/queries.ts";
import { changedBetween, sayChanged } from "#lib/packs/basis/rules.ts";
import { findLastBuild, findPackFacts, listPacks } from "#lib/packs/queries.ts";
import { isBlocked, whyNotSealable } from "#lib/packs/rules.ts";
import { recipients } from "#lib/packs/schema.ts";
import { findStatement } from "#lib/packs/statement/queries.ts";
import { requireConsultation } from "../consultation.ts";
import { orderAction, releaseAction } from "./actions.ts";

export const metadata: Metadata = { title: "Submission pack" };

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<{ upload?: string; kind?: string }> };

export default async function PackPage({ params, searchParams }: Props) {
  const [{ slug }, { upload, kind }] = await Promise.all([params, searchParams]);
  const { actor, consultation } = await requireConsultation(slug, "read-responses", "pack");
  const at = await now();
  const [facts, basis, build, packs, attachments, statement] = await Promise.all([
    findPackFacts(consultation, at),
    findBasis(consultation),
    findLastBuild(consultation.id),
    listPacks(actor, consultation.id),
    listAttachments(consultation.id),
    findStatement(consultation.id),
  ]);
  const findings = whyNotSealable(facts);
  const path = `/staff/consultations/${slug}/pack`;
  const drafts = attachments.filter((attachment) => attachment.kind === "FINAL_DRAFT" || attachment.kind === "REDLINE");
  const isBuilding = (build?.state === "WAITING" || build?.state === "RUNNING") && !build.isStale;
  const mayBuild = isEverPermitted(actor.role, "build-pack");
  const mayRelease = isPermitted(actor.role, "release-pack", phaseOf(consultation, at));
  return (
    <>
      <PageHeader
        size="small"
        title="Submission pack"
        lead="What goes to the Department (§24): the draft, why it is fit for purpose, every response in full, and what is not resolved."
      />
      <div className="space-y-6">
        <Panel title="a. Final draft and redline">
          <div className="space-y-5">
            {drafts.length > 0 ? (
              <AttachmentList attachments={drafts} />
            ) : (
              <p className="text-ink-soft">Neither has been added. No pack is built without them.</p>
            )}
            {canAdd(actor.role, "FINAL_DRAFT") ? (
              <Details summary="Add a draft or a redline" isOpen={drafts.length === 0 || upload !== undefined}>
                <div className="grid gap-8 lg:grid-cols-2">
                  {(["FINAL_DRAFT", "REDLINE"] as const).map((of) => (
                    <UploadForm
                      key={of}
                      action={`/api/uploads/consultations/${slug}/attachments`}
                      kind={of}
                      next={`${path}?kind=${of}`}
                      label={of === "REDLINE" ? "Redline" : "Final draft, clean"}
                      button={of === "REDLINE" ? "Add the redline" : "Add the draft"}
                      problem={kind === of ? upload : undefined}
                    />
                  ))}
                </div>
              </Details>
            ) : null}
          </div>
        </Panel>
        <Panel title="b. Why the draft is fit for purpose">
          <StatementSummary
            statement={statement}
            href={isEverPermitted(actor.role, "write-statement") ? `${path}/statement` : null}
          />
        </Panel>
        <Panel title="Checks">
          <Checks slug={slug} findings={findings} />
          {build?.state === "FAILED" || build?.isStale ? (
            <div className="mt-4">
              <Notice tone="error" title="The last pack ordered was not built">
                <p>{build.failure ?? "It broke off."} Nothing of it was kept; it can be ordered again.</p>
              </Notice>
            </div>
          ) : null}
          {mayBuild && !isBlocked(findings) && !isBuilding ? (
            <div className="mt-5">
              <BuildForm action={orderAction.bind(null, slug)} asksExplanation={findings.length > 0} />
            </div>
          ) : null}
          {isBuilding && build ? (
            <div className="mt-5">
              <BuildProgress
                done={build.done}
                total={build.total}
                href={path}
                text={
                  build.total === 0
                    ? "The pack is about to be built"
                    : `Being built: ${build.done.toLocaleString("en-GB")} of ${build.total.toLocaleString("en-GB")} versions of responses written`
                }
              />
            </div>
          ) : null}
        </Panel>
        <section aria-labelledby="packs">
          <h2 id="packs" className="mb-3 text-xl">
            Packs
          </h2>
          {packs.length > 0 ? (
            <div className="space-y-4">
              {packs.map((pack) => (
                <PackCard
                  key={pack.id}
                  pack={pack}
                  mayDownload={isEverPermitted(actor.role, "download-pack") && isCleared(actor)}
                  changed={sayChanged(pack.version, changedBetween(pack.manifest.basis, basis))}
                  isBlocked={isBlocked(findings)}
                  isOwn={pack.builtById === actor.id}
                  releases={
                    mayRelease
                      ? recipients.map((recipient) => ({
                          recipient,
                          action: releaseAction.bind(null, slug, pack.id, recipient),
                        }))
                      : []
                  }
                />
              ))}
            </div>
          ) : (
            <EmptyState>
              Packs appear here once they are built, the newest first. One person builds a pack, another releases it.
            </EmptyState>
          )}
        </section>
      </div>
    </>
  );
}
