import { Panel } from "#components/ui/panel.tsx";
import { Tag } from "#components/ui/tag.tsx";
import { Timestamp } from "#components/ui/timestamp.tsx";
import { formatInstant } from "#lib/dates.ts";
import type { FormState } from "#lib/form-state.ts";
import { lateVersionsOf, standingOn } from "#lib/triage/lateness/rules.ts";
import { type LateDecision, lateOutcomeNames } from "#lib/triage/lateness/schema.ts";
import type { ResponseForStaff } from "#lib/triage/reading/schema.ts";
import { DecideLateForm } from "./decide-late-form.tsx";

type LatePanelProps = {
  response: Pick<ResponseForStaff, "versions" | "lateDecisions" | "reading">;
  /** Null for those who may not decide. */
  action: ((state: FormState, form: FormData) => Promise<FormState>) | null;
};

/** What was decided on a response that came in late, and the place to decide it (S28.6). Nothing where nothing is late. */
export function LatePanel({ response, action }: LatePanelProps) {
  const { versions, lateDecisions } = response;
  const outcomeOf = (number: number) => standingOn(lateDecisions, number)?.outcome ?? null;
  return lateVersionsOf(versions, outcomeOf).map(({ number }, index) => (
    <LateVersion key={number} response={response} action={action} number={number} isNewest={index === 0} />
  ));
}

function LateVersion({
  response: { versions, lateDecisions, reading },
  action,
  number,
  isNewest,
}: LatePanelProps & { number: number; isNewest: boolean }) {
  const standing = standingOn(lateDecisions, number);
  const earlier = lateDecisions
    .filter(({ id, version }) => id !== standing?.id && (version === number || (isNewest && version < number)))
    .toReversed();
  return (
    <Panel
      id={isNewest ? "late" : `late-${number}`}
      size="small"
      title={versions.length === 1 ? "Late" : `Version ${number} is late`}
    >
      {standing ? (
        <Decision decision={standing} />
      ) : (
        <p className="mb-3">
          <Tag tone="amber" mark="diamond">
            Undecided
          </Tag>{" "}
          Whether it is considered is decided with a reason. It stays in the register and in the pack either way.
        </p>
      )}
      {earlier.length > 0 ? (
        <div className="mb-4">
          <p className="mb-2 text-ink-soft">Decided before:</p>
          <ol className="space-y-3">
            {earlier.map((decision) => (
              <li key={decision.id}>
                <Decision decision={decision} isOnEarlier={decision.version !== number} />
              </li>
            ))}
          </ol>
        </div>
      ) : null}
      {action && reading.isInFull ? (
        <DecideLateForm action={action} version={number} isNewest={isNewest} seenId={standing?.id ?? ""} />
      ) : null}
      {action && !reading.isInFull ? <p>Part of it is withheld from you, so somebody else decides.</p> : null}
    </Panel>
  );
}

type DecisionProps = { decision: LateDecision; isOnEarlier?: boolean };

function Decision({ decision, isOnEarlier = false }: DecisionProps) {
  const { version, outcome, reason, decidedBy, decidedAt } = decision;
  return (
    <div className="mb-3 border-s-2 border-line ps-3">
      <p className="font-semibold">
        {lateOutcomeNames[outcome]}
        {isOnEarlier ? `, on version ${version}` : ""}
      </p>
      <p className="whitespace-pre-wrap" dir="auto">
        {reason}
      </p>
      <p className="text-ink-soft">
        {decidedBy}, <Timestamp at={decidedAt}>{formatInstant(decidedAt)}</Timestamp>
      </p>
    </div>
  );
}
