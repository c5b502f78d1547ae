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
  /** What of what it was built from has changed since, as one sentence; null: nothing. */
  changed: string | null;
  /** The checks find something that blocks: nothing leaves now. */
  isBlocked: boolean;
  /** This person had it built, so somebody else releases it (invariant 6). */
  isOwn: boolean;
  releases: { recipient: Recipient; action: (state: FormState, form: FormData) => Promise<FormState> }[];
};

/** One pack: what it holds, who built it, to whom it went, and what can be done with it. */
export function PackCard({ pack, mayDownload, changed, isBlocked, isOwn, releases }: PackCardProps) {
  const { id, version, builtBy, builtAt } = pack;
  const open = releases.filter(({ recipient }) => !pack.releases.some((release) => release.recipient === recipient));
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
      {open.length > 0 && changed ? (
        <Notice tone="amber" title="It is no longer what would be built now, and cannot be released">
          <p>{changed}</p>
        </Notice>
      ) : null}
      {open.length > 0 && !changed && isBlocked ? (
        <p className="text-ink-soft">The checks above find something that blocks: it cannot be released now.</p>
      ) : null}
      <ul className="space-y-1">
        {pack.releases.map(({ recipient, releasedBy, releasedAt }) => (
          <li key={recipient}>
            <Tag tone="done">Released to {recipientNames[recipient]}</Tag> by {releasedBy}, {formatInstant(releasedAt)}
          </li>
        ))}
      </ul>
      {open.length > 0 && isOwn ? (
        <p className="text-ink-soft">
          You had this pack built: a second person releases it to{" "}
          {open.map(({ recipient }) => recipientNames[recipient]).join(" and ")}.
        </p>
      ) : null}
      {!isOwn && !changed && !isBlocked ? (
        <div className="flex flex-wrap gap-3">
          {open.map(({ recipient, action }) => (
            <ReleaseForm key={recipient} action={action} recipient={recipientNames[recipient]} version={version} />
          ))}
        </div>
      ) : null}
    </article>
  );
}
