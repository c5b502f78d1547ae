import { MarkedBlock } from "#components/confidentiality/marked-block.tsx";
import { MarkedPassage } from "#components/confidentiality/marked-passage.tsx";
import { WithheldBlock } from "#components/confidentiality/withheld-block.tsx";
import type { ReadingSegment } from "#lib/triage/reading/schema.ts";

type ReadingTextProps = {
  segments: readonly ReadingSegment[];
  /** False where one reason stands for much and is said once, elsewhere on the page. */
  isReasonSaid?: boolean;
};

const withoutReason = "No reason given.";

/**
 * A text as one reader may read it. What is marked stands hatched with its reason next to it (S30.5); what is withheld from this reader is
 * one block of one size, whatever it stands for (SX.4).
 */
export function ReadingText({ segments, isReasonSaid = true }: ReadingTextProps) {
  const [only] = segments;
  if (segments.length === 1 && only?.kind === "marked") {
    return (
      <MarkedBlock reason={isReasonSaid ? only.reason : undefined}>
        <p className="whitespace-pre-wrap">{only.text}</p>
      </MarkedBlock>
    );
  }
  const reasons = segments.flatMap((segment) => (segment.kind === "marked" ? [segment.reason] : []));
  const places = segments.map(
    (_, index) => segments.slice(0, index + 1).filter(({ kind }) => kind === "marked").length,
  );
  return (
    <div className="measure">
      <p className="whitespace-pre-wrap" dir="auto">
        {segments.map((segment, index) => {
          const key = places.slice(0, index + 1).join();
          if (segment.kind === "open") return <span key={key}>{segment.text}</span>;
          if (segment.kind === "withheld") return <WithheldBlock key={key} />;
          return (
            <span key={key}>
              <MarkedPassage>{segment.text}</MarkedPassage>
              {reasons.length > 1 ? <sup className="text-ink-soft">({places[index]})</sup> : null}
            </span>
          );
        })}
      </p>
      {reasons.length > 0 ? (
        <div className="mt-2 border-s-2 border-amber-line ps-3 text-sm">
          <p className="font-semibold">
            {reasons.length === 1 ? "Reason for the mark, as given" : "Reasons for the marks, as given"}
          </p>
          <ol className={reasons.length > 1 ? "list-decimal ps-5" : undefined}>
            {[...reasons.entries()].map(([index, reason]) => (
              <li key={index} className="whitespace-pre-wrap" dir="auto">
                {reason ?? withoutReason}
              </li>
            ))}
          </ol>
        </div>
      ) : null}
    </div>
  );
}
