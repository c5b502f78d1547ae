import type { MarkedSegment } from "#lib/confidentiality/marks/rules.ts";
import { MarkedPassage } from "./marked-passage.tsx";

/** A text in full with its marked stretches inline, as DCC, the Department and the Authority read it. */
export function MarkedText({ segments }: { segments: readonly MarkedSegment[] }) {
  let at = 0;
  return (
    <div className="whitespace-pre-wrap" dir="auto">
      {segments.map(({ text, isMarked }) => {
        const key = at;
        at += text.length;
        return isMarked ? <MarkedPassage key={key}>{text}</MarkedPassage> : <span key={key}>{text}</span>;
      })}
    </div>
  );
}
