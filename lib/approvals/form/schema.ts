import type { Gate } from "../schema.ts";

/** What the form of a gate asks besides outcome, day, decider and evidence. */
export type ExtraField =
  | "clause"
  | "words"
  | "isClauseConfirmed"
  | "otherwise"
  | "meetingOn"
  | "conditions"
  | "condition"
  | "reason"
  | "note"
  | "views"
  | "effectOn"
  | "isAuthorised"
  | "packVersion"
  | "viewsId";

export const extraFields: Record<Gate, readonly ExtraField[]> = {
  CONCLUSION: ["note"],
  SUBMISSION_DECISION: ["reason", "clause", "words", "isClauseConfirmed"],
  SUBMISSION: ["packVersion", "otherwise"],
  DEPARTMENT_DECISION: ["note"],
  REDESIGNATION: ["effectOn", "reason", "isAuthorised"],
  SEC_ADMINISTRATOR_NOTIFIED: ["note"],
  GO_LIVE_DESIGNATED: ["note"],
  SSC_VIEWS: ["views"],
  PMA_DECISION: ["meetingOn", "viewsId", "conditions", "note"],
  PMA_CONDITION_MET: ["condition", "note"],
  CERTIFICATE_ISSUED: ["note"],
  CERTIFICATE_PROVIDED: ["note"],
  LONG_STOP_RULE: ["reason"],
  CURRENT_VERSION_BEGAN: ["note"],
};

/** The words of each gate's form where they differ from "The day" and "Who". */
export const dayLabels: Partial<Record<Gate, string>> = {
  REDESIGNATION: "Day on which the direction was made",
  SUBMISSION: "Day of the submission",
  SEC_ADMINISTRATOR_NOTIFIED: "Day of the notice",
  GO_LIVE_DESIGNATED: "Day from which the designation has effect",
  PMA_CONDITION_MET: "Day on which it was met",
  CURRENT_VERSION_BEGAN: "Day from which it has been in force",
  CERTIFICATE_ISSUED: "Day of issue",
  CERTIFICATE_PROVIDED: "Day on which they were provided",
};
