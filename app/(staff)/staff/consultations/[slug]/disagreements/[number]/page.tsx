import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { DisagreementTag } from "#components/disagreements/disagreement-tag.tsx";
import { EntryVersions } from "#components/disagreements/entry-versions.tsx";
import { PressForm } from "#components/disagreements/press-form.tsx";
import { ProposeForm } from "#components/disagreements/propose-form.tsx";
import { ReplyForm } from "#components/disagreements/reply-form.tsx";
import { Resolution } from "#components/disagreements/resolution.tsx";
import { RetitleForm } from "#components/disagreements/retitle-form.tsx";
import { SideBySide } from "#components/disagreements/side-by-side.tsx";
import { BackLink } from "#components/ui/back-link.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { isEverPermitted } from "#lib/auth/rules.ts";
import { listAttachments } from "#lib/consultations/attachments/queries.ts";
import { formatInstant } from "#lib/dates.ts";
import { readDisagreement } from "#lib/triage/disagreements/entries/commands.ts";
import { listLettersToName } from "#lib/triage/disagreements/resolutions/queries.ts";
import { sayEntry } from "#lib/triage/disagreements/rules.ts";
import { sourceNames } from "#lib/triage/disagreements/schema.ts";
import { requireConsultation } from "../../consultation.ts";
import { checkTitleAction, confirmAction, proposeAction, reopenAction, replyAction, retitleAction } from "./actions.ts";

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
  const { title, anchor, revision, standing, isWithheld, passages } = entry;
  const path = `/staff/consultations/${slug}`;
  const mayChange = isEverPermitted(actor.role, "record-disagreement") && !isWithheld;
  const mayCheck = mayChange && actor.hasClearance && entry.titleCheckedBy === null && entry.titleById !== actor.id;
  const respondents = [...new Set(passages.map(({ response }) => response))];
  const attachments = await listAttachments(consultation.id);
  const letters = await listLettersToName(actor, consultation.id, respondents);
  return (
    <>
      <BackLink href={`${path}/disagreements`}>Disagreement register</BackLink>
      <PageHeader
        size="small"
        caption={`Disagreement ${sayEntry(number)}${anchor ? `, about ${anchor}` : ""}`}
        title={<span dir="auto">{title}</span>}
        lead={
          <>
            <DisagreementTag standing={standing} />. Raised by {entry.raisedBy}, {formatInstant(entry.raisedAt)}, from{" "}
            {entry.source === "response" ? (
              respondents.slice(0, 1).map((reference) => (
                <span key={reference}>
                  response{" "}
                  <Link href={`${path}/responses/${reference}`} prefetch={false} className="link">
                    {reference}
                  </Link>
                  {respondents.length > 1 ? `; it holds the words of ${respondents.length} responses` : ""}
                </span>
              ))
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
          responses={`${path}/responses`}
          replyForm={
            mayChange && standing !== "RESOLVED" ? (
              <ReplyForm
                action={replyAction.bind(null, slug, number)}
                revision={revision}
                dccReply={entry.dccReply ?? ""}
              />
            ) : null
          }
        />
        <div className="grid items-start gap-6 md:grid-cols-2">
          <Panel
            title={
              standing === "RESOLVED" ? "Resolved" : standing === "PROPOSED" ? "Resolution proposed" : "Unresolved"
            }
          >
            <div className="space-y-4">
              <Resolution {...entry} />
              {mayChange && standing === "OPEN" ? (
                <ProposeForm
                  action={proposeAction.bind(null, slug, number)}
                  revision={revision}
                  changes={consultation.content.changes.map(({ key, title: change }) => ({
                    value: key,
                    label: change,
                  }))}
                  drafts={attachments
                    .filter(({ kind }) => kind === "FINAL_DRAFT" || kind === "REDLINE")
                    .map(({ id, kind, name, addedAt }) => ({
                      value: id,
                      label: `${kind === "REDLINE" ? "Redline" : "Final draft"}: ${name}, ${formatInstant(addedAt)}`,
                    }))}
                  letters={letters.map(({ id, subject, sender, at }) => ({
                    value: id,
                    label: [subject, sender, formatInstant(at)].filter(Boolean).join(", "),
                  }))}
                  response={respondents.length === 1 ? (respondents[0] ?? "") : ""}
                />
              ) : null}
              {mayChange && standing === "PROPOSED" && entry.proposedById !== actor.id ? (
                <PressForm
                  action={confirmAction.bind(null, slug, number)}
                  revision={revision}
                  label="Confirm that this resolves it"
                />
              ) : null}
              {mayChange && standing !== "OPEN" ? (
                <PressForm
                  action={reopenAction.bind(null, slug, number)}
                  revision={revision}
                  label={standing === "RESOLVED" ? "Open it again" : "It does not resolve it"}
                />
              ) : null}
            </div>
          </Panel>
          <Panel title="Title">
            <p className="mb-4">
              {entry.titleCheckedBy && entry.titleCheckedAt
                ? `Written by ${entry.titleBy}; found neutral by ${entry.titleCheckedBy}, ${formatInstant(entry.titleCheckedAt)}.`
                : `Written by ${entry.titleBy}. A second person, with clearance, has yet to find it neutral.`}
            </p>
            {mayChange ? (
              <div className="space-y-4">
                {mayCheck ? (
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
