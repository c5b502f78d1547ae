import { Tag } from "#components/ui/tag.tsx";
import type { GateRecord, Reason, Standing } from "#lib/approvals/schema.ts";
import type { GateStatus, TrackState } from "#lib/approvals/tracks/rules.ts";
import { type Track as TrackName, tracks } from "#lib/approvals/tracks/schema.ts";
import { GateItem } from "./gate-item.tsx";

type TrackProps = {
  slug: string;
  track: TrackName;
  state: TrackState;
  gates: readonly GateStatus[];
  standing: Standing;
  outOfOrder: readonly { record: GateRecord; reasons: Reason[] }[];
  mayRecord: boolean;
};

const looks = {
  open: { tone: "active", mark: "half" },
  complete: { tone: "done", mark: "full" },
  ended: { tone: "error", mark: "cross" },
} as const;

/** One track as a vertical list of gates. */
export function Track({ slug, track, state, gates, standing, outOfOrder, mayRecord }: TrackProps) {
  return (
    <section id={track} aria-labelledby={`${track}-title`} className="rounded-md border border-line bg-surface p-5">
      <h2 id={`${track}-title`} className="text-xl">
        {tracks[track].title}
      </h2>
      <p className="mb-2 text-ink-soft">{tracks[track].summary}</p>
      <p className="mb-5">
        <Tag {...looks[state.state]}>{state.text}</Tag>
      </p>
      <ol>
        {gates.map((status) => {
          const record = standing[status.gate] ?? null;
          return (
            <GateItem
              key={status.gate}
              slug={slug}
              status={status}
              record={record}
              outOfOrder={outOfOrder.find((entry) => entry.record.id === record?.id)?.reasons ?? []}
              mayRecord={mayRecord}
            />
          );
        })}
      </ol>
    </section>
  );
}
