import type { ReactNode } from "react";
import { LockLabel } from "#components/confidentiality/lock-label.tsx";
import { formatInstant } from "#lib/dates.ts";
import { type DisagreementForStaff, evidenceNames } from "#lib/triage/disagreements/schema.ts";

type ResolutionProps = Pick<
  DisagreementForStaff,
  "standing" | "evidence" | "proposedBy" | "proposedAt" | "confirmedBy" | "confirmedAt"
>;

const person = (who: string | null, at: Date | null): ReactNode => (who && at ? `${who}, ${formatInstant(at)}` : null);

/** What is said to resolve an entry: the thing on record, who proposed it and who confirmed. */
export function Resolution({ standing, evidence, proposedBy, proposedAt, confirmedBy, confirmedAt }: ResolutionProps) {
  if (standing === "OPEN") {
    return (
      <p className="measure">
        It goes into the submission to the Department as it stands. It is resolved by a drafting change or by the
        respondent’s recorded acceptance, named as the thing it is and confirmed by a second person, and by nothing
        else.
      </p>
    );
  }
  return (
    <div className="space-y-2">
      {evidence === null ? (
        <LockLabel>The evidence is withheld from you</LockLabel>
      ) : (
        <div className="border-s-2 border-line ps-3">
          <p className="font-semibold">{evidenceNames[evidence.kind]}</p>
          <p className="break-words">{evidence.thing}</p>
          {evidence.words ? (
            <p className="whitespace-pre-wrap" dir="auto">
              {evidence.words}
            </p>
          ) : null}
        </div>
      )}
      <p className="text-ink-soft">Proposed by {person(proposedBy, proposedAt)}.</p>
      {standing === "RESOLVED" ? (
        <p className="text-ink-soft">Confirmed by {person(confirmedBy, confirmedAt)}.</p>
      ) : (
        <p>It waits for a second person. Until they confirm it, it is unresolved, here and in the pack.</p>
      )}
    </div>
  );
}
