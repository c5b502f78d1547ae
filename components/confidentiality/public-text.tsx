import type { PublicSegment } from "#lib/confidentiality/twin/schema.ts";
import { WithheldBlock } from "./withheld-block.tsx";

/** A text as the public would read it: blocks of one size where something is withheld. */
export function PublicText({ segments }: { segments: readonly PublicSegment[] }) {
  let at = 0;
  return (
    <div className="whitespace-pre-wrap" dir="auto">
      {segments.map((segment, index) => {
        const key = at;
        at += segment.text.length;
        if (segment.kind === "withheld") return <WithheldBlock key={key} />;
        if (segment.kind === "contact")
          return (
            <span key={key} className="text-ink-soft">
              Contact detail left out
            </span>
          );
        // A block stands on a line of its own; the space that parted it from the words after it would indent them.
        const isAfterBlock = segments[index - 1]?.kind === "withheld";
        return <span key={key}>{isAfterBlock ? segment.text.replace(/^ /, "") : segment.text}</span>;
      })}
    </div>
  );
}
