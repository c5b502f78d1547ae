import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { DisagreementTag } from "#components/disagreements/disagreement-tag.tsx";
import { EntryVersions } from "#components/disagreements/entry-versions.tsx";
import { PressForm } from "#components/disagreements/press-form.tsx";
import { ReplyForm } from "#components/disagreements/reply-form.tsx";
import { ResolveForm } from "#components/disagreements/resolve-form.tsx";
import { RetitleForm } from "#components/disagreements/retitle-form.tsx";
import { SideBySide } from "#components/disagreements/side-by-side.tsx";
import { BackLink } from "#components/ui/back-link.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { isEverPermitted } from "#lib/auth/rules.ts";
import { formatInstant } from "#lib/dates.ts";
import { readDisagreement } from "#lib/triage/disagreements/entries/commands.ts";
import { sayArea, sayEntry } from "#lib/triage/disagreements/rules.ts";
import { evidenceNames, sourceNames } from "#lib/triage/disagreements/schema.ts";
import { requireConsultation } from "../../consultation.ts";
import { checkTitleAction, reopenAction, replyAction, resolveAction, retitleAction } from "./actions.ts";

type Props = { params: Promise<{ slug: string; number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Disagreement D-${(await params).number}` };
}

export default async function DisagreementPage({ params }: Props) {
  const { slug, number: asked } = await params;
  const { actor, consultation } = await requireConsultation(slug, "read-responses", `disagreements/${asked}`);
  const number = /^[1-9]\d{0,8}$/.test(asked) ? Number(asked) : 0;
  const entry = await readDisagreement(actor, consultation, number);
  if (!entry) notFound();
  const { title, anchor, revision, state } = entry;
  const path = `/staff/consultations/${slug}`;
  const mayChange = isEverPermitted(actor.role, "record-disagreement") && !entry.isWithheld;
  const isOpen = state === "OPEN";
  return (
    <>
      <BackLink href={`${path}/disagreements`}>Disagreement register</BackLink>
      <PageHeader
        size="small"
        caption={`Disagreement ${sayEntry(number)}${anchor ? `, about ${anchor}` : ""}`}
        title={<span dir="auto">{title}</span>}
        lead={
          <>
            <DisagreementTag state={state} />. Raised by {entry.raisedBy}, {formatInstant(entry.raisedAt)}, from{" "}
            {entry.response ? (
              <>
                response{" "}
                <Link href={`${path}/responses/${entry.response}`} prefetch={false} className="link">
                  {entry.response}
                </Link>
                {entry.areaKey ? `, ${sayArea(entry.areaKey)}` : ""}
              </>
            ) : (
              <span dir="auto">
                {sourceNames[entry.source].toLowerCase()}: {entry.sourceDetail}
              </span>
            )}
            .
          </>
        }
      />
      <div className="space-y-8">
        {entry.isWithheld ? (
          <Notice tone="amber" title="What it says is withheld from you">
            <p>
              It was raised from a response that is marked confidential, and your account has no clearance to read
              marked text. How it stands, and who changed it when, you see below.
            </p>
          </Notice>
        ) : null}
        <SideBySide
          {...entry}
          replyForm={
            mayChange && isOpen ? (
              <ReplyForm
                action={replyAction.bind(null, slug, number)}
                revision={revision}
                dccReply={entry.dccReply ?? ""}
              />
            ) : null
          }
        />
        <div className="grid items-start gap-6 md:grid-cols-2">
          <Panel title={isOpen ? "Unresolved" : "Resolved"}>
            {isOpen ? (
              <p className="mb-4 measure">
                It goes into the submission to the Department as it stands. It is resolved by a drafting change or by
                the respondent’s recorded acceptance, and by nothing else.
              </p>
            ) : (
              <div className="mb-4">
                <p className="font-semibold">{entry.evidenceKind ? evidenceNames[entry.evidenceKind] : ""}</p>
                <p className="whitespace-pre-wrap" dir="auto">
                  {entry.evidence ??
                    (entry.isWithheld
                      ? "The evidence is withheld from you."
                      : "The evidence repeats words that are marked confidential.")}
                </p>
                <p className="text-ink-soft">
                  {entry.changedBy}, {formatInstant(entry.changedAt)}
                </p>
              </div>
            )}
            {mayChange && isOpen ? (
              <ResolveForm action={resolveAction.bind(null, slug, number)} revision={revision} />
            ) : null}
            {mayChange && !isOpen ? (
              <PressForm action={reopenAction.bind(null, slug, number)} revision={revision} label="Open it again" />
            ) : null}
          </Panel>
          <Panel title="Title">
            <p className="mb-4">
              {entry.titleCheckedBy && entry.titleCheckedAt
                ? `Written by ${entry.titleBy}; found neutral by ${entry.titleCheckedBy}, ${formatInstant(entry.titleCheckedAt)}.`
                : `Written by ${entry.titleBy}. A second person has yet to find it neutral.`}
            </p>
            {mayChange ? (
              <div className="space-y-4">
                {entry.titleCheckedBy === null && entry.titleById !== actor.id ? (
                  <PressForm
                    action={checkTitleAction.bind(null, slug, number)}
                    revision={revision}
                    label="The title is neutral"
                  />
                ) : null}

                <RetitleForm
                  key={revision}
                  action={retitleAction.bind(null, slug, number)}
                  revision={revision}
                  title={title}
                  anchor={anchor}
                />
              </div>
            ) : null}
          </Panel>
        </div>
        <Panel title="How it stood">
          <EntryVersions versions={entry.versions} />
        </Panel>
      </div>
    </>
  );
}
