import type { Metadata } from "next";
import { AsAt } from "#components/approvals/as-at.tsx";
import { HistoryOfDirection } from "#components/approvals/history-of-direction.tsx";
import { OpenProposal } from "#components/approvals/open-proposal.tsx";
import { Rounds } from "#components/approvals/rounds.tsx";
import { Track } from "#components/approvals/track.tsx";
import { WindowSection } from "#components/approvals/window-section.tsx";
import { Findings } from "#components/approvals/window-twin.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { isOfThisConsultation, tracksOf } from "#lib/approvals/consultation-gates.ts";
import { historyCheck } from "#lib/approvals/direction/rules.ts";
import { sayInForce } from "#lib/approvals/in-force/rules.ts";
import { effectWindow } from "#lib/approvals/instrument/rules.ts";
import { findOpenProposal } from "#lib/approvals/queries.ts";
import { putRightSince } from "#lib/approvals/rests-on.ts";
import { earlierRounds } from "#lib/approvals/rounds.ts";
import { asWritten } from "#lib/approvals/rules.ts";
import { gatesOf, trackState, warningsOn, whatBlocks } from "#lib/approvals/tracks/rules.ts";
import { isEverPermitted } from "#lib/auth/rules.ts";
import { isCalendarDate, londonDate } from "#lib/dates.ts";
import { approvalsOf } from "./surroundings.ts";

export const metadata: Metadata = { title: "Approvals" };

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<{ on?: string | string[] }> };

export default async function ApprovalsPage({ params, searchParams }: Props) {
  const [{ slug }, asked] = await Promise.all([params, searchParams]);
  const known = await approvalsOf(slug, "read-responses", "approvals");
  const { actor, consultation, records, standing, doubts, surroundings } = known;
  const { designation, instrument } = consultation.content;
  const today = londonDate(surroundings.now);
  const proposedOn = designation?.proposedOn ?? today;
  const isEarly = today < proposedOn;
  const on = isCalendarDate(asked.on) ? asked.on : isEarly ? proposedOn : today;
  const window = effectWindow(standing, consultation.content);
  const history = historyCheck(consultation.content, standing, today);
  const warnings = warningsOn(standing, surroundings);
  const beganOn = standing.CURRENT_VERSION_BEGAN;
  const began = {
    href: `/staff/consultations/${slug}/approvals/current-version-began${beganOn ? `?replaces=${beganOn.id}` : ""}`,
    text: `${beganOn ? "Put right" : "Record"} the day from which version ${instrument.currentVersion} has been in force`,
  };
  const proposal = await findOpenProposal(consultation.id);
  const content = consultation.content;
  const shownTracks = tracksOf(content);
  const mayRecord = isEverPermitted(actor.role, "record-gate");
  return (
    <>
      <PageHeader
        size="small"
        title="Approvals"
        lead={`${shownTracks.length > 1 ? "Two tracks: the instrument becomes law, the certificates follow it." : "How the instrument becomes law."} What cannot be recorded yet says why.`}
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
        {proposal ? <OpenProposal slug={slug} proposal={proposal} isOwn={proposal.proposedById === actor.id} /> : null}
        <Rounds
          slug={slug}
          returned={standing.DEPARTMENT_DECISION?.outcome === "returned" ? standing.DEPARTMENT_DECISION : null}
          earlier={earlierRounds(records)}
          mayRecord={mayRecord}
        />
        <div className={`grid items-start gap-6 ${shownTracks.length > 1 ? "xl:grid-cols-2" : ""}`}>
          {shownTracks.map((track) => (
            <Track
              key={track}
              slug={slug}
              track={track}
              state={trackState(track, standing, doubts)}
              gates={gatesOf(track, standing, surroundings)}
              written={asWritten(records)}
              doubts={doubts}
              putRight={(record) => putRightSince(record, records)}
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
            closesAt={consultation.closesAt}
            today={today}
            mayChangeRule={surroundings.mayDecideWindow}
          />
        ) : null}
        <AsAt
          slug={slug}
          on={on}
          inForce={sayInForce({ standing, doubts }, content, on)}
          proposed={`version ${instrument.proposedVersion}`}
          blocks={whatBlocks(standing, surroundings, on)}
          hasCertificates={shownTracks.includes("certificate")}
          began={mayRecord && isOfThisConsultation("CURRENT_VERSION_BEGAN", content) ? began : null}
        />
      </div>
    </>
  );
}
