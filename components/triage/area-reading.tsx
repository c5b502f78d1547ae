import type { ReactNode } from "react";
import { MarkedBlock } from "#components/confidentiality/marked-block.tsx";
import type { ReadingItem, ReadingSegment } from "#lib/triage/reading/schema.ts";
import { ReadingText } from "./reading-text.tsx";

type AreaReadingProps = { items: readonly ReadingItem[]; isReasonSaid: boolean };

const names: Record<string, string> = { about: "About", what: "Disagrees with", why: "Reasons" };
const nameOf = ({ key, label }: ReadingItem) => names[key.split(".").at(-1) ?? ""] ?? label;

const markedText = ({ segments: [first, second] }: ReadingItem): (ReadingSegment & { kind: "marked" }) | null =>
  first?.kind === "marked" && second === undefined ? first : null;

/** One area of disagreement as its respondent named it. Marked as a whole, for one reason, it is one hatched block and not three. */
export function AreaReading({ items, isReasonSaid }: AreaReadingProps) {
  const marked = items.map(markedText);
  const [first] = marked;
  if (first && marked.every((segment) => segment?.reason === first.reason)) {
    return (
      <MarkedBlock reason={isReasonSaid ? first.reason : undefined}>
        <Rows items={items} of={(item) => <p className="whitespace-pre-wrap">{markedText(item)?.text}</p>} />
      </MarkedBlock>
    );
  }
  return <Rows items={items} of={({ segments }) => <ReadingText segments={segments} isReasonSaid={isReasonSaid} />} />;
}

function Rows({ items, of }: { items: readonly ReadingItem[]; of: (item: ReadingItem) => ReactNode }) {
  return (
    <dl className="space-y-1">
      {items.map((item) => (
        <div key={item.key} className="grid gap-x-4 sm:grid-cols-[8rem_minmax(0,1fr)]">
          <dt className="text-sm leading-[1.6] text-ink-soft">{nameOf(item)}</dt>
          <dd className="min-w-0" dir="auto">
            {of(item)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
