import { Details } from "#components/ui/details.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { Round } from "#lib/approvals/rounds.ts";
import type { RecordOf } from "#lib/approvals/schema.ts";
import { gateSlug, outcomeNames } from "#lib/approvals/tracks/schema.ts";
import { formatDate } from "#lib/dates.ts";

type RoundsProps = {
  slug: string;
  /** The Department's return, where it is what stands. */
  returned: RecordOf<"DEPARTMENT_DECISION"> | null;
  earlier: readonly Round[];
  mayRecord: boolean;
};

/** After a return: the next round, right here; and the rounds before this one, which stay on record (S24.9). */
export function Rounds({ slug, returned, earlier, mayRecord }: RoundsProps) {
  return (
    <>
      {returned ? (
        <Notice tone="amber" title={`The Department returned the submission on ${formatDate(returned.decidedOn)}`}>
          {returned.detail.note ? (
            <p className="whitespace-pre-line" dir="auto">
              {returned.detail.note}
            </p>
          ) : null}
          <p>
            The next round begins with a new decision of DCC’s. Then the pack is built again, with a list of what has
            changed, and submitted again.
          </p>
          {mayRecord ? (
            <p className="print:hidden">
              <LinkButton
                href={`/staff/consultations/${slug}/approvals/${gateSlug("SUBMISSION_DECISION")}`}
                variant="secondary"
                size="small"
              >
                Record DCC’s new decision
              </LinkButton>
            </p>
          ) : null}
        </Notice>
      ) : null}
      {earlier.length > 0 ? (
        <Details
          summary={earlier.length === 1 ? "The round before this one" : `The ${earlier.length} rounds before this one`}
        >
          <ol className="space-y-2">
            {earlier.map((round) => (
              <li key={round.decision.id}>
                <OneRound round={round} />
              </li>
            ))}
          </ol>
        </Details>
      ) : null}
    </>
  );
}

function OneRound({ round: { number, decision, submission, answer } }: { round: Round }) {
  const steps = [
    `${outcomeNames.SUBMISSION_DECISION[decision.outcome]}, ${formatDate(decision.decidedOn)}`,
    ...(submission ? [`submitted, ${formatDate(submission.decidedOn)}`] : []),
    ...(answer
      ? [`${outcomeNames.DEPARTMENT_DECISION[answer.outcome].toLowerCase()}, ${formatDate(answer.decidedOn)}`]
      : []),
  ];
  return (
    <>
      <p>
        <strong>Round {number}:</strong> {steps.join("; ")}.
      </p>
      {answer?.detail.note ? (
        <p className="measure whitespace-pre-line text-ink-soft" dir="auto">
          {answer.detail.note}
        </p>
      ) : null}
    </>
  );
}
