import { Timestamp } from "#components/ui/timestamp.tsx";
import { formatInstant } from "#lib/dates.ts";
import type { DisagreementVersion } from "#lib/triage/disagreements/schema.ts";

const states = { OPEN: "unresolved", PROPOSED: "unresolved, a resolution proposed", RESOLVED: "resolved" };

/** How the entry stood after each change, newest first: nothing that was replaced is lost. */
export function EntryVersions({ versions }: { versions: readonly DisagreementVersion[] }) {
  return (
    <ol className="space-y-3">
      {versions.map(({ revision, title, anchor, dccReply, evidence, standing, changedBy, changedAt }) => (
        <li key={revision} className="border-s-2 border-line ps-3">
          <p>
            <span className="font-semibold">{changedBy}</span>,{" "}
            <Timestamp at={changedAt}>{formatInstant(changedAt)}</Timestamp>: {states[standing]}
          </p>
          <p className="text-ink-soft" dir="auto">
            {anchor ? `${title} (${anchor})` : title}
          </p>
          {dccReply ? (
            <p className="whitespace-pre-wrap" dir="auto">
              Reply: {dccReply}
            </p>
          ) : null}
          {evidence ? (
            <p className="whitespace-pre-wrap" dir="auto">
              Evidence: {evidence}
            </p>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
