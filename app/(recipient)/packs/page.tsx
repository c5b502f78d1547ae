import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PackContents } from "#components/packs/pack-contents.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireActor } from "#lib/auth/session.ts";
import { formatInstant } from "#lib/dates.ts";
import { listReleasedPacks } from "#lib/packs/queries.ts";
import { bodyOf } from "#lib/packs/rules.ts";
import { recipientNames } from "#lib/packs/schema.ts";

export const metadata: Metadata = { title: "Submission packs" };

export default async function PacksPage() {
  const actor = await requireActor("download-pack", "/packs");
  const recipient = bodyOf(actor.role);
  if (!recipient) notFound();
  const packs = await listReleasedPacks(actor);
  return (
    <>
      <PageHeader
        title="Submission packs"
        lead={`Packs that DCC has released to ${recipientNames[recipient]}, the newest first.`}
      />
      {packs.length === 0 ? (
        <EmptyState>Packs appear here once DCC releases them to {recipientNames[recipient]}.</EmptyState>
      ) : (
        <div className="space-y-6">
          <Notice tone="amber" title="The responses are in their entirety">
            <p>
              They include text that respondents asked to be treated as confidential, marked, with their reasons (§§30
              and 31). Each download is recorded.
            </p>
          </Notice>
          {packs.map(({ id, version, title, releasedAt, ...contents }) => (
            <article
              key={id}
              aria-labelledby={`pack-${id}`}
              className="space-y-3 rounded-md border border-line bg-surface p-5"
            >
              <h2 id={`pack-${id}`} className="text-xl">
                {title}, version {version}
              </h2>
              <p>Released {formatInstant(releasedAt)}</p>
              <LinkButton href={`/api/packs/${id}`} download>
                Download version {version}
              </LinkButton>
              <PackContents {...contents} listed={contents.manifest.files} fileCount={contents.manifest.files.length} />
            </article>
          ))}
        </div>
      )}
    </>
  );
}
