import { describe, expect, it } from "vitest";
import { partsOf } from "#lib/responses/rules.ts";
import { type Position, positions } from "#lib/responses/schema.ts";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { countedPosition, standingRecords, type TallyRow, tallyOf, whyNotRecordable } from "./rules.ts";

const row = (own: Position, recorded: Position, count: number, changes: Partial<TallyRow> = {}): TallyRow => ({
  part: "Q1",
  own,
  recorded,
  isLate: false,
  isWithheld: false,
  count,
  ...changes,
});

describe("which position counts", () => {
  it.each(positions.flatMap((own) => positions.map((recorded) => ({ own, recorded }))))(
    "chosen $own, read $recorded: the choice, and where there is none what was read",
    ({ own, recorded }) => {
      expect(countedPosition(own, recorded)).toBe(own === "not-answered" ? recorded : own);
    },
  );

  it("is none where nothing was chosen and nothing read", () => {
    expect(countedPosition("not-answered", undefined)).toBe("not-answered");
  });
});

describe("the tally", () => {
  const [tally] = tallyOf(
    ["Q1"],
    [
      row("agree", "not-answered", 5),
      row("disagree", "agree", 2),
      row("not-answered", "agree", 3),
      row("not-answered", "not-answered", 11),
      row("no-view", "not-answered", 7),
      row("agree", "not-answered", 4, { isLate: true }),
      row("agree", "not-answered", 9, { isWithheld: true }),
    ],
  );
  const line = (position: Position) => tally?.lines.find((entry) => entry.position === position);

  it("tells apart what was chosen and what staff read out of the words", () => {
    expect(line("agree")).toEqual({ position: "agree", chosen: 5, recorded: 3, late: 4 });
  });

  it("invariant 9: silence and “no view” are added to nothing", () => {
    expect(line("not-answered")).toMatchObject({ chosen: 11, recorded: 0 });
    expect(line("no-view")).toMatchObject({ chosen: 7, recorded: 0 });
    expect(line("agree-in-part")).toMatchObject({ chosen: 0, recorded: 0 });
  });

  it("counts every response once: the lines come to all there are, late ones and withheld ones apart", () => {
    expect(tally).toMatchObject({ onTime: 28, late: 4, withheld: 9, differing: 2 });
    expect(tally?.lines.reduce((sum, { chosen, recorded }) => sum + chosen + recorded, 0)).toBe(28);
  });

  it("has a line for every position of every part, also where nobody said anything", () => {
    expect(tallyOf(["Q1", "Q2.a"], []).map(({ lines }) => lines.map(({ position }) => position))).toEqual([
      [...positions],
      [...positions],
    ]);
  });
});

describe("recording a position", () => {
  const reading = {
    positions: partsOf(readSeedConsultation()).map(({ key, wording, question }) => ({
      part: key,
      wording,
      question,
      own: null,
    })),
    fields: [{ key: "Q1", label: "", segments: [{ kind: "open" as const, text: "We cannot support this." }] }],
  };
  it.each([
    { part: "Q1", basis: "cannot support", wrong: [] },
    { part: "Q9", basis: "cannot support", wrong: ["part"] },
    { part: "Q3", basis: "cannot support", wrong: ["part"] },
    { part: "Q2.a", basis: "can support", wrong: ["basis"] },
    { part: "Q1", basis: " ", wrong: ["basis"] },
  ])("on $part with “$basis” is wrong in $wrong", ({ wrong, ...given }) => {
    expect(Object.keys(whyNotRecordable(reading, given))).toEqual(wrong);
  });

  it("lets the last record on a part stand, and none that was taken back", () => {
    const record = (id: string, part: string, position: Position) => ({
      id,
      part,
      position,
      basis: "",
      recordedBy: "",
      recordedAt: new Date(0),
    });
    const standing = standingRecords([
      record("1", "Q1", "agree"),
      record("2", "Q1", "disagree"),
      record("3", "Q2.a", "agree"),
      record("4", "Q2.a", "not-answered"),
    ]);
    expect([...standing.values()].map(({ id }) => id)).toEqual(["2"]);
  });
});
