import { describe, expect, it, test } from "vitest";
import { plan, recorded } from "#prisma/factories/gates.ts";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { isDecided, publicStepsOf } from "./public-steps.ts";
import { sayStep, sayWhereItStands } from "./public-words.ts";
import type { GateEntry } from "./schema.ts";

const content = readSeedConsultation();
const stepsAfter = (...entries: GateEntry[]) => publicStepsOf(recorded(...entries), content);
const stands = (today: `${number}-${number}-${number}`, ...entries: GateEntry[]) =>
  sayWhereItStands(stepsAfter(...entries), content, today);
const way: GateEntry[] = [
  plan.CONCLUSION,
  plan.SUBMISSION_DECISION,
  plan.SUBMISSION,
  plan.DEPARTMENT_DECISION,
  plan.REDESIGNATION,
  plan.SEC_ADMINISTRATOR_NOTIFIED,
  plan.GO_LIVE_DESIGNATED,
];

describe("where the matter stands, from the record", () => {
  test.each([
    [0, /^DCC will consider respondents’ views/],
    [1, /^The consultation was concluded on Thursday 27 April 2023\. Next: DCC decides/],
    [2, /^DCC decided on Friday 28 April 2023 to submit .* as consulted on\. Next: submission/],
    [3, /was submitted to the Department on Tuesday 2 May 2023\. Next: the Department’s decision/],
    [4, /^The Department approved the submission on Thursday 4 May 2023\. Next: re-designation/],
    [5, /made the direction on Friday 5 May 2023.* takes effect on Monday 8 May 2023.*Next: .*SEC Administrator/],
    [6, /It stays in effect until the Go Live ETMAD is designated/],
    [7, /^The Go Live ETMAD was designated on Thursday 29 June 2023/],
  ])("§§24–25 after %i steps of the way", (count, words) => {
    expect(stands("2023-05-05", ...way.slice(0, count))).toMatch(words);
  });

  it("§24 what DCC “will” consider is said until a decision is on record, and no longer", () => {
    for (let count = 1; count <= way.length; count += 1)
      expect(stands("2023-07-01", ...way.slice(0, count))).not.toContain("will consider");
  });

  it("§25 on its day a direction has effect, and the day before it does not yet", () => {
    expect(stands("2023-05-07", ...way.slice(0, 5))).toContain("takes effect on");
    expect(stands("2023-05-08", ...way.slice(0, 5))).toContain("has been in effect since");
  });

  it("S24.1 the ends of the way are said as ends", () => {
    expect(stands("2023-05-05", { ...plan.SUBMISSION_DECISION, outcome: "do-not-proceed" })).toContain(
      "not to proceed. The ETMAD stays as it is.",
    );
    expect(stands("2023-05-05", { ...plan.SUBMISSION_DECISION, outcome: "re-consult" })).toContain("to consult again");
  });

  it("S24.9 after a return the second round is what stands, and the first stays in the history", () => {
    const returned: GateEntry = { ...plan.DEPARTMENT_DECISION, outcome: "returned", detail: { note: "More." } };
    const steps = stepsAfter(plan.CONCLUSION, plan.SUBMISSION_DECISION, plan.SUBMISSION, returned);
    expect(sayWhereItStands(steps, content, "2023-05-06")).toContain("The Department returned the submission");
    const again = stepsAfter(
      plan.CONCLUSION,
      plan.SUBMISSION_DECISION,
      plan.SUBMISSION,
      returned,
      plan.SUBMISSION_DECISION,
    );
    expect(sayWhereItStands(again, content, "2023-05-06")).toContain("Next: submission to the Department");
    expect(again.map((step) => sayStep(step, content))).toContain("The Department returned the submission");
  });

  it("§24 late responses are asked for until DCC’s decision on submission is on record", () => {
    expect(isDecided(stepsAfter(plan.CONCLUSION))).toBe(false);
    expect(isDecided(stepsAfter(plan.CONCLUSION, plan.SUBMISSION_DECISION))).toBe(true);
  });
});
