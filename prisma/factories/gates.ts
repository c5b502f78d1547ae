import type { Gate, GateEntry, GateRecord } from "#lib/approvals/schema.ts";

/** A made-up id that can be told from others in a failing test. */
export const idOf = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

const common = {
  decidedBy: "The body concerned",
  evidence: "Its minutes",
  evidenceFileId: null,
  replacesId: null,
};

/** How the seed's two tracks could go: each gate as it would be recorded if all went to plan. */
export const plan = {
  SSC_VIEWS: {
    ...common,
    gate: "SSC_VIEWS",
    outcome: "views-given",
    decidedOn: "2023-04-20",
    evidenceFileId: idOf(99),
    detail: { views: "No objection, if the number of devices is limited." },
  },
  PMA_DECISION: {
    ...common,
    gate: "PMA_DECISION",
    outcome: "approved",
    decidedOn: "2023-04-21",
    evidenceFileId: idOf(99),
    detail: { viewsId: idOf(1), note: null, meetingOn: null, conditions: [] },
  },
  PMA_CONDITION_MET: {
    ...common,
    gate: "PMA_CONDITION_MET",
    outcome: "met",
    decidedOn: "2023-04-24",
    evidenceFileId: idOf(99),
    detail: { condition: "At most 500 devices.", note: null },
  },
  CONCLUSION: { ...common, gate: "CONCLUSION", outcome: "concluded", decidedOn: "2023-04-27", detail: { note: null } },
  SUBMISSION_DECISION: {
    ...common,
    gate: "SUBMISSION_DECISION",
    outcome: "submit-as-consulted",
    decidedOn: "2023-04-28",
    detail: {
      reason: "No response asks for a change of substance.",
      clause: null,
      words: null,
      isClauseConfirmed: false,
    },
  },
  SUBMISSION: {
    ...common,
    gate: "SUBMISSION",
    outcome: "submitted",
    decidedOn: "2023-05-02",
    detail: { packVersion: 1, otherwise: null },
  },
  DEPARTMENT_DECISION: {
    ...common,
    gate: "DEPARTMENT_DECISION",
    outcome: "approved",
    decidedOn: "2023-05-04",
    detail: { note: null },
  },
  REDESIGNATION: {
    ...common,
    gate: "REDESIGNATION",
    outcome: "re-designated",
    decidedOn: "2023-05-05",
    detail: { effectOn: "2023-05-08", reason: null, isAuthorised: false },
  },
  SEC_ADMINISTRATOR_NOTIFIED: {
    ...common,
    gate: "SEC_ADMINISTRATOR_NOTIFIED",
    outcome: "notified",
    decidedOn: "2023-05-05",
    detail: { note: null },
  },
  CERTIFICATE_ISSUED: {
    ...common,
    gate: "CERTIFICATE_ISSUED",
    outcome: "issued",
    decidedOn: "2023-05-09",
    detail: { note: null },
  },
  CERTIFICATE_PROVIDED: {
    ...common,
    gate: "CERTIFICATE_PROVIDED",
    outcome: "provided",
    decidedOn: "2023-05-10",
    detail: { note: null },
  },
  GO_LIVE_DESIGNATED: {
    ...common,
    gate: "GO_LIVE_DESIGNATED",
    outcome: "designated",
    decidedOn: "2023-06-29",
    detail: { note: null },
  },
  LONG_STOP_RULE: {
    ...common,
    gate: "LONG_STOP_RULE",
    outcome: "next-working-day",
    decidedOn: "2023-04-20",
    detail: { reason: "Agreed with the Department." },
  },
  CURRENT_VERSION_BEGAN: {
    ...common,
    gate: "CURRENT_VERSION_BEGAN",
    outcome: "began",
    decidedOn: "2022-03-01",
    detail: { note: null },
  },
} as const satisfies { [G in Gate]: Extract<GateEntry, { gate: G }> };

/** Records as they are kept, in the order given: the first has `idOf(1)`, the second `idOf(2)` and so on. */
export const recorded = (...entries: GateEntry[]): GateRecord[] =>
  entries.map((entry, index) => ({
    ...entry,
    id: idOf(index + 1),
    evidenceFile: null,
    recordedBy: "A consultation owner",
    recordedAt: new Date(Date.UTC(2023, 6, 1, 9, index)),
  }));
