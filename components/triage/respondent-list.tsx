import type { ReadingItem } from "#lib/triage/reading/schema.ts";
import { ReadingText } from "./reading-text.tsx";

type RespondentListProps = { items: readonly ReadingItem[]; facts: { label: string; value: string }[] };

/** Who sent it and how it came in. */
export function RespondentList({ items, facts }: RespondentListProps) {
  return (
    <dl className="mb-6 grid gap-x-8 gap-y-3 sm:grid-cols-[repeat(auto-fit,minmax(13rem,1fr))]">
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt className="text-ink-soft">{label}</dt>
          <dd className="font-semibold">{value}</dd>
        </div>
      ))}
      {items.map(({ key, label, segments }) => (
        <div key={key} className="min-w-0">
          <dt className="text-ink-soft">{label}</dt>
          <dd>
            <ReadingText segments={segments} isReasonSaid={false} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
