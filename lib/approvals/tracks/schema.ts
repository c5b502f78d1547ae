import type { Gate, OutcomeOf } from "../schema.ts";
import { certificateGates, instrumentGates } from "../schema.ts";

/** Two tracks with a dependency, not a line (scenarios part 4, item 12). */
export const tracks = {
  instrument: {
    title: "Instrument track",
    summary: "DCC submits, the Department approves, the Secretary of State re-designates (§§24–25, 38).",
    gates: instrumentGates,
  },
  certificate: {
    title: "Certificate track",
    summary:
      "The Security Sub-Committee’s views, the PMA’s decision, issue to the ECoS Party, provision to the CSPs (§§18–19).",
    gates: certificateGates,
  },
} as const;
export type Track = keyof typeof tracks;

export const gateNames: Record<Gate, string> = {
  CONCLUSION: "Consultation concluded",
  SUBMISSION_DECISION: "DCC’s decision after the consultation",
  SUBMISSION: "Submission to the Department",
  DEPARTMENT_DECISION: "The Department’s decision",
  REDESIGNATION: "Re-designation by the Secretary of State",
  SEC_ADMINISTRATOR_NOTIFIED: "Notice to the SEC Administrator",
  GO_LIVE_DESIGNATED: "Designation of the Go Live ETMAD",
  SSC_VIEWS: "Views of the Security Sub-Committee",
  PMA_DECISION: "Decision of the SMKI PMA",
  PMA_CONDITION_MET: "Conditions of the PMA’s approval met",
  CERTIFICATE_ISSUED: "Certificate issued to the ECoS Party",
  CERTIFICATE_PROVIDED: "ECoS Certificates provided to the CSPs",
  LONG_STOP_RULE: "Rule for the last day of the window",
  CURRENT_VERSION_BEGAN: "Day from which the version in force has been in force",
};

/** The paragraphs of the document that a gate comes from. */
export const gateParagraphs: Record<Gate, readonly number[]> = {
  CONCLUSION: [6],
  SUBMISSION_DECISION: [20, 24],
  SUBMISSION: [24],
  DEPARTMENT_DECISION: [25],
  REDESIGNATION: [25, 36],
  SEC_ADMINISTRATOR_NOTIFIED: [38],
  GO_LIVE_DESIGNATED: [25],
  SSC_VIEWS: [19],
  PMA_DECISION: [19],
  PMA_CONDITION_MET: [19],
  CERTIFICATE_ISSUED: [18, 19],
  CERTIFICATE_PROVIDED: [18, 19],
  LONG_STOP_RULE: [26, 27],
  CURRENT_VERSION_BEGAN: [2, 11],
};

/** What a gate asks, for the page on which it is recorded. */
export const gateHints: Record<Gate, string> = {
  CONCLUSION: "The day on which the consultation was concluded. Designation follows the conclusion (§6).",
  SUBMISSION_DECISION: "What DCC does, subject to the responses received (§24). Each choice needs its reason.",
  SUBMISSION: "The day on which the Pre-Go Live ETMAD and its papers went to the Department (§24).",
  DEPARTMENT_DECISION: "What the Department decided on the submission (§25).",
  REDESIGNATION: "Two dates: the day the direction was made, and the day from which it has effect (§36).",
  SEC_ADMINISTRATOR_NOTIFIED:
    "The direction is also notified to the SEC Administrator (§38). The track is not complete without it.",
  GO_LIVE_DESIGNATED: "The event that ends the Pre-Go Live ETMAD (§25). A target date is not the event.",
  SSC_VIEWS:
    "Advice that the PMA takes into account (§19). It neither approves nor refuses. Attach the views as a file; if they were sought and none came, record that.",
  PMA_DECISION: "Whether the transitionalCoS Certificate can be issued to the ECoS Party (§19).",
  PMA_CONDITION_MET:
    "One condition at a time, with what shows that it is met. The certificate can be issued once none is left (§19).",
  CERTIFICATE_ISSUED: "Needs the PMA’s approval and the new version in force (§§18–19).",
  CERTIFICATE_PROVIDED: "Comes after the certificate is issued (§§18–19).",
  LONG_STOP_RULE:
    "What happens when the last day of “within one month thereafter” is no working day. The document does not say, so it stays unless you record otherwise.",
  CURRENT_VERSION_BEGAN:
    "The document does not say when the version in force followed the initial one (§§2, 11). Record the day once you have evidence of it.",
};

export const outcomeNames: { [G in Gate]: Record<OutcomeOf<G>, string> } = {
  CONCLUSION: { concluded: "Concluded" },
  SUBMISSION_DECISION: {
    "submit-as-consulted": "Submit as consulted on",
    "submit-amended": "Submit amended",
    "re-consult": "Consult again",
    "do-not-proceed": "Do not proceed: nothing is submitted",
  },
  SUBMISSION: { submitted: "Submitted" },
  DEPARTMENT_DECISION: {
    approved: "Approved",
    "approved-with-changes": "Approved with changes",
    returned: "Returned",
    refused: "Refused",
  },
  REDESIGNATION: { "re-designated": "Re-designated" },
  SEC_ADMINISTRATOR_NOTIFIED: { notified: "Notified" },
  GO_LIVE_DESIGNATED: { designated: "Designated" },
  SSC_VIEWS: { "views-given": "Views given", "sought-none-came": "Views sought and none came" },
  PMA_DECISION: {
    approved: "Approved",
    "approved-with-conditions": "Approved with conditions",
    deferred: "Deferred",
    refused: "Refused",
  },
  PMA_CONDITION_MET: { met: "Met" },
  CERTIFICATE_ISSUED: { issued: "Issued" },
  CERTIFICATE_PROVIDED: { provided: "Provided" },
  LONG_STOP_RULE: {
    stays: "It stays on the corresponding date",
    "next-working-day": "It moves to the next working day",
  },
  CURRENT_VERSION_BEGAN: { began: "On record" },
};

/** "pma-decision" in addresses. */
export const gateSlug = (gate: Gate): string => gate.toLowerCase().replaceAll("_", "-");
