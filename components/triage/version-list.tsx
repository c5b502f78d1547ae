import Link from "next/link";
import { Tag } from "#components/ui/tag.tsx";
import { Timestamp } from "#components/ui/timestamp.tsx";
import { formatInstantToSecond } from "#lib/dates.ts";
import type { VersionInList } from "#lib/triage/reading/schema.ts";

type VersionListProps = { versions: readonly VersionInList[]; isCounted: boolean; compareHref: string };

/** Every version that was received, which one counts, and where a later one is late (invariant 2). */
export function VersionList({ versions, isCounted, compareHref }: VersionListProps) {
  return (
    <>
      <ol className="space-y-2 text-sm">
        {versions.map(({ number, registerNumber, receivedAt, isLate, isOperative, isBeside }) => (
          <li key={number} className="border-s-2 border-line ps-3">
            <span className="font-semibold">Version {number}</span>, number {registerNumber} in the register
            <span className="flex flex-wrap gap-x-3">
              {isOperative && isCounted ? <Tag tone="active">Counts</Tag> : null}
              {isBeside ? <Tag tone="active">Considered beside what counts</Tag> : null}
              {isLate ? (
                <Tag tone="amber" mark="diamond">
                  Late
                </Tag>
              ) : null}
            </span>
            <Timestamp at={receivedAt}>
              <span className="block text-ink-soft">{formatInstantToSecond(receivedAt)}</span>
            </Timestamp>
          </li>
        ))}
      </ol>
      {versions.length > 1 ? (
        <p className="mt-3 text-sm">
          <Link href={compareHref} prefetch={false} className="link">
            See what changed between them
          </Link>
        </p>
      ) : null}
    </>
  );
}
