import type { Metadata } from "next";
import { AsAt } from "#components/approvals/as-at.tsx";
import { HistoryOfDirection } from "#components/approvals/history-of-direction.tsx";
import { Track } from "#components/approvals/track.tsx";
import { WindowSection } from "#components/approvals/window-section.tsx";
import { Findings } from "#components/approvals/window-twin.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { historyCheck } from "#lib/approvals/direction/rules.ts";
import { inForceOn, versionsOf } from "#lib/approvals/in-force/rules.ts";
import { effectWindow } from "#lib/approvals/instrument/rules.ts";
import { outOfOrder } from "#lib/approvals/rules.ts";
import { gatesOf, trackState, warningsOn, whatBlocks } from "#lib/approvals/tracks/rules.ts";
import { isEverPermitted } from "#lib/auth/rules.ts";
import { isCalendarDate, londonDate } from "#lib/dates.ts";
import { approvalsOf } from "./surroundings.ts";

export const metadata: Metadata = { title: "Approvals" };

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<{ on?: string | string[] }> };

export default async function ApprovalsPage({ params, searchParams }: Props) {
  const [{ slug }, asked] = await Promise.all([params, searchParams]);
  const known = await approvalsOf(slug, "read-responses", "approvals");
  const { actor, consultation, records, standing, surroundings } = known;
  const { designation, instrument } = consultation.content;
  const today = londonDate(surroundings.now);
  const proposedOn = designation?.proposedOn ?? today;
  const isEarly = today < proposedOn;
  const on = isCalendarDate(asked.on) ? asked.on : isEarly ? proposedOn : today;
  const window = effectWindow(standing, consultation.content);
  const history = historyCheck(consultation.content, standing, today);
  const warnings = warningsOn(standing, surroundings);
  const disordered = outOfOrder(records, surroundings);
  const mayRecord = isEverPermitted(actor.role, "record-gate");
  return (
    <>
      <PageHeader
        size="small"
        title="Approvals"
        lead="Two tracks: the instrument becomes law, the certificates follow it. What cannot be recorded yet says why."
        actions={
          mayRecord ? (
            <LinkButton href={`/staff/consultations/${slug}/approvals/evidence`} variant="secondary" size="small">
              Evidence files
            </LinkButton>
          ) : undefined
        }
      />
      <div className="space-y-6">
        {warnings.length > 0 ? (
          <div className="space-y-3">
            <Findings slug={slug} findings={warnings} />
          </div>
        ) : null}
        {history ? <HistoryOfDirection slug={slug} check={history} /> : null}
        <div className="grid items-start gap-6 xl:grid-cols-2">
          {(["instrument", "certificate"] as const).map((track) => (
            <Track
              key={track}
              slug={slug}
              track={track}
              state={trackState(track, standing)}
              gates={gatesOf(track, standing, surroundings)}
              standing={standing}
              outOfOrder={disordered}
              mayRecord={mayRecord}
            />
          ))}
        </div>
        {window && designation ? (
          <WindowSection
            slug={slug}
            window={window}
            designation={designation}
            standing={standing}
            closesOn={londonDate(consultation.closesAt)}
            today={today}
            mayChangeRule={surroundings.mayDecideWindow}
          />
        ) : null}
        <AsAt
          slug={slug}
          on={on}
          inForce={inForceOn(versionsOf(standing, consultation.content), on)?.name ?? "nothing"}
          proposed={`version ${instrument.proposedVersion}`}
          blocks={whatBlocks(standing, surroundings, on)}
        />
      </div>
    </>
  );
}
