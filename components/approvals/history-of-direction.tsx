import { Notice } from "#components/ui/notice.tsx";
import type { HistoryCheck } from "#lib/approvals/direction/rules.ts";
import { formatDate } from "#lib/dates.ts";
import { ParagraphLinks } from "./paragraph-links.tsx";
import { Reasons } from "./reasons.tsx";

type HistoryOfDirectionProps = { slug: string; check: HistoryCheck };

/** Whether what the draft direction says of the instrument's past holds against the versions on record (S36.6). */
export function HistoryOfDirection({ slug, check: { paragraph, on, inForce, why } }: HistoryOfDirectionProps) {
  if (why.length > 0)
    return (
      <Notice tone="amber" title="What the draft direction says of the past does not hold">
        <Reasons slug={slug} reasons={why} />
      </Notice>
    );
  return (
    <p className="text-ink-soft">
      The draft direction says “previously designated” (<ParagraphLinks slug={slug} paragraphs={[paragraph]} />
      ), and that holds: {inForce} is in force on {formatDate(on)}.
    </p>
  );
}
