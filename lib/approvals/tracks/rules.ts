import { isCovered } from "#lib/calendars/rules.ts";
import { addDays, type CalendarDate, formatDate, londonDate } from "#lib/dates.ts";
import { openConditionsOf, pmaApprovalOf, whyNotIssuable } from "../certificate/rules.ts";
import { isOfThisConsultation, tracksOf } from "../consultation-gates.ts";
import { inForceOn, versionsOf } from "../in-force/rules.ts";
import { effectWindow, endOf, findingsOn } from "../instrument/rules.ts";
import { canPassAgain, whyShut } from "../rules.ts";
import type { Doubt, Gate, Reason, Standing, Surroundings } from "../schema.ts";
import type { Finding } from "../window/schema.ts";
import { gateNames, gateParagraphs, type Track, tracks } from "./schema.ts";

/** How a gate stands: passed, open to be recorded, or shut for the reasons given; and whether it can be passed once more. */
export type GateStatus = { gate: Gate; isPassed: boolean; isAgain: boolean; reasons: Reason[]; note: string | null };

/** What is to be known beside a gate that was passed. */
function noteOn(gate: Gate, standing: Standing, { content, now }: Surroundings): string | null {
  const today = londonDate(now);
  const { instrument } = content;
  const effectOn = standing.REDESIGNATION?.detail.effectOn;
  if (gate === "PMA_DECISION" && pmaApprovalOf(standing)) {
    const isInForce = inForceOn(versionsOf(standing, content), today)?.version === instrument.proposedVersion;
    // S19.3: the PMA may decide early, and its approval then waits.
    return isInForce ? null : `Takes effect when version ${instrument.proposedVersion} is in force.`;
  }
  if (gate === "REDESIGNATION" && effectOn) {
    return `${effectOn <= today ? "In effect from" : "Takes effect on"} ${formatDate(effectOn)}.`;
  }
  if (gate === "DEPARTMENT_DECISION" && standing.DEPARTMENT_DECISION?.outcome === "returned") {
    return "Returned: the next round begins with a new decision of DCC’s.";
  }
  if (gate === "SSC_VIEWS" && standing.SSC_VIEWS) return "Advice to the PMA: neither approval nor veto.";
  return null;
}

/** The gates of a track in order, each with what it waits for. */
export function gatesOf(track: Track, standing: Standing, surroundings: Surroundings): GateStatus[] {
  const hasConditions = (pmaApprovalOf(standing)?.detail.conditions.length ?? 0) > 0;
  const all: readonly Gate[] = tracks[track].gates;
  const known = all
    .filter((gate) => isOfThisConsultation(gate, surroundings.content))
    .filter((gate) => gate !== "PMA_CONDITION_MET" || hasConditions);
  return known.map((gate) => {
    const isPassed =
      gate === "PMA_CONDITION_MET" ? openConditionsOf(standing).length === 0 : standing[gate] !== undefined;
    return {
      gate,
      isPassed,
      isAgain: isPassed && gate !== "PMA_CONDITION_MET" && canPassAgain(gate, standing),
      reasons: isPassed ? [] : whyShut(gate, standing, surroundings),
      note: noteOn(gate, standing, surroundings),
    };
  });
}

export type TrackState = { state: "open" | "complete" | "ended"; text: string };

/**
 * Where a track stands as a whole. The instrument track is complete only once the SEC Administrator was notified (S38.1, §38), and none is
 * while a record of it no longer holds.
 */
export function trackState(track: Track, standing: Standing, doubts: readonly Doubt[] = []): TrackState {
  const doubted = doubts.filter(({ record }) => tracks[track].gates.some((gate) => gate === record.gate));
  const names = [...new Set(doubted.map(({ record }) => gateNames[record.gate]))];
  if (names.length > 0)
    return { state: "open", text: `Not complete. On record, and no longer holding: ${names.join("; ")}.` };
  if (track === "certificate") {
    if (standing.CERTIFICATE_PROVIDED)
      return { state: "complete", text: "Complete: the certificates are with the CSPs." };
    const pma = standing.PMA_DECISION?.outcome;
    const isHeld = pma === "refused" || pma === "deferred";
    return {
      state: "open",
      text: isHeld ? `Not complete: the PMA ${pma}${pma === "deferred" ? " its decision" : ""}.` : "Not complete.",
    };
  }
  const end = endOf(standing);
  if (end) return { state: "ended", text: end.text };
  if (!standing.REDESIGNATION) return { state: "open", text: "Not complete." };
  if (!standing.SEC_ADMINISTRATOR_NOTIFIED) {
    return { state: "open", text: "Not complete: the notice to the SEC Administrator is not on record (§38)." };
  }
  return { state: "complete", text: "Complete: re-designated, and the SEC Administrator notified." };
}

const stillToDo = (gates: readonly Gate[], standing: Standing): Reason[] =>
  gates
    .filter((gate) => !standing[gate])
    .map((gate) => ({ paragraphs: gateParagraphs[gate], text: `Still to do: ${gateNames[gate]}.` }));

/**
 * "What is blocking us" for a day (scenarios part 4, item 12): what stands between now and the new version being in force on that day,
 * and the certificates being with the CSPs by then. Empty means nothing does.
 */
export function whatBlocks(standing: Standing, surroundings: Surroundings, on: CalendarDate): Record<Track, Reason[]> {
  const { content } = surroundings;
  const end = endOf(standing);
  const effectOn = standing.REDESIGNATION?.detail.effectOn;
  const inForce = inForceOn(versionsOf(standing, content), on);
  const isNew = inForce?.version === content.instrument.proposedVersion;
  const toDesignate = [
    "CONCLUSION",
    "SUBMISSION_DECISION",
    "SUBMISSION",
    "DEPARTMENT_DECISION",
    "REDESIGNATION",
  ] as const;
  const late = effectOn && on < effectOn ? `The direction takes effect on ${formatDate(effectOn)}.` : null;
  const over = !isNew && effectOn && effectOn <= on ? `${inForce?.name} is in force on ${formatDate(on)}.` : null;
  const returned = standing.DEPARTMENT_DECISION?.outcome === "returned" && "The Department returned the submission.";
  const instrument: Reason[] = end
    ? [end]
    : [
        ...(returned ? [{ paragraphs: [25], text: returned }] : []),
        ...stillToDo(toDesignate, standing),
        ...[late, over].flatMap((text) => (text ? [{ paragraphs: [25, 36], text }] : [])),
      ];
  const hasCertificates = tracksOf(content).includes("certificate");
  const certificate =
    standing.CERTIFICATE_PROVIDED || !hasCertificates
      ? []
      : [
          ...(standing.SSC_VIEWS ? [] : stillToDo(["SSC_VIEWS"], standing)),
          ...(standing.CERTIFICATE_ISSUED ? [] : whyNotIssuable(standing, surroundings, on)),
          ...stillToDo(["CERTIFICATE_ISSUED", "CERTIFICATE_PROVIDED"], standing),
        ];
  return { instrument, certificate };
}

/** What is shown in amber wherever the instrument's date is shown: outside the window, order, never in operation (S25.4, S36.3). */
export function warningsOn(standing: Standing, { content, now }: Surroundings): Finding[] {
  const record = standing.REDESIGNATION;
  const window = effectWindow(standing, content);
  if (record) {
    const dates = { effectOn: record.detail.effectOn, madeOn: record.decidedOn };
    return findingsOn(dates, standing, content).filter(({ code }) => code !== "after-proposed" && code !== "weekend");
  }
  if (!window || endOf(standing)) return [];
  // Nothing is designated: could the earliest day still possible ever have effect?
  const today = londonDate(now);
  const isEarly = today < window.earliestOn;
  const effectOn = isEarly ? window.earliestOn : today;
  if (!isCovered(effectOn, addDays(effectOn, 14))) return [];
  return findingsOn({ effectOn, madeOn: null }, standing, content).filter(
    ({ code }) => code === "after-window" || code === "not-before-go-live",
  );
}
