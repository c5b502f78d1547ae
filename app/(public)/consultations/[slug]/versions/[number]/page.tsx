import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Attachments } from "#components/consultations/attachments.tsx";
import { ContentsList, sectionEntries } from "#components/consultations/contents-list.tsx";
import { TermPopovers } from "#components/consultations/definitions.tsx";
import { Document } from "#components/consultations/document.tsx";
import { PrintedName } from "#components/consultations/printed-name.tsx";
import { BackLink } from "#components/ui/back-link.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { findPublicRecord } from "#lib/consultations/record/queries.ts";
import { formatInstant } from "#lib/dates.ts";

type Props = { params: Promise<{ slug: string; number: string }> };

async function findText({ params }: Props) {
  const { slug, number } = await params;
  const record = await findPublicRecord(slug);
  const version = record?.versions.find((each) => String(each.number) === number);
  return record && version ? { record, version } : null;
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await findText(props);
  if (!found) return { title: "Version not found" };
  return { title: `${found.version.content.title}, version ${found.version.number}` };
}

/** A text as it was published, for good: what came of it since stands on the consultation's own page (part 4, item 20). */
export default async function VersionPage(props: Props) {
  const found = await findText(props);
  if (!found) notFound();
  const { record, version } = found;
  const { slug } = record.consultation;
  const next = record.versions.find(({ number }) => number > version.number);
  const { content } = version;
  const attachments = record.attachments.filter((attachment) => attachment.version === version.number);
  return (
    <>
      <PrintedName slug={slug} version={version.number} />
      <BackLink href={`/consultations/${slug}`}>The consultation as it stands now</BackLink>
      <PageHeader
        caption={`Version ${version.number}, published ${formatInstant(version.publishedAt)}`}
        title={content.title}
      />
      <div className="mb-10">
        {next ? (
          <Notice tone="amber" title={`Version ${next.number} has taken the place of this text`}>
            <p>
              Since {formatInstant(next.publishedAt)}.{" "}
              <Link href={`/consultations/${slug}#correction-${next.number}`} prefetch={false} className="link">
                What changed and why
              </Link>
            </p>
          </Notice>
        ) : (
          <Notice title="This is the text that stands">
            <p>With the closing time, answers and corrections it stands on the consultation’s page.</p>
          </Notice>
        )}
      </div>
      <div className="document-page">
        <ContentsList groups={[{ title: "The document", entries: sectionEntries(content.document.sections) }]} />
        <div className="min-w-0">
          <Document content={content} attachments={attachments} />
          {content.attachments.length > 0 ? (
            <section aria-labelledby="attachments" className="mt-16 max-w-[54rem] border-t-4 border-line pt-8">
              <h2 id="attachments" className="mb-4 text-2xl">
                Attachments of version {version.number}
              </h2>
              <Attachments slug={slug} attachments={content.attachments} files={attachments} />
            </section>
          ) : null}
          <TermPopovers definitions={content.definitions} />
          <p className="mt-8 text-xs text-ink-soft">
            SHA-256 of the content of this version <code className="break-all">{version.contentHash}</code>
          </p>
        </div>
      </div>
    </>
  );
}
