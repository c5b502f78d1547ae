import { type CalendarDate, formatDate } from "#lib/dates.ts";
import { inForceOn, versionsOf } from "../in-force/rules.ts";
import { because, notBefore } from "../reasons/rules.ts";
import type { Gate, GateEntry, Reason, Standing, Surroundings } from "../schema.ts";

/** The PMA's approval, where it stands (§19). The Sub-Committee's record is advice: it is never asked whether it agrees (S19.2). */
export const pmaApprovalOf = ({ PMA_DECISION: decision }: Standing) =>
  decision?.outcome === "approved" ? decision : null;

/** Why a certificate cannot be issued on a day: it takes the PMA's approval *and* the new version in force (S19.1, S19.3). */
export function whyNotIssuable(
  standing: Standing,
  { content }: Pick<Surroundings, "content">,
  on: CalendarDate,
): Reason[] {
  const inForce = inForceOn(versionsOf(standing, content), on);
  const { proposedVersion } = content.instrument;
  const isNew = inForce?.version === proposedVersion;
  return [
    ...because(
      [19],
      !pmaApprovalOf(standing) &&
        (standing.PMA_DECISION
          ? "The PMA refused: without its approval no certificate is issued."
          : "The approval of the SMKI PMA is not on record."),
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
        entry.outcome === "views-given" && !entry.detail.views && "Write down the views that were given.",
        "views",
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
