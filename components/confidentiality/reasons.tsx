import type { MarkedSegment } from "#lib/confidentiality/marks/rules.ts";

/** The reasons that go with the marks of a text, each once; that none was given is said too (S29.4, S30.5). */
export function Reasons({ segments }: { segments: readonly MarkedSegment[] }) {
  const reasons = [...new Set(segments.filter(({ isMarked }) => isMarked).map(({ reason }) => reason))];
  return reasons.map((reason) => (
    <p key={reason ?? ""} className="mt-2 text-sm text-amber" dir="auto">
      {reason === null ? "No reason given." : `Reason given: ${reason}`}
    </p>
  ));
}
