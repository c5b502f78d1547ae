import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { type CalendarDate, formatDate, formatDateShort } from "#lib/dates.ts";
import { type PublicStep, stepAt } from "./public-steps.ts";

type About = Pick<ConsultationContent, "consulter" | "instrument" | "designation" | "afterClose">;

/** "Pre-Go Live ETMAD (version 3.0)". */
const proposed = ({ instrument }: About) => `${instrument.proposedName} (version ${instrument.proposedVersion})`;
const goLive = ({ designation }: About) => designation?.goLive.name ?? "the next version";

/** What happened, as a line of the history. */
export function sayStep({ gate, outcome, effectOn }: PublicStep, about: About): string {
  const dcc = about.consulter.name;
  switch (gate) {
    case "CONCLUSION":
      return "The consultation was concluded";
    case "SUBMISSION_DECISION":
      if (outcome === "re-consult") return `${dcc} decided to consult again`;
      if (outcome === "do-not-proceed") return `${dcc} decided not to proceed`;
      return `${dcc} decided to submit the ${proposed(about)} to the Department, ${outcome === "submit-amended" ? "amended after the consultation" : "as consulted on"}`;
    case "SUBMISSION":
      return `The ${proposed(about)} was submitted to the Department`;
    case "DEPARTMENT_DECISION":
      return `The Department ${outcome === "approved-with-changes" ? "approved the submission with changes" : `${outcome} the submission`}`;
    case "REDESIGNATION":
      return `The Secretary of State directed the re-designation of the ${about.instrument.shortName}${effectOn ? `, with effect from ${formatDateShort(effectOn)}` : ""}`;
    case "SEC_ADMINISTRATOR_NOTIFIED":
      return "The direction was notified to the SEC Administrator";
    case "GO_LIVE_DESIGNATED":
      return `${goLive(about).replace(/^t/, "T")} was designated`;
  }
}

/**
 * Where the matter stands once answering has closed, and what comes next, from the record alone: what "will" be done is said only while it
 * has not been done (§§24–25, 38).
 */
export function sayWhereItStands(steps: readonly PublicStep[], about: About, today: CalendarDate): string {
  const at = (gate: PublicStep["gate"]) => stepAt(steps, gate);
  const dcc = about.consulter.name;
  const ended = at("GO_LIVE_DESIGNATED");
  const direction = at("REDESIGNATION");
  const department = at("DEPARTMENT_DECISION");
  const submission = at("SUBMISSION");
  const decision = at("SUBMISSION_DECISION");
  const conclusion = at("CONCLUSION");
  if (ended && direction)
    return `${goLive(about).replace(/^t/, "T")} was designated on ${formatDate(ended.on)}. Until then the ${proposed(about)} applied (paragraph 25).`;
  if (direction?.effectOn) {
    const effect =
      direction.effectOn <= today
        ? `has been in effect since ${formatDate(direction.effectOn)}`
        : `takes effect on ${formatDate(direction.effectOn)}`;
    const next = at("SEC_ADMINISTRATOR_NOTIFIED")
      ? `It stays in effect until ${goLive(about)} is designated (paragraph 25).`
      : "Next: the direction is notified to the SEC Administrator (paragraph 38).";
    return `The Secretary of State made the direction on ${formatDate(direction.on)}, and the ${proposed(about)} ${effect} (paragraphs 25 and 36). ${next}`;
  }
  if (department) {
    const on = formatDate(department.on);
    if (department.outcome === "returned")
      return `The Department returned the submission on ${on}. Next: ${dcc} decides what to do (paragraph 24).`;
    if (department.outcome === "refused")
      return `The Department refused the submission on ${on} (paragraph 25). The ${about.instrument.shortName} stays as it is.`;
    const changes = department.outcome === "approved-with-changes" ? ", with changes" : "";
    return `The Department approved the submission on ${on}${changes}. Next: re-designation by the Secretary of State (paragraph 25).`;
  }
  if (submission)
    return `The ${proposed(about)} was submitted to the Department on ${formatDate(submission.on)}. Next: the Department’s decision (paragraph 25).`;
  if (decision) {
    const on = formatDate(decision.on);
    if (decision.outcome === "do-not-proceed")
      return `${dcc} decided on ${on} not to proceed. The ${about.instrument.shortName} stays as it is.`;
    if (decision.outcome === "re-consult") return `${dcc} decided on ${on} to consult again.`;
    const how = decision.outcome === "submit-amended" ? " amended after the consultation" : " as consulted on";
    return `${dcc} decided on ${on} to submit the ${proposed(about)},${how}. Next: submission to the Department (paragraph 24).`;
  }
  if (conclusion)
    return `The consultation was concluded on ${formatDate(conclusion.on)}. Next: ${dcc} decides what it submits to the Department (paragraph 24).`;
  return about.afterClose;
}
