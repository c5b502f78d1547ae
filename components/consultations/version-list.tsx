import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Timestamp } from "#components/ui/timestamp.tsx";
import type { PublicVersion } from "#lib/consultations/record/schema.ts";
import { formatInstant } from "#lib/dates.ts";

type VersionListProps = { slug: string; versions: readonly Omit<PublicVersion, "content">[] };

/** Every text at its address, and the way to the page as it stood at a time (part 4, item 20). */
export function VersionList({ slug, versions }: VersionListProps) {
  return (
    <>
      <ul className="border-t border-line">
        {versions.toReversed().map(({ number, publishedAt, contentHash }, index) => (
          <li key={number} className="border-b border-line py-3">
            <p>
              <a href={`/consultations/${slug}/versions/${number}`} className="link font-semibold">
                Version {number}
              </a>{" "}
              {index === 0 ? "– the text above" : ""}
            </p>
            <p className="text-sm text-ink-soft">
              Published <Timestamp at={publishedAt}>{formatInstant(publishedAt)}</Timestamp>
            </p>
            <p className="text-xs text-ink-soft">
              SHA-256 of its content <code className="break-all">{contentHash}</code>
            </p>
          </li>
        ))}
      </ul>
      <form action={`/consultations/${slug}`} className="mt-6 print:hidden">
        <p className="mb-3 measure">
          See this page as it stood at a time: the text, the closing time, the answers and what was on record then.
        </p>
        <div className="flex flex-wrap items-end gap-4">
          <Field name="on" label="Day" type="date" width="medium" />
          <Field name="time" label="Time (UK)" type="time" width="medium" optional />
          <Button type="submit" variant="secondary">
            Show it as it stood
          </Button>
        </div>
      </form>
    </>
  );
}
