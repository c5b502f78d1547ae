import { describe, expect, test } from "vitest";
import { idOf, plan, recorded } from "#prisma/factories/gates.ts";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { tracksOf } from "./consultation-gates.ts";
import { citeParagraphs, sayReason } from "./reasons/rules.ts";
import { putRightSince } from "./rests-on.ts";
import { earlierRounds } from "./rounds.ts";
import { asWritten, canPassAgain, inOrder, judged, standingBefore, standingOf, whyNotRecordable } from "./rules.ts";
import type { GateEntry, Surroundings, UnsaidRecord } from "./schema.ts";
import { gatesOf, trackState } from "./tracks/rules.ts";

const content = readSeedConsultation();
const surroundings: Surroundings = {
  content,
  closesAt: new Date(content.closesAt),
  now: new Date("2023-07-03T09:00:00Z"),
  mayDecideWindow: false,
};
const why = (before: GateEntry[], entry: GateEntry, known: Partial<Surroundings> = {}) =>
  whyNotRecordable(entry, asWritten(recorded(...before)), { ...surroundings, ...known }).map(sayReason);

const submitted = [plan.CONCLUSION, plan.SUBMISSION_DECISION, plan.SUBMISSION];
const approved = [...submitted, plan.DEPARTMENT_DECISION];
const designated = [...approved, plan.REDESIGNATION];
const pmaApproved = [plan.SSC_VIEWS, plan.PMA_DECISION];

test("the whole plan can be recorded gate by gate in its order", () => {
  const order = [
    ...pmaApproved,
    ...designated,
    plan.SEC_ADMINISTRATOR_NOTIFIED,
    plan.CERTIFICATE_ISSUED,
    plan.CERTIFICATE_PROVIDED,
    plan.GO_LIVE_DESIGNATED,
  ];
  for (const [index, entry] of order.entries()) expect(why(order.slice(0, index), entry), entry.gate).toEqual([]);
});

describe("every attempt out of order is refused and names its paragraph", () => {
  test.each<[string, GateEntry[], GateEntry, string[]]>([
    ["S19.1 the PMA's decision without a record of the Sub-Committee", [], plan.PMA_DECISION, ["§19"]],
    ["S19.5 issue with nothing on record", [], plan.CERTIFICATE_ISSUED, ["§19", "§§18 and 19"]],
    [
      "S19.5 issue with the PMA's approval, the version not in force",
      pmaApproved,
      plan.CERTIFICATE_ISSUED,
      ["§§18 and 19"],
    ],
    ["S19.1 issue with the version in force, without the PMA's approval", designated, plan.CERTIFICATE_ISSUED, ["§19"]],
    [
      "S19.2 issue on the Sub-Committee's word alone",
      [...designated, plan.SSC_VIEWS],
      plan.CERTIFICATE_ISSUED,
      ["§19"],
    ],
    ["S19.5 provision before issue", [...pmaApproved, ...designated], plan.CERTIFICATE_PROVIDED, ["§§18 and 19"]],
    ["S24.1 submission without a decision to submit", [plan.CONCLUSION], plan.SUBMISSION, ["§24"]],
    ["S25.1 the Department's decision before submission", [], plan.DEPARTMENT_DECISION, ["§25"]],
    ["S25.1 designation before the Department's approval", submitted, plan.REDESIGNATION, ["§25"]],
    ["§6 designation before the conclusion", approved.slice(1), plan.REDESIGNATION, ["§6"]],
    ["S38.1 notice before there is a direction", approved, plan.SEC_ADMINISTRATOR_NOTIFIED, ["§38"]],
  ])("%s", (_, before, entry, paragraphs) => {
    expect(why(before, entry).map((text) => text.split(":")[0])).toEqual(paragraphs);
  });

  test.each(["CONCLUSION", "SUBMISSION_DECISION"] as const)("§24 %s while the consultation is open", (gate) => {
    const now = new Date("2023-04-25T15:00:00.000Z");
    const entry = { ...plan[gate], decidedOn: "2023-04-25" as const };
    expect(why([], entry, { now })).toHaveLength(1);
    expect(why([], entry, { now: new Date(now.getTime() + 1) })).toEqual([]);
  });

  test("a gate is not recorded before its day, by the London calendar", () => {
    const entry = { ...plan.SSC_VIEWS, decidedOn: "2023-04-21" as const };
    expect(why([], entry, { now: new Date("2023-04-20T22:59:59.999Z") })).toEqual([
      "§19: Friday 21 April 2023 is still to come: a gate is recorded once it has been passed.",
    ]);
    expect(why([], entry, { now: new Date("2023-04-20T23:00:00.000Z") })).toEqual([]);
  });

  test.each<[string, GateEntry[], GateEntry]>([
    ["§6 the conclusion before the close", [], { ...plan.CONCLUSION, decidedOn: "2023-04-24" }],
    ["§24 submission before the decision", submitted.slice(0, 2), { ...plan.SUBMISSION, decidedOn: "2023-04-27" }],
    ["§25 the Department before the submission", submitted, { ...plan.DEPARTMENT_DECISION, decidedOn: "2023-05-01" }],
    ["§38 notice before the making", designated, { ...plan.SEC_ADMINISTRATOR_NOTIFIED, decidedOn: "2023-05-04" }],
    ["§19 the PMA before the Sub-Committee", [plan.SSC_VIEWS], { ...plan.PMA_DECISION, decidedOn: "2023-04-19" }],
    [
      "§18 issue on a day before the effect",
      [...pmaApproved, ...designated],
      { ...plan.CERTIFICATE_ISSUED, decidedOn: "2023-05-07" },
    ],
  ])("%s", (_, before, entry) => {
    expect(why(before, entry)).toHaveLength(1);
  });
});

describe("what a gate asks for", () => {
  test("S19.1 views that were sought and never came are record enough, views that were given are a file, and the PMA's decision needs its file", () => {
    const silence: GateEntry = {
      ...plan.SSC_VIEWS,
      outcome: "sought-none-came",
      evidenceFileId: null,
      detail: { views: null },
    };
    expect(why([], silence)).toEqual([]);
    expect(why([silence], plan.PMA_DECISION)).toEqual([]);
    expect(why([silence], { ...plan.PMA_DECISION, evidenceFileId: null })).toEqual([
      "§19: Attach the evidence of the PMA’s decision as a file.",
    ]);
    expect(why([], { ...plan.SSC_VIEWS, evidenceFileId: null })).toEqual([
      "§19: Attach the Sub-Committee’s views as a file.",
    ]);
  });

  const conditional: GateEntry = {
    ...plan.PMA_DECISION,
    outcome: "approved-with-conditions",
    detail: { ...plan.PMA_DECISION.detail, conditions: ["At most 500 devices.", "A report each week."] },
  };
  const met = (condition: string): GateEntry => ({
    ...plan.PMA_CONDITION_MET,
    detail: { condition, note: null },
  });

  test("S19.1 an approval with conditions opens issue once each condition is recorded as met, with evidence", () => {
    const before = [plan.SSC_VIEWS, conditional, ...designated];
    expect(why(before, plan.CERTIFICATE_ISSUED)).toEqual([
      "§19: A condition of the PMA’s approval is not recorded as met: “At most 500 devices.”.",
      "§19: A condition of the PMA’s approval is not recorded as met: “A report each week.”.",
    ]);
    expect(why(before, { ...met("At most 500 devices."), evidenceFileId: null })).toEqual([
      "§19: Attach what shows that it is met as a file.",
    ]);
    expect(why(before, met("Another condition."))).toHaveLength(1);
    expect(why([...before, met("At most 500 devices.")], plan.CERTIFICATE_ISSUED)).toHaveLength(1);
    expect(why([...before, met("At most 500 devices."), met("A report each week.")], plan.CERTIFICATE_ISSUED)).toEqual(
      [],
    );
    expect(why([plan.SSC_VIEWS], { ...conditional, detail: plan.PMA_DECISION.detail })).toEqual([
      "§19: Write down each condition of the approval.",
    ]);
    expect(why(pmaApproved, plan.PMA_CONDITION_MET)).not.toEqual([]);
  });

  test("S19.1 a deferred decision is no approval, and another decision can follow it; the meeting comes no later than the decision", () => {
    const deferred: GateEntry = { ...plan.PMA_DECISION, outcome: "deferred" };
    expect(why([plan.SSC_VIEWS, deferred, ...designated], plan.CERTIFICATE_ISSUED)).toEqual([
      "§19: The PMA deferred its decision: without its approval no certificate is issued.",
    ]);
    expect(why([plan.SSC_VIEWS, deferred], plan.PMA_DECISION)).toEqual([]);
    const late: GateEntry = { ...plan.PMA_DECISION, detail: { ...plan.PMA_DECISION.detail, meetingOn: "2023-04-22" } };
    expect(why([plan.SSC_VIEWS], late)).toEqual([
      "§19: The decision on Friday 21 April 2023 would come before the meeting on Saturday 22 April 2023.",
    ]);
  });

  test("S19.2 the Sub-Committee can advise against, and the PMA decides all the same", () => {
    const against: GateEntry = { ...plan.SSC_VIEWS, detail: { views: "We advise against it." } };
    expect(why([against], plan.PMA_DECISION)).toEqual([]);
    expect(why([...pmaApproved, against, ...designated], plan.CERTIFICATE_ISSUED)).toEqual([]);
  });

  test("S19.1 a decision that rests on an older record of the Sub-Committee is sent back to the newer one", () => {
    expect(why([plan.SSC_VIEWS, plan.SSC_VIEWS], plan.PMA_DECISION)[0]).toContain("has changed since");
  });

  test("§19 a refusal by the PMA can be followed by another decision, an approval cannot", () => {
    const no: GateEntry = { ...plan.PMA_DECISION, outcome: "refused" };
    expect(why([plan.SSC_VIEWS, no], plan.PMA_DECISION)).toEqual([]);
    expect(why([plan.SSC_VIEWS, no, ...designated], plan.CERTIFICATE_ISSUED)).toEqual([
      "§19: The PMA refused: without its approval no certificate is issued.",
    ]);
    expect(why(pmaApproved, plan.PMA_DECISION)).toHaveLength(1);
  });

  test("S25.1 S25.2 the Department's outcomes other than plain approval say why, and a changed text comes with its redline from what was submitted: that text is designated", () => {
    const department = plan.DEPARTMENT_DECISION;
    for (const outcome of ["returned", "refused"] as const)
      expect(why(submitted, { ...department, outcome })).toEqual([
        "§25: Say what the Department wants changed, or why.",
      ]);
    const changed: GateEntry = { ...department, outcome: "approved-with-changes", detail: { note: "Clause 2" } };
    expect(why(submitted, changed)).toEqual([
      "§25: Attach the redline from the submitted to the approved text: that text is the one to be designated.",
    ]);
    expect(why(submitted, { ...changed, evidenceFileId: idOf(98) })).toEqual([]);
  });

  test.each([
    ["re-consult", "§24: DCC decided to consult again: this consultation leads to no submission."],
    [
      "do-not-proceed",
      "§§20 and 24: DCC decided not to proceed: nothing is submitted, and without this change production ECoS Certificates reach the CSPs only after ECoS Go Live.",
    ],
  ] as const)("S24.1 after %s nothing is submitted", (outcome, text) => {
    expect(why([{ ...plan.SUBMISSION_DECISION, outcome }], plan.SUBMISSION)).toEqual([text]);
  });

  test("S24.9 what the Department returned goes in again after a new decision, and only then", () => {
    const returned: GateEntry[] = [
      ...submitted,
      { ...plan.DEPARTMENT_DECISION, outcome: "returned", detail: { note: "Clause 3.1" } },
    ];
    expect(why(returned, plan.SUBMISSION)).toHaveLength(1);
    expect(why(returned, plan.REDESIGNATION)).toEqual([
      "§25: The Department returned the submission: it has not approved it.",
    ]);
    const again: GateEntry[] = [
      ...returned,
      { ...plan.SUBMISSION_DECISION, outcome: "submit-amended", decidedOn: "2023-05-04" },
    ];
    expect(why(again, plan.DEPARTMENT_DECISION)).toEqual(["§25: The submission to the Department is not on record."]);
    expect(why(again, { ...plan.SUBMISSION, decidedOn: "2023-05-04" })).toEqual([]);
    expect(why(approved, plan.SUBMISSION_DECISION)).toHaveLength(1);
  });
});

describe("the date of effect", () => {
  const effect = (
    effectOn: `${number}-${number}-${number}`,
    detail: { reason?: string; isAuthorised?: boolean } = {},
  ): GateEntry => ({
    ...plan.REDESIGNATION,
    detail: { effectOn, reason: detail.reason ?? null, isAuthorised: detail.isAuthorised ?? false },
  });
  const authorised = { reason: "The Department asked for it.", isAuthorised: true };

  test("S36.3 within the window: 8 May as it is, a later day with a reason", () => {
    expect(why(approved, effect("2023-05-08"))).toEqual([]);
    expect(why(approved, effect("2023-05-09"))[0]).toContain(
      "§§26 and 27: Tuesday 9 May 2023 is later than the proposed",
    );
    expect(why(approved, effect("2023-05-09", { reason: "The 8th is a bank holiday." }))).toEqual([]);
    expect(why(approved, effect("2023-06-08", { reason: "First free day." }))).toEqual([]);
  });

  test.each(["2023-05-07", "2023-06-09"] as const)("S36.3 on %s only if an authorised person says why", (on) => {
    expect(why(approved, effect(on, { reason: "Because." }))).toHaveLength(1);
    expect(why(approved, effect(on, authorised))).toHaveLength(1);
    expect(why(approved, effect(on, { isAuthorised: true }), { mayDecideWindow: true })).toHaveLength(1);
    expect(why(approved, effect(on, authorised), { mayDecideWindow: true })).toEqual([]);
  });

  test("S25.1 no authority lifts the order of approval and effect", () => {
    const late: GateEntry[] = [...submitted, { ...plan.DEPARTMENT_DECISION, decidedOn: "2023-05-09" }];
    expect(why(late, effect("2023-05-08", authorised), { mayDecideWindow: true })).toEqual([
      "§25: Effect on Monday 8 May 2023 would come before the Department’s approval on Tuesday 9 May 2023.",
    ]);
  });

  test("S36.2 effect before the making needs a reason", () => {
    const entry = { ...plan.REDESIGNATION, decidedOn: "2023-05-10" as const };
    expect(why(approved, entry)[0]).toContain(
      "§36: The direction would take effect on Monday 8 May 2023, before it was made",
    );
    expect(why(approved, { ...entry, detail: { ...entry.detail, reason: "Said so in the direction." } })).toEqual([]);
  });

  test("S36.4 the rule of the last day is changed by an authorised person only", () => {
    expect(why([], plan.LONG_STOP_RULE)).toEqual(["§§26 and 27: The rule is changed by an authorised person only."]);
    expect(why([], plan.LONG_STOP_RULE, { mayDecideWindow: true })).toEqual([]);
  });

  test("a year whose bank holidays nobody recorded is refused, not guessed", () => {
    expect(why(approved, effect("2051-05-08", authorised), { mayDecideWindow: true })[0]).toContain("not recorded");
  });
});

describe("a record that puts another right", () => {
  const wrong: GateEntry = { ...plan.SSC_VIEWS, decidedOn: "2023-04-19" };
  const right: GateEntry = { ...plan.SSC_VIEWS, replacesId: idOf(1) };
  /** A record written after the others, a year later. */
  const since = (entry: GateEntry, number = 50) =>
    recorded(entry).map((record) => ({ ...record, id: idOf(number), recordedAt: new Date("2024-07-01T09:00:00Z") }));
  const unsaid = (replacesId: string, gate: UnsaidRecord["gate"]): UnsaidRecord => ({
    gate,
    outcome: "did-not-happen",
    decidedOn: "2024-07-01",
    decidedBy: "A consultation owner",
    evidence: "",
    evidenceFileId: null,
    evidenceFile: null,
    detail: { reason: "The minutes were of another meeting." },
    replacesId,
    id: idOf(60),
    recordedBy: "A consultation owner",
    recordedAt: new Date("2024-07-01T09:00:00Z"),
  });
  const complete = recorded(
    ...pmaApproved,
    ...designated,
    plan.SEC_ADMINISTRATOR_NOTIFIED,
    plan.CERTIFICATE_ISSUED,
    plan.CERTIFICATE_PROVIDED,
  );
  const refusal: GateEntry = { ...plan.PMA_DECISION, outcome: "refused", replacesId: idOf(2) };

  test("stands in the place of what it puts right, and both are kept", () => {
    const records = recorded(wrong, plan.CONCLUSION, right);
    expect(records).toHaveLength(3);
    expect(inOrder(records).map(({ id }) => id)).toEqual([idOf(3), idOf(2)]);
    expect(asWritten(records).SSC_VIEWS?.decidedOn).toBe("2023-04-20");
  });

  test("is judged by what stood before it", () => {
    const records = recorded(...designated);
    const submission = { ...plan.SUBMISSION, decidedOn: "2023-05-03" as const, replacesId: idOf(3) };
    expect(whyNotRecordable(submission, standingBefore(records, idOf(3), content), surroundings)).toEqual([]);
    expect(whyNotRecordable(submission, standingOf(records, content), surroundings)).not.toEqual([]);
  });

  test("the whole plan holds, and both tracks are complete", () => {
    const { standing, doubts } = judged(complete, content);
    expect(doubts).toEqual([]);
    expect(trackState("certificate", standing, doubts).state).toBe("complete");
    expect(trackState("instrument", standing, doubts).state).toBe("complete");
  });

  test("S19.1 a PMA record put right to “Refused” leaves nothing that stood on it: issue and provision are doubted, and the track is not complete", () => {
    const { standing, doubts } = judged([...complete, ...since(refusal)], content);
    expect(doubts.map(({ record, reasons }) => [record.gate, reasons.map(sayReason)])).toEqual([
      ["CERTIFICATE_ISSUED", ["§19: The PMA refused: without its approval no certificate is issued."]],
      ["CERTIFICATE_PROVIDED", ["§§18 and 19: The issue of the certificate is not on record."]],
    ]);
    expect(trackState("certificate", standing, doubts)).toEqual({
      state: "open",
      text: "Not complete. On record, and no longer holding: Certificate issued to the ECoS Party; ECoS Certificates provided to the CSPs.",
    });
    expect(standing.CERTIFICATE_PROVIDED).toBeUndefined();
    expect(trackState("instrument", standing, doubts).state).toBe("complete");
  });

  test("S24.1 a decision put right to “Do not proceed” takes submission, approval, direction and notice with it", () => {
    const decision: GateEntry = { ...plan.SUBMISSION_DECISION, outcome: "do-not-proceed", replacesId: idOf(4) };
    const { standing, doubts } = judged([...complete, ...since(decision)], content);
    expect(doubts.map(({ record }) => record.gate)).toEqual([
      "SUBMISSION",
      "DEPARTMENT_DECISION",
      "REDESIGNATION",
      "SEC_ADMINISTRATOR_NOTIFIED",
      "CERTIFICATE_ISSUED",
      "CERTIFICATE_PROVIDED",
    ]);
    expect(trackState("instrument", standing, doubts).state).toBe("open");
  });

  test("a record that did not happen is none: its gate is open again, and what rests on it no longer holds", () => {
    const records = [...complete, unsaid(idOf(2), "PMA_DECISION")];
    expect(inOrder(records).map(({ id }) => id)).not.toContain(idOf(2));
    const { standing, doubts } = judged(records, content);
    expect(doubts.map(({ record }) => record.gate)).toEqual(["CERTIFICATE_ISSUED", "CERTIFICATE_PROVIDED"]);
    expect(whyNotRecordable({ ...plan.PMA_DECISION, decidedOn: "2023-06-30" }, standing, surroundings)).toEqual([]);
    const again = since({ ...plan.PMA_DECISION, decidedOn: "2023-06-30" }, 61);
    expect(judged([...records, ...again], content).standing.PMA_DECISION?.id).toBe(idOf(61));
  });

  test("a correction that leaves the order whole leaves everything standing, and what rests on it says so", () => {
    const date: GateEntry = { ...plan.PMA_DECISION, evidence: "Minutes, item 3", replacesId: idOf(2) };
    const records = [...complete, ...since(date)];
    expect(judged(records, content).doubts).toEqual([]);
    const issued = records.find(({ gate }) => gate === "CERTIFICATE_ISSUED");
    const provided = records.find(({ gate }) => gate === "CERTIFICATE_PROVIDED");
    const submission = records.find(({ gate }) => gate === "SUBMISSION");
    const rests = [issued, provided, submission].map((record) => {
      if (!record) throw new Error("no record");
      return putRightSince(record, records);
    });
    expect(rests).toEqual([["PMA_DECISION"], ["PMA_DECISION"], []]);
  });

  test("a decision of the PMA's whose view of the Sub-Committee's record was put right is read again", () => {
    const views: GateEntry = { ...plan.SSC_VIEWS, decidedOn: "2023-04-19", replacesId: idOf(1) };
    const { doubts } = judged([...complete, ...since(views)], content);
    expect(doubts[0]?.record.gate).toBe("PMA_DECISION");
    expect(doubts[0]?.reasons.map(sayReason).join()).toContain("has changed since");
  });
});

describe("the second round after a return", () => {
  const returned: GateEntry = { ...plan.DEPARTMENT_DECISION, outcome: "returned", detail: { note: "Clause 2" } };
  const first = [...submitted, returned];
  const next: GateEntry = { ...plan.SUBMISSION_DECISION, outcome: "submit-amended", decidedOn: "2023-05-05" };

  test("S24.9 DCC decides anew, and the first round stays readable", () => {
    expect(canPassAgain("SUBMISSION_DECISION", asWritten(recorded(...first)))).toBe(true);
    expect(canPassAgain("SUBMISSION_DECISION", asWritten(recorded(...submitted)))).toBe(false);
    const records = recorded(...first, next);
    expect(earlierRounds(recorded(...first))).toEqual([]);
    expect(earlierRounds(records)).toMatchObject([
      {
        number: 1,
        decision: { id: idOf(2) },
        submission: { id: idOf(3) },
        answer: { id: idOf(4), outcome: "returned" },
      },
    ]);
    expect(judged(records, content).standing.SUBMISSION).toBeUndefined();
  });
});

describe("a consultation that leads to fewer steps", () => {
  test("has no certificate track where its text names none, and no Go Live where it speaks of none", () => {
    const less = { ...content, tracks: [{ kind: "instrument" as const, instrument: "etmad" }], designation: null };
    expect(tracksOf(less)).toEqual(["instrument"]);
    const shut = (entry: GateEntry) =>
      whyNotRecordable(entry, asWritten(recorded(...pmaApproved)), { ...surroundings, content: less }).map(sayReason);
    expect(shut(plan.SSC_VIEWS)).toEqual(["§19: This consultation leads to no such step."]);
    expect(shut(plan.GO_LIVE_DESIGNATED)).toEqual(["§25: This consultation leads to no such step."]);
    expect(gatesOf("instrument", {}, { ...surroundings, content: less }).map(({ gate }) => gate)).not.toContain(
      "GO_LIVE_DESIGNATED",
    );
    expect(tracksOf(content)).toEqual(["instrument", "certificate"]);
    expect(gatesOf("instrument", {}, surroundings).map(({ gate }) => gate)).toContain("GO_LIVE_DESIGNATED");
  });

  test("an older text without the field has the certificates' track where it announces a condition", () => {
    const { tracks: _, ...older } = content;
    expect(tracksOf(older)).toEqual(["instrument", "certificate"]);
    expect(tracksOf({ ...older, changes: older.changes.filter(({ kind }) => kind !== "condition") })).toEqual([
      "instrument",
    ]);
  });
});

test("paragraphs are said as people write them", () => {
  expect([citeParagraphs([19]), citeParagraphs([19, 18]), citeParagraphs([24, 20, 25])]).toEqual([
    "§19",
    "§§18 and 19",
    "§§20, 24 and 25",
  ]);
});
