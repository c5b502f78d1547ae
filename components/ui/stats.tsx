import type { ReactNode } from "react";

type StatsProps = { stats: { label: string; value: number | string; note?: ReactNode }[] };

/** A few figures side by side, each under the words that say what it counts. */
export function Stats({ stats }: StatsProps) {
  return (
    <dl className="grid grid-cols-[repeat(auto-fit,minmax(8rem,1fr))] overflow-hidden rounded-md border border-line bg-surface">
      {stats.map(({ label, value, note }) => (
        <div key={label} className="-me-px -mb-px flex flex-col border-e border-b border-line px-4 py-3">
          <dt className="text-sm text-ink-soft">{label}</dt>
          <dd className="text-2xl font-semibold tabular-nums">
            {typeof value === "number" ? value.toLocaleString("en-GB") : value}
          </dd>
          {note ? <dd className="text-sm text-ink-soft">{note}</dd> : null}
        </div>
      ))}
    </dl>
  );
}
