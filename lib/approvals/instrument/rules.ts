import { isCovered } from "#lib/calendars/rules.ts";
import { closingSentence, phaseOf } from "#lib/consultations/rules.ts";
import { addDays, type CalendarDate, formatDate, londonDate } from "#lib/dates.ts";
import { because, notBefore } from "../reasons/rules.ts";
import type { Gate, GateEntry, Reason, RecordOf, Standing, Surroundings } from "../schema.ts";
import { checkEffectDate, whyNotRecordable as whyNotThatEffect, windowOf } from "../window/rules.ts";
import type { EffectWindow, Finding } from "../window/schema.ts";

const isSubmitting = (decision: RecordOf<"SUBMISSION_DECISION"> | undefined) =>
  decision?.outcome === "submit-as-consulted" || decision?.outcome === "submit-amended";

/** The Department's decision that lets the instrument be re-designated (§25). */
export const approvalOf = ({ DEPARTMENT_DECISION: decision }: Standing) =>
  decision?.outcome === "approved" || decision?.outcome === "approved-with-changes" ? decision : null;

/** The end of the road without a new version: DCC consults again or does not proceed (§§20, 24; S24.1), or the Department refuses (§25). */
export function endOf({ SUBMISSION_DECISION: decision, DEPARTMENT_DECISION: department }: Standing): Reason | null {
  if (decision?.outcome === "do-not-proceed")
    return {
      paragraphs: [20, 24],
      text: "DCC decided not to proceed: nothing is submitted, and without this change production ECoS Certificates reach the CSPs only after ECoS Go Live.",
    };
  if (decision?.outcome === "re-consult")
    return { paragraphs: [24], text: "DCC decided to consult again: this consultation leads to no submission." };
  if (department?.outcome === "refused")
    return { paragraphs: [25], text: "The Department refused the submission: there is nothing to re-designate." };
  return null;
}

function whyNotSubmittable(standing: Standing): Reason[] {
  if (isSubmitting(standing.SUBMISSION_DECISION)) return [];
  const end = endOf(standing);
  return end ? [end] : because([24], "DCC has not recorded its decision to submit, subject to the responses received.");
}

function whyNotApproved(standing: Standing): Reason[] {
  const department = standing.DEPARTMENT_DECISION;
  if (approvalOf(standing)) return [];
  const end = endOf(standing);
  if (end) return [end];
  return because(
    [25],
    department?.outcome === "returned"
      ? "The Department returned the submission: it has not approved it."
      : "The Department’s approval is not on record.",
  );
}

/** Why a gate of the instrument track is shut; empty when it is open, and for other gates. */
export function whyInstrumentGateIsShut(
  gate: Gate,
  standing: Standing,
  { closesAt, extendedFrom, now, mayDecideWindow }: Surroundings,
): Reason[] {
  const isOpen = phaseOf({ opensAt: new Date(0), closesAt }, now) !== "closed";
  switch (gate) {
    case "CONCLUSION":
    case "SUBMISSION_DECISION":
      return because(
        [gate === "CONCLUSION" ? 6 : 24],
        isOpen && `The consultation closes at ${closingSentence({ closesAt, extendedFrom })}.`,
      );
    case "SUBMISSION":
      return whyNotSubmittable(standing);
    case "DEPARTMENT_DECISION":
      return because([25], !standing.SUBMISSION && "The submission to the Department is not on record.");
    case "REDESIGNATION":
      return [
        ...because(
          [6],
          !standing.CONCLUSION && "The conclusion of the consultation is not on record: designation follows it.",
        ),
        ...whyNotApproved(standing),
      ];
    case "SEC_ADMINISTRATOR_NOTIFIED":
      return because([38], !standing.REDESIGNATION && "There is no direction on record to notify.");
    case "LONG_STOP_RULE":
      return because([26, 27], !mayDecideWindow && "The rule is changed by an authorised person only.");
    default:
      return [];
  }
}

/** The window with the rule that stands for its last day (S36.4); null where the consultation proposes no date. */
export const effectWindow = (standing: Standing, { designation }: Surroundings["content"]): EffectWindow | null =>
  designation && windowOf(designation, standing.LONG_STOP_RULE?.outcome ?? "stays");

/** What there is to know about a date of effect: notes, reasons needed, blocks (S36.2, S36.3, S25.4). */
export function findingsOn(
  dates: { effectOn: CalendarDate; madeOn: CalendarDate | null },
  standing: Standing,
  content: Surroundings["content"],
): Finding[] {
  const window = effectWindow(standing, content);
  if (!window || !content.designation) return [];
  const approvedOn = approvalOf(standing)?.decidedOn ?? null;
  const goLiveOn = standing.GO_LIVE_DESIGNATED?.decidedOn ?? null;
  return checkEffectDate(window, { ...dates, approvedOn, goLiveOn }, content.designation);
}

function whyNotEffective(
  entry: RedesignationEntry,
  standing: Standing,
  { content, mayDecideWindow }: Surroundings,
): Reason[] {
  const { effectOn, reason, isAuthorised } = entry.detail;
  if (!isCovered(effectOn, addDays(effectOn, 14)))
    return because(
      [36],
      `The bank holidays around ${formatDate(effectOn)} are not recorded, so the date cannot be checked.`,
      "effectOn",
    );
  const order = notBefore(
    [25],
    { what: "Effect", on: effectOn },
    { what: "the Department’s approval", on: approvalOf(standing)?.decidedOn },
    "effectOn",
  );
  // Approval before effect is an order of the document, which no authority lifts (S25.1).
  const findings = findingsOn({ effectOn, madeOn: entry.decidedOn }, standing, content).filter(
    ({ code }) => code !== "effect-before-approval",
  );
  const open = whyNotThatEffect(findings, { reason, isAuthorised: isAuthorised && mayDecideWindow });
  return [...order, ...open.flatMap(({ paragraphs, text }) => because(paragraphs, text, "effectOn"))];
}
type RedesignationEntry = Extract<GateEntry, { gate: "REDESIGNATION" }>;

/** The current version followed the initial one, and was in force when the document spoke of it as the existing one (§§1, 2, 11). */
function whyNotBegun(on: CalendarDate, { instrument, documentOn }: Surroundings["content"]): Reason[] {
  const { initial, currentVersion } = instrument;
  const [from, paragraphs] = initial ? [initial.from, initial.paragraphs] : [on, [1]];
  const isBetween = from < on && on <= documentOn;
  return because(
    paragraphs,
    !isBetween &&
      `Version ${currentVersion} came after the initial version, which came into effect on ${formatDate(from)}, and was the existing one when the document was published on ${formatDate(documentOn)}.`,
    "decidedOn",
  );
}

/** Why what is written about an instrument gate does not hold: submission ≤ the Department’s decision ≤ effect (S25.1), and the rest. */
export function whyNotThisInstrumentEntry(entry: GateEntry, standing: Standing, surroundings: Surroundings): Reason[] {
  const on = entry.decidedOn;
  const closedOn = londonDate(surroundings.closesAt);
  switch (entry.gate) {
    case "CONCLUSION":
      return notBefore([6], { what: "The conclusion", on }, { what: "the close", on: closedOn });
    case "SUBMISSION_DECISION":
      return notBefore([24], { what: "The decision", on }, { what: "the close", on: closedOn });
    case "SUBMISSION":
      return notBefore(
        [24],
        { what: "Submission", on },
        { what: "the decision to submit", on: standing.SUBMISSION_DECISION?.decidedOn },
      );
    case "DEPARTMENT_DECISION":
      return [
        ...notBefore(
          [25],
          { what: "The Department’s decision", on },
          { what: "the submission", on: standing.SUBMISSION?.decidedOn },
        ),
        ...because(
          [25],
          entry.outcome !== "approved" && !entry.detail.note && "Say what the Department wants changed, or why.",
          "note",
        ),
        ...because(
          [25],
          entry.outcome === "approved-with-changes" &&
            !entry.evidenceFileId &&
            "Attach the redline from the submitted to the approved text: that text is the one to be designated.",
          "evidenceFileId",
        ),
      ];
    case "REDESIGNATION":
      return [
        ...notBefore(
          [6],
          { what: "The direction", on },
          { what: "the conclusion", on: standing.CONCLUSION?.decidedOn },
        ),
        ...whyNotEffective(entry, standing, surroundings),
      ];
    case "SEC_ADMINISTRATOR_NOTIFIED":
      return notBefore(
        [38],
        { what: "The notice", on },
        { what: "the making of the direction", on: standing.REDESIGNATION?.decidedOn },
      );
    case "CURRENT_VERSION_BEGAN":
      return whyNotBegun(on, surroundings.content);
    default:
      return [];
  }
}
