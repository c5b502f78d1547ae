import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { earlierRounds } from "#lib/approvals/rounds.ts";
import { standingOf } from "#lib/approvals/rules.ts";
import type { GateEntry } from "#lib/approvals/schema.ts";
import { plan, recorded } from "#prisma/factories/gates.ts";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { Rounds } from "./rounds.tsx";

const returned: GateEntry[] = [
  plan.CONCLUSION,
  plan.SUBMISSION_DECISION,
  plan.SUBMISSION,
  { ...plan.DEPARTMENT_DECISION, outcome: "returned", detail: { note: "Clause 4.2 is unclear." } },
];
const shown = (entries: readonly GateEntry[], mayRecord = true) => {
  const records = recorded(...entries);
  const { DEPARTMENT_DECISION: answer } = standingOf(records, readSeedConsultation());
  const stands = answer?.outcome === "returned" ? answer : null;
  return renderToStaticMarkup(
    <Rounds slug="x" returned={stands} earlier={earlierRounds(records)} mayRecord={mayRecord} />,
  );
};

test("S24.9 a return offers the second round on its page, to whoever may record it, with the Department's words", () => {
  const page = shown(returned);
  expect(page).toContain("Clause 4.2 is unclear.");
  expect(page).toContain('href="/staff/consultations/x/approvals/submission-decision"');
  expect(shown(returned, false)).not.toContain("href=");
  expect(shown(returned.slice(0, 3))).toBe("");
});

test("S24.9 once the second round has begun the first one stays readable, and no third is offered", () => {
  const page = shown([
    ...returned,
    { ...plan.SUBMISSION_DECISION, outcome: "submit-amended", decidedOn: "2023-05-04" },
  ]);
  expect(page).toContain("The round before this one");
  expect(page).toContain("Clause 4.2 is unclear.");
  expect(page).not.toContain("Record DCC’s new decision");
});
