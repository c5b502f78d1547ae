import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PublishForm } from "#components/consultations/publish-form.tsx";
import { SupplyForm } from "#components/consultations/supply-form.tsx";
import { VersionFiles } from "#components/consultations/version-files.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { SummaryList } from "#components/ui/summary-list.tsx";
import { isEverPermitted } from "#lib/auth/rules.ts";
import { requireActor } from "#lib/auth/session.ts";
import { listAttachments } from "#lib/consultations/attachments/queries.ts";
import { changesBetween } from "#lib/consultations/record/corrections.ts";
import { sayCorrected } from "#lib/consultations/record/history.ts";
import { findVersions } from "#lib/consultations/versions/queries.ts";
import { formatInstant } from "#lib/dates.ts";
import { publishAction } from "./actions.ts";

export const metadata: Metadata = { title: "Versions of the text" };

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<{ attachment?: string; upload?: string; reason?: string }>;
};

export default async function VersionsPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const actor = await requireActor("read-responses", `/staff/consultations/${slug}/versions`);
  const consultation = await findVersions(slug);
  if (!consultation) notFound();
  const { versions } = consultation;
  const files = await listAttachments(consultation.id);
  const { attachment: tried, upload, reason: typed } = await searchParams;
  const mayPublish = isEverPermitted(actor.role, "publish-consultation");
  const mayPrepare = isEverPermitted(actor.role, "prepare-consultation");
  const newest = Math.max(0, ...versions.flatMap(({ number, publishedAt }) => (publishedAt ? number : [])));
  const standing = versions.find(({ number }) => number === newest);
  const supplied = versions[0]?.text.attachments ?? [];
  return (
    <>
      <PageHeader
        size="small"
        title="Versions of the text"
        lead="One person prepares a version and a second one publishes it. A published version stays as it is; a correction is the next version, and is mailed to everybody who has responded, holds a draft or asked to be told."
      />
      {upload === "prepared" ? (
        <div className="mb-6">
          <Notice tone="success" title="The next version is prepared with the file" isAnnounced>
            <p>Nobody outside can read it before a second person publishes that version.</p>
          </Notice>
        </div>
      ) : null}
      <div className="space-y-6">
        {versions.map(({ id, number, reason, text, contentHash, preparedAt, preparedBy, publishedAt, publishedBy }) => {
          const isWaiting = !publishedAt && number > newest;
          return (
            <Panel key={id} title={`Version ${number}`}>
              <SummaryList
                rows={[
                  { key: "prepared", label: "Prepared", value: `${preparedBy.name}, ${formatInstant(preparedAt)}` },
                  {
                    key: "published",
                    label: "Published",
                    value:
                      publishedAt && publishedBy
                        ? `${publishedBy.name}, ${formatInstant(publishedAt)}`
                        : number < newest
                          ? "Not published: a later version was"
                          : "Not yet: a second person publishes it",
                  },
                  ...(reason ? [{ key: "reason", label: "Why", value: reason }] : []),
                  ...(isWaiting && standing
                    ? [
                        {
                          key: "changes",
                          label: `Against version ${newest}`,
                          value: sayCorrected(changesBetween(standing.text, text)) || "Nothing changed",
                        },
                      ]
                    : []),
                  {
                    key: "files",
                    label: "Attachments",
                    value: <VersionFiles attachments={text.attachments} held={files} />,
                  },
                  {
                    key: "hash",
                    label: "SHA-256 of its canonical JSON",
                    value: <code className="text-sm break-all">{contentHash}</code>,
                  },
                ]}
              />
              <p className="mt-3">
                <a className="link" href={`/api/consultations/${slug}/versions/${number}`} download>
                  Content of version {number} as a file
                </a>
              </p>
              {isWaiting && mayPublish ? (
                <div className="mt-4">
                  <PublishForm action={publishAction.bind(null, slug, id)} version={number} />
                </div>
              ) : null}
            </Panel>
          );
        })}
        {mayPrepare && supplied.length > 0 ? (
          <Panel id="supply" title="Supply an attachment">
            <p className="mb-4 measure">
              The text names these attachments. A file becomes part of the next version of the text, and everybody can
              download it once a second person has published that version.
            </p>
            <div className="space-y-8">
              {supplied.map(({ id, title, file }) => (
                <SupplyForm
                  key={id}
                  slug={slug}
                  attachment={{ id, title, isSupplied: file !== null }}
                  problem={tried === id ? upload : undefined}
                  reason={tried === id ? typed : undefined}
                />
              ))}
            </div>
          </Panel>
        ) : null}
      </div>
    </>
  );
}
