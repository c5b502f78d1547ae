import type { ReactNode } from "react";
import { LockLabel } from "#components/confidentiality/lock-label.tsx";
import { MarkedPassage } from "#components/confidentiality/marked-passage.tsx";
import { WithheldBlock } from "#components/confidentiality/withheld-block.tsx";
import type { ReadingItem } from "#lib/triage/reading/schema.ts";
import { ReadingText } from "./reading-text.tsx";

type RespondentListProps = { items: readonly ReadingItem[]; facts: { label: string; value: ReactNode }[] };

const kindsOf = ({ segments }: ReadingItem) => segments.map(({ kind }) => kind);

/** Who sent it, and beside that how it came in. That who sent it is marked is said once, above the hatched lines. */
export function RespondentList({ items, facts }: RespondentListProps) {
  const isMarked = items.some((item) => kindsOf(item).includes("marked"));
  const isWithheld = items.length > 0 && items.every((item) => kindsOf(item).every((kind) => kind === "withheld"));
  return (
    <div className="mb-6 grid gap-x-10 gap-y-4 lg:grid-cols-2">
      <div>
        {isMarked ? (
          <p className="mb-1">
            <LockLabel>Who responded is marked confidential</LockLabel>
          </p>
        ) : null}
        <dl className="space-y-1">
          {isWithheld ? (
            <Line label="Respondent">
              <WithheldBlock />
            </Line>
          ) : (
            items.map((item) => (
              <Line key={item.key} label={item.label}>
                <Words item={item} />
              </Line>
            ))
          )}
        </dl>
      </div>
      <dl className="space-y-1">
        {facts.map(({ label, value }) => (
          <Line key={label} label={label}>
            {value}
          </Line>
        ))}
      </dl>
    </div>
  );
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[7.5rem_minmax(0,1fr)] gap-x-4">
      <dt className="text-ink-soft">{label}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}

function Words({ item: { segments } }: { item: ReadingItem }) {
  const [only] = segments;
  return segments.length === 1 && only?.kind === "marked" ? (
    <span dir="auto">
      <MarkedPassage>{only.text}</MarkedPassage>
    </span>
  ) : (
    <ReadingText segments={segments} isReasonSaid={false} />
  );
}
