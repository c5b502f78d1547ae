import { type CalendarDate, formatDate } from "#lib/dates.ts";
import { inForceOn, versionsOf } from "../in-force/rules.ts";
import { because, notBefore } from "../reasons/rules.ts";
import type { Gate, GateEntry, Reason, Standing, Surroundings } from "../schema.ts";

/** The PMA's approval, with conditions or without, where it stands (§19). The Sub-Committee's record is advice: it is never asked whether it agrees (S19.2). */
export const pmaApprovalOf = ({ PMA_DECISION: decision }: Standing) =>
  decision?.outcome === "approved" || decision?.outcome === "approved-with-conditions" ? decision : null;

/** The conditions of the PMA's approval that nobody has recorded as met. */
export function openConditionsOf(standing: Standing): string[] {
  const met = new Set(standing.conditionsMet?.map(({ detail }) => detail.condition));
  return (pmaApprovalOf(standing)?.detail.conditions ?? []).filter((condition) => !met.has(condition));
}

const withoutApproval = {
  refused: "The PMA refused: without its approval no certificate is issued.",
  deferred: "The PMA deferred its decision: without its approval no certificate is issued.",
} as const;

function whyNotApproved({ PMA_DECISION: decision }: Standing): string | null {
  if (!decision) return "The approval of the SMKI PMA is not on record.";
  return decision.outcome === "refused" || decision.outcome === "deferred" ? withoutApproval[decision.outcome] : null;
}

/** Why a certificate cannot be issued on a day: it takes the PMA's approval, each of its conditions met, and the new version in force (S19.1, S19.3). */
export function whyNotIssuable(
  standing: Standing,
  { content }: Pick<Surroundings, "content">,
  on: CalendarDate,
): Reason[] {
  const inForce = inForceOn(versionsOf(standing, content), on);
  const { proposedVersion } = content.instrument;
  const isNew = inForce?.version === proposedVersion;
  return [
    ...because([19], whyNotApproved(standing)),
    ...openConditionsOf(standing).flatMap((condition) =>
      because([19], `A condition of the PMA’s approval is not recorded as met: “${condition}”.`),
    ),
    ...because(
      [18, 19],
      !isNew && `Version ${proposedVersion} is not in force on ${formatDate(on)}: ${inForce?.name ?? "nothing"} is.`,
    ),
  ];
}

/** Why a gate of the certificate track is shut; empty when it is open, and for other gates (S19.1, S19.5). */
export function whyCertificateGateIsShut(
  gate: Gate,
  standing: Standing,
  surroundings: Pick<Surroundings, "content">,
  on: CalendarDate,
): Reason[] {
  switch (gate) {
    case "PMA_DECISION":
      return because(
        [19],
        !standing.SSC_VIEWS &&
          "There is no record of the Security Sub-Committee’s views, nor that views were sought and none came.",
      );
    case "PMA_CONDITION_MET":
      return because(
        [19],
        openConditionsOf(standing).length === 0 && "No condition of the PMA’s approval is waiting to be met.",
      );
    case "CERTIFICATE_ISSUED":
      return whyNotIssuable(standing, surroundings, on);
    case "CERTIFICATE_PROVIDED":
      return because([18, 19], !standing.CERTIFICATE_ISSUED && "The issue of the certificate is not on record.");
    default:
      return [];
  }
}

/** Why what is written about a certificate gate does not hold. */
export function whyNotThisCertificateEntry(entry: GateEntry, standing: Standing): Reason[] {
  const on = entry.decidedOn;
  switch (entry.gate) {
    case "SSC_VIEWS":
      return because(
        [19],
        entry.outcome === "views-given" && !entry.evidenceFileId && "Attach the Sub-Committee’s views as a file.",
        "evidenceFileId",
      );
    case "PMA_DECISION":
      return [
        ...notBefore(
          [19],
          { what: "The PMA’s decision", on },
          { what: "the Sub-Committee’s record", on: standing.SSC_VIEWS?.decidedOn },
        ),
        ...because(
          [19],
          !entry.evidenceFileId && "Attach the evidence of the PMA’s decision as a file.",
          "evidenceFileId",
        ),
        ...because(
          [19],
          standing.SSC_VIEWS &&
            entry.detail.viewsId !== standing.SSC_VIEWS.id &&
            "The Sub-Committee’s record has changed since: read it again and say whether the decision took it into account.",
        ),
        ...notBefore(
          [19],
          { what: "The decision", on },
          { what: "the meeting", on: entry.detail.meetingOn ?? undefined },
          "meetingOn",
        ),
        ...because(
          [19],
          entry.outcome === "approved-with-conditions" &&
            entry.detail.conditions.length === 0 &&
            "Write down each condition of the approval.",
          "conditions",
        ),
        ...because(
          [19],
          entry.outcome !== "approved-with-conditions" &&
            entry.detail.conditions.length > 0 &&
            "Only an approval with conditions has conditions.",
          "conditions",
        ),
      ];
    case "PMA_CONDITION_MET":
      return [
        ...notBefore(
          [19],
          { what: "The condition’s being met", on },
          { what: "the PMA’s decision", on: standing.PMA_DECISION?.decidedOn },
        ),
        ...because(
          [19],
          !openConditionsOf(standing).includes(entry.detail.condition) &&
            "That is no condition of the PMA’s approval that waits to be met.",
          "condition",
        ),
        ...because([19], !entry.evidenceFileId && "Attach what shows that it is met as a file.", "evidenceFileId"),
      ];
    case "CERTIFICATE_ISSUED":
      return notBefore(
        [19],
        { what: "Issue", on },
        { what: "the PMA’s decision", on: standing.PMA_DECISION?.decidedOn },
      );
    case "CERTIFICATE_PROVIDED":
      return notBefore(
        [19],
        { what: "Provision", on },
        { what: "the issue", on: standing.CERTIFICATE_ISSUED?.decidedOn },
      );
    default:
      return [];
  }
}
