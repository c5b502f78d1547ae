import { describe, expect, it } from "vitest";
import { promisesIn } from "#lib/confidentiality/promises/rules.ts";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { lettersAbout } from "../audience/letters.ts";
import { closingSentence, phaseOf } from "../rules.ts";
import { extensionNews } from "./messages.ts";
import { asItStands, closingInstant, isOtherPeriod, whyNotConfirmable, whyNotExtendable } from "./rules.ts";

const content = readSeedConsultation();
const oldClose = new Date("2023-04-25T15:00:00.000Z");
const newClose = new Date("2023-05-09T15:00:00.000Z");
const opensAt = new Date(content.opensAt);
const whileOpen = new Date("2023-04-18T09:00:00.000Z");
const extension = {
  fromClosesAt: oldClose,
  toClosesAt: newClose,
  reason: "Easter fell into it.",
  confirmedAt: whileOpen,
};
const was = "16:00 UK time (BST) on Tuesday 25 April 2023";
const is = "16:00 UK time (BST) on Tuesday 9 May 2023";
const tick = (at: Date, milliseconds: number) => new Date(at.getTime() + milliseconds);

describe("S28.7 when a close can be moved", () => {
  const period = { opensAt, closesAt: oldClose, content };
  it.each([
    ["to a later one", newClose, whileOpen, []],
    ["to one a tick later", tick(oldClose, 1), whileOpen, []],
    ["to the same", oldClose, whileOpen, ["on"]],
    ["to one a tick earlier", tick(oldClose, -1), whileOpen, ["on"]],
    ["before it opens", newClose, tick(opensAt, -1), []],
    ["a tick before the close", newClose, tick(oldClose, -1), []],
    ["at the close itself", newClose, oldClose, []],
    ["a tick after the close", newClose, tick(oldClose, 1), ["form"]],
  ])("%s", (_, closesAt, now, fields) => {
    expect(whyNotExtendable(period, closesAt, now).map(({ field }) => field)).toEqual(fields);
  });

  it("shortening names the paragraphs and the close; so does opening again, which says what there is instead", () => {
    const [shorter] = whyNotExtendable(period, whileOpen, whileOpen);
    expect(shorter?.text).toContain(`Responses are asked for by ${was} (§7 and §28)`);
    expect(shorter?.text).toContain("an open period is not shortened");
    const [again] = whyNotExtendable(period, newClose, tick(oldClose, 1));
    expect(again?.text).toContain("(§7 and §28)");
    expect(again?.text).toContain("A closed period is not opened again");
    expect(again?.text).toContain("marked late");
    expect(again?.text).toContain("a new consultation");
  });

  it.each([
    ["2023-05-09", "16:00", "2023-05-09T15:00:00.000Z"],
    ["2023-01-09", "16:00", "2023-01-09T16:00:00.000Z"],
    ["2023-03-26", "01:30", "the clocks go forward"],
    ["2023-10-29", "01:30", "the clocks go back"],
  ] as const)("%s %s in London is %s", (on, time, expected) => {
    const at = closingInstant(on, time);
    if (at instanceof Date) expect(at.toISOString()).toBe(expected);
    else expect(at.text).toContain(expected);
  });

  const decided = { id: "b", fromClosesAt: oldClose, decidedById: "owner", confirmedAt: null };
  const around = { period: { opensAt, closesAt: oldClose }, newestId: "b", actorId: "second", now: whileOpen };
  it.each([
    ["by a second person", {}, {}, []],
    ["by whoever decided it (invariant 6)", {}, { actorId: "owner" }, ["same-person"]],
    ["twice", { confirmedAt: whileOpen }, {}, ["already-confirmed"]],
    ["when a newer one was decided", {}, { newestId: "c" }, ["superseded"]],
    ["when the close has moved", { fromClosesAt: newClose }, {}, ["moved"]],
    ["at the close", {}, { now: oldClose }, []],
    ["a tick after it", {}, { now: tick(oldClose, 1) }, ["closed"]],
  ])("confirmed %s", (_, changes, surroundings, reasons) => {
    expect(whyNotConfirmable({ ...decided, ...changes }, { ...around, ...surroundings })).toEqual(reasons);
  });
});

describe("S28.7 the text as it stands", () => {
  const standing = asItStands(content, { opensAt, closesAt: newClose, extensions: [extension] });

  it("S7.1 one sentence says the close, and the one before it", () => {
    expect(closingSentence(standing)).toBe(`${is}, extended from ${was}`);
    expect(closingSentence(asItStands(content, { opensAt, closesAt: oldClose, extensions: [] }))).toBe(was);
  });

  it.each([
    [tick(oldClose, -1), "open", "open"],
    [oldClose, "open", "open"],
    [tick(oldClose, 1), "closed", "open"],
    [tick(newClose, -1), "closed", "open"],
    [newClose, "closed", "open"],
    [tick(newClose, 1), "closed", "closed"],
  ] as const)("at %s it was %s and is %s", (now, before, after) => {
    expect([phaseOf(content, now), phaseOf(standing, now)]).toEqual([before, after]);
  });

  it("the printed paragraphs stay, and our note stands beside those that give the close", () => {
    expect(standing.document).toBe(content.document);
    const note = standing.notes.at(-1);
    expect(note).toMatchObject({ kind: "addition", paragraphs: [7, 28] });
    expect(note?.text).toContain(`${is}, extended from ${was}`);
    expect(note?.text).toContain("Easter fell into it.");
  });

  it("dates worked out from the close move with it, and what was counted from the old one says so", () => {
    const dates = new Map(standing.keyDates.map((date) => [date.key, date]));
    expect(dates.get("closes")).toMatchObject({ when: { at: newClose.toISOString() } });
    expect(dates.get("closes")?.note).toContain(`Extended from ${was}. Open for 39 calendar days`);
    expect(dates.get("reply")).toMatchObject({ when: { on: "2023-08-01" } });
    expect(dates.get("proposed-date")?.note).toContain("Counted from the close as first published.");
    expect(dates.get("opens")).toEqual(content.keyDates.find(({ key }) => key === "opens"));
  });

  it("extended twice, the first close stays the one that is told, and each step has its note", () => {
    const later = { ...extension, fromClosesAt: newClose, toClosesAt: tick(newClose, 86_400_000) };
    const twice = asItStands(content, { opensAt, closesAt: later.toClosesAt, extensions: [extension, later] });
    expect(closingSentence(twice)).toBe(`16:00 UK time (BST) on Wednesday 10 May 2023, extended from ${was}`);
    expect(twice.notes.length).toBe(content.notes.length + 2);
  });

  it("a text with the period in force, or with the close first published, gives no other period", () => {
    const inForce = { opensAt, closesAt: newClose, extendedFrom: oldClose };
    expect(isOtherPeriod(inForce, content)).toBe(false);
    expect(isOtherPeriod(inForce, standing)).toBe(false);
    expect(isOtherPeriod(inForce, { ...content, closesAt: tick(newClose, 1).toISOString() })).toBe(true);
    expect(isOtherPeriod(inForce, { ...content, opensAt: tick(opensAt, 1).toISOString() })).toBe(true);
  });
});

const told = {
  content,
  period: { opensAt, closesAt: newClose, extendedFrom: oldClose },
  reason: extension.reason,
  page: "https://portal.example.org/consultations/x",
};
const stopUrl = "https://portal.example.org/stop";
it.each(
  lettersAbout(extensionNews(told), {
    respondents: [
      {
        email: "ann@larch.example.org",
        responses: [{ reference: "R-1", receiptUrl: "https://portal.example.org/receipts/x" }],
      },
    ],
    drafts: [{ email: "bo@larch.example.org", respondUrl: "https://portal.example.org/respond", stopUrl }],
    subscribers: [{ email: "cy@larch.example.org", stopUrl }],
  }),
)("S7.1 S28.7 S31.2 a letter gives both closes in the one sentence and the reason, and promises nothing", (letter) => {
  expect(letter.text).toContain(`Responses are asked for by ${is}, extended from ${was}.`);
  expect(letter.text).toContain("Easter fell into it.");
  expect(letter.uselessAt).toEqual(newClose);
  expect(promisesIn(`${letter.subject}\n${letter.text}`)).toEqual([]);
});
