import { Tag } from "#components/ui/tag.tsx";
import type { Doubt, Gate, GateRecord, Standing } from "#lib/approvals/schema.ts";
import type { GateStatus, TrackState } from "#lib/approvals/tracks/rules.ts";
import { type Track as TrackName, tracks } from "#lib/approvals/tracks/schema.ts";
import { GateItem } from "./gate-item.tsx";

type TrackProps = {
  slug: string;
  track: TrackName;
  state: TrackState;
  gates: readonly GateStatus[];
  /** The record at each gate, whether or not it still holds. */
  written: Standing;
  doubts: readonly Doubt[];
  /** What a record rests on that was put right after it was made. */
  putRight: (record: GateRecord) => Gate[];
  mayRecord: boolean;
};

const looks = {
  open: { tone: "active", mark: "half" },
  complete: { tone: "done", mark: "full" },
  ended: { tone: "error", mark: "cross" },
} as const;

/** One track as a vertical list of gates. */
export function Track({ slug, track, state, gates, written, doubts, putRight, mayRecord }: TrackProps) {
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
          const record = written[status.gate] ?? null;
          return (
            <GateItem
              key={status.gate}
              slug={slug}
              status={status}
              record={record}
              met={status.gate === "PMA_CONDITION_MET" ? (written.conditionsMet ?? []) : []}
              why={doubts.find((doubt) => doubt.record.id === record?.id)?.reasons ?? []}
              putRight={record ? putRight(record) : []}
              mayRecord={mayRecord}
            />
          );
        })}
      </ol>
    </section>
  );
}
