import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { formatInstant } from "#lib/dates.ts";
import type { FormState } from "#lib/form-state.ts";
import { type PackInList, type Recipient, recipientNames } from "#lib/packs/schema.ts";
import { PackContents } from "./pack-contents.tsx";
import { ReleaseForm } from "./release-form.tsx";

type PackCardProps = {
  pack: PackInList;
  mayDownload: boolean;
  /** The register's last number now: a pack that ends before it lacks responses. */
  lastNumber: number;
  /** This person had it built, so somebody else releases it (invariant 6). */
  isOwn: boolean;
  releases: { recipient: Recipient; action: (state: FormState, form: FormData) => Promise<FormState> }[];
};

/** One pack: what it holds, who built it, to whom it went, and what can be done with it. */
export function PackCard({ pack, mayDownload, lastNumber, isOwn, releases }: PackCardProps) {
  const { id, version, builtBy, builtAt, manifest } = pack;
  const open = releases.filter(({ recipient }) => !pack.releases.some((release) => release.recipient === recipient));
  const isIncomplete = manifest.register.last < lastNumber;
  return (
    <article aria-labelledby={`pack-${version}`} className="space-y-3 rounded-md border border-line bg-surface p-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <h3 id={`pack-${version}`} className="text-lg">
          Version {version}
        </h3>
        {mayDownload ? (
          <LinkButton href={`/api/packs/${id}`} variant="secondary" size="small" download>
            Download version {version}
          </LinkButton>
        ) : null}
      </div>
      <p>
        Built for {builtBy}, {formatInstant(builtAt)}
      </p>
      <PackContents {...pack} />
      {isIncomplete ? (
        <Notice tone="amber" title="Responses came in after this pack was built">
          <p>It cannot be released. Read them and build the pack again.</p>
        </Notice>
      ) : null}
      <ul className="space-y-1">
        {pack.releases.map(({ recipient, releasedBy, releasedAt }) => (
          <li key={recipient}>
            <Tag tone="done">Released to {recipientNames[recipient]}</Tag> by {releasedBy}, {formatInstant(releasedAt)}
          </li>
        ))}
      </ul>
      {open.length > 0 && isOwn ? (
        <p className="text-ink-soft">You had this pack built: a second person releases it.</p>
      ) : null}
      {!isOwn && !isIncomplete ? (
        <div className="flex flex-wrap gap-3">
          {open.map(({ recipient, action }) => (
            <ReleaseForm key={recipient} action={action} recipient={recipientNames[recipient]} version={version} />
          ))}
        </div>
      ) : null}
    </article>
  );
}
