import { expect, test } from "vitest";
import { paragraphText } from "#lib/consultations/paragraphs/rules.ts";
import { plan, recorded } from "#prisma/factories/gates.ts";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { asWritten } from "../rules.ts";
import type { GateEntry } from "../schema.ts";
import { decidedIn, directionParagraphs, historyCheck } from "./rules.ts";

const content = readSeedConsultation();
const text = (...entries: GateEntry[]) =>
  directionParagraphs(content, decidedIn(asWritten(recorded(...entries))))
    .map((paragraph) => paragraphText(paragraph))
    .join("\n");

test("S36.1 with no decision recorded both placeholders stand, and no date fills paragraph 36", () => {
  const all: GateEntry[] = [plan.CONCLUSION, plan.SUBMISSION_DECISION, plan.SUBMISSION, plan.DEPARTMENT_DECISION];
  for (const printed of [text(), text(...all)]) {
    expect(printed).toContain("with effect from [DD MM YYYY],");
    expect(printed).toContain("Annex [XX]");
    expect(printed).not.toContain("May");
  }
});

test("S36.2 the recorded date of effect, and not the day of making, fills the first placeholder and leaves the other", () => {
  const effect: GateEntry = {
    ...plan.REDESIGNATION,
    detail: { effectOn: "2023-05-09", reason: "x", isAuthorised: false },
  };
  expect(text(effect)).toContain("with effect from 9 May 2023,");
  expect(text(effect)).toContain("Annex [XX]");
});

test("§§34–38 the paragraphs keep their numbers and their words, S36.7 references included", () => {
  const paragraphs = directionParagraphs(content, {});
  expect(paragraphs.map(({ number }) => number)).toEqual([34, 35, 36, 37, 38]);
  expect(text()).toContain("Pursuant to Condition 22 of the DCC licence and Section X5");
});

const check = (...entries: GateEntry[]) => historyCheck(content, asWritten(recorded(...entries)), "2023-04-20");

test("S36.6 what §36 says of the past is held against the versions on record: 2.0 is in force until the effect", () => {
  expect(check()).toEqual({ paragraph: 36, on: "2023-04-20", inForce: "ETMAD 2.0", why: [] });
  expect(check(plan.REDESIGNATION)).toEqual({ paragraph: 36, on: "2023-05-07", inForce: "ETMAD 2.0", why: [] });
});

test("S36.6 once the next version was designated first, §36 no longer holds, and the reason names what is in force", () => {
  const first: GateEntry = { ...plan.GO_LIVE_DESIGNATED, decidedOn: "2023-05-02" };
  expect(check(first, plan.REDESIGNATION)?.why).toEqual([
    {
      paragraphs: [36],
      text: "The direction speaks of the ETMAD as previously designated, and version 2.0 is not in force on Sunday 7 May 2023: The Go Live ETMAD is.",
    },
  ]);
});

test("S36.6 a direction that names another appendix than the instrument's is found out", () => {
  const instrument = { ...content.instrument, appendix: "SEC Appendix AT" };
  const found = historyCheck({ ...content, instrument }, {}, "2023-04-20");
  expect(found?.why.map(({ text: said }) => said)).toEqual([
    "The direction does not name Appendix AT, where the ETMAD is.",
  ]);
});
