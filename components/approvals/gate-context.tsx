import { Notice } from "#components/ui/notice.tsx";
import { approvalOf, effectWindow, findingsOn } from "#lib/approvals/instrument/rules.ts";
import type { Gate, Reason, Standing, Surroundings } from "#lib/approvals/schema.ts";
import { outcomeNames } from "#lib/approvals/tracks/schema.ts";
import { formatDate } from "#lib/dates.ts";
import { Reasons } from "./reasons.tsx";
import { Findings } from "./window-twin.tsx";

type GateContextProps = {
  slug: string;
  gate: Gate;
  reasons: readonly Reason[];
  standing: Standing;
  content: Surroundings["content"];
};

/** What somebody must know before they record a gate: why it would be refused, what it rests on, the window and its rule. */
export function GateContext({ slug, gate, reasons, standing, content }: GateContextProps) {
  const views = gate === "PMA_DECISION" ? standing.SSC_VIEWS : undefined;
  const window = gate === "REDESIGNATION" ? effectWindow(standing, content) : null;
  const approval = gate === "REDESIGNATION" ? approvalOf(standing) : null;
  return (
    <div className="mb-8 space-y-4">
      {reasons.length > 0 ? (
        <Notice tone="amber" title="As things stand, this would be refused">
          <Reasons slug={slug} reasons={reasons} />
        </Notice>
      ) : null}
      {views ? (
        <Notice
          title={`The Security Sub-Committee: ${outcomeNames.SSC_VIEWS[views.outcome].toLowerCase()}, ${formatDate(views.decidedOn)}`}
        >
          {views.detail.views ? (
            <p className="whitespace-pre-line" dir="auto">
              {views.detail.views}
            </p>
          ) : null}
          <p className="text-ink-soft">Advice to the PMA: neither approval nor veto (§19).</p>
        </Notice>
      ) : null}
      {window ? (
        <Notice title={`Consulted on: effect from ${formatDate(window.earliestOn)} to ${formatDate(window.latestOn)}`}>
          {window.rules.map((rule) => (
            <p key={rule}>{rule}</p>
          ))}
          {approval ? (
            <p>The Department approved on {formatDate(approval.decidedOn)}; effect comes no earlier (§25).</p>
          ) : null}
        </Notice>
      ) : null}
      {window ? (
        <Findings
          slug={slug}
          findings={findingsOn({ effectOn: window.proposedOn, madeOn: null }, standing, content).filter(
            ({ level }) => level === "note",
          )}
        />
      ) : null}
    </div>
  );
}
