import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PublishForm } from "#components/consultations/publish-form.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { SummaryList } from "#components/ui/summary-list.tsx";
import { isEverPermitted } from "#lib/auth/rules.ts";
import { requireActor } from "#lib/auth/session.ts";
import { findVersions } from "#lib/consultations/versions/queries.ts";
import { formatInstant } from "#lib/dates.ts";
import { publishAction } from "./actions.ts";

export const metadata: Metadata = { title: "Versions of the text" };

export default async function VersionsPage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const actor = await requireActor("read-responses", `/staff/consultations/${slug}/versions`);
  const consultation = await findVersions(slug);
  if (!consultation) notFound();
  const mayPublish = isEverPermitted(actor.role, "publish-consultation");
  const newest = Math.max(
    0,
    ...consultation.versions.flatMap(({ number, publishedAt }) => (publishedAt ? number : [])),
  );
  return (
    <>
      <PageHeader
        size="small"
        title="Versions of the text"
        lead="One person prepares a version and a second one publishes it. A published version stays as it is; a correction is the next version."
      />
      <div className="space-y-6">
        {consultation.versions.map(
          ({ id, number, reason, contentHash, preparedAt, preparedBy, publishedAt, publishedBy }) => (
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
              {!publishedAt && number > newest && mayPublish ? (
                <div className="mt-4">
                  <PublishForm action={publishAction.bind(null, slug, id)} version={number} />
                </div>
              ) : null}
            </Panel>
          ),
        )}
      </div>
    </>
  );
}
