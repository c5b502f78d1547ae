import type { Gate } from "../schema.ts";

/** What the form of a gate asks besides outcome, day, decider and evidence. */
export type ExtraField =
  | "clause"
  | "words"
  | "reason"
  | "note"
  | "views"
  | "effectOn"
  | "isAuthorised"
  | "packVersion"
  | "viewsId";

export const extraFields: Record<Gate, readonly ExtraField[]> = {
  CONCLUSION: ["note"],
  SUBMISSION_DECISION: ["reason", "clause", "words"],
  SUBMISSION: ["packVersion"],
  DEPARTMENT_DECISION: ["note"],
  REDESIGNATION: ["effectOn", "reason", "isAuthorised"],
  SEC_ADMINISTRATOR_NOTIFIED: ["note"],
  GO_LIVE_DESIGNATED: ["note"],
  SSC_VIEWS: ["views"],
  PMA_DECISION: ["viewsId", "note"],
  CERTIFICATE_ISSUED: ["note"],
  CERTIFICATE_PROVIDED: ["note"],
  LONG_STOP_RULE: ["reason"],
};

/** The words of each gate's form where they differ from "The day" and "Who". */
export const dayLabels: Partial<Record<Gate, string>> = {
  REDESIGNATION: "Day on which the direction was made",
  SUBMISSION: "Day of the submission",
  SEC_ADMINISTRATOR_NOTIFIED: "Day of the notice",
  GO_LIVE_DESIGNATED: "Day from which the designation has effect",
  CERTIFICATE_ISSUED: "Day of issue",
  CERTIFICATE_PROVIDED: "Day on which they were provided",
};
