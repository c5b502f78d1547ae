import { describe, expect, test } from "vitest";
import { isBlocked, whyNotReleasable, whyNotSealable } from "./rules.ts";
import type { PackFacts } from "./schema.ts";

const whole: PackFacts = {
  isClosed: true,
  closing: "16:00 UK time (BST) on Tuesday 25 April 2023",
  unread: { count: 0, references: [] },
  mail: { waiting: 0, automatic: 0 },
  undecidedLate: { count: 0, references: [] },
  linksToConfirm: { count: 0, references: [] },
  notLookedAt: { count: 0, references: [] },
  hasStatement: true,
  hasDraft: true,
  hasRedline: true,
  withoutReply: [],
  withUncheckedTitle: [],
  areasNotRaised: 0,
  notDone: 0,
  lastNumber: 7,
  sealedTo: 7,
  decision: { id: "00000000-0000-4000-8000-000000000001", outcome: "submit-as-consulted" },
  condition: { state: "held", clause: "clause 4.2", paragraphs: [19] },
};
const decided = (outcome: NonNullable<PackFacts["decision"]>["outcome"]): Partial<PackFacts> => ({
  decision: { id: "00000000-0000-4000-8000-000000000001", outcome },
});
const codes = (facts: Partial<PackFacts>) =>
  whyNotSealable({ ...whole, ...facts }).map(({ level, code }) => `${level} ${code}`);

describe("what the checks of §24 find", () => {
  test.each<[string, Partial<PackFacts>, string[]]>([
    ["S24.8 nothing on a whole pack, and nothing on one without responses", { lastNumber: 0, sealedTo: 0 }, []],
    ["S24.6 the consultation is open", { isClosed: false }, ["red not-closed"]],
    ["S24.6 a response is unread", { unread: { count: 1, references: ["R-1"] } }, ["red unread"]],
    ["S24.6 a message waits for a person", { mail: { waiting: 1, automatic: 0 } }, ["red mail-waiting"]],
    ["S24.6 what waits was sent by a machine", { mail: { waiting: 1, automatic: 1 } }, ["red mail-waiting"]],
    [
      "S28.6 a late response is undecided",
      { undecidedLate: { count: 1, references: ["R-1"] } },
      ["red late-undecided"],
    ],
    [
      "S24.6 a response that nobody looked at for disagreement",
      { notLookedAt: { count: 1, references: ["R-1"] } },
      ["red not-looked-at"],
    ],
    ["S24.6 (b) is empty", { hasStatement: false }, ["red no-statement"]],
    ["S24.2 (a) the draft is missing", { hasDraft: false }, ["red no-draft"]],
    ["S24.2 (a) the redline is missing", { hasRedline: false }, ["red no-redline"]],
    ["S24.1 nothing was decided", { decision: null }, ["red no-decision"]],
    ["S24.1 DCC does not proceed", decided("do-not-proceed"), ["red no-decision"]],
    ["S24.1 DCC consults again", decided("re-consult"), ["red no-decision"]],
    ["S24.1 DCC submits an amended draft", decided("submit-amended"), []],
    [
      "S19.4 the condition was edited away",
      { condition: { state: "edited-away", clause: "4.2", paragraphs: [19] } },
      ["red condition-gone"],
    ],
    [
      "S19.4 nobody mapped the condition",
      { condition: { state: "not-mapped", clause: null, paragraphs: [19] } },
      ["red condition-not-mapped"],
    ],
    [
      "S19.4 the draft cannot be read",
      { condition: { state: "unread", clause: "4.2", paragraphs: [19] } },
      ["red condition-unread"],
    ],
    ["S24.5 a disagreement without a reply", { withoutReply: [3] }, ["red no-reply"]],
    ["S24.5 a title that no second person checked", { withUncheckedTitle: [3] }, ["red title-unchecked"]],
    ["S24.4 areas that nobody raised", { areasNotRaised: 2 }, ["amber areas-not-raised"]],
    [
      "S28.8 a link that no second person confirmed",
      { linksToConfirm: { count: 1, references: ["R-2 with R-1"] } },
      ["amber link-unconfirmed"],
    ],
    ["responses not done", { notDone: 1 }, ["amber not-done"]],
    ["S24.3 entries in no seal yet", { lastNumber: 8 }, ["red not-sealed"]],
  ])("%s", (_, facts, expected) => expect(codes(facts)).toEqual(expected));

  test("eight planted faults yield exactly eight findings, red ones first (part 4, item 8)", () => {
    const found = whyNotSealable({
      ...whole,
      unread: { count: 12, references: ["R-1", "R-2"] },
      hasStatement: false,
      hasDraft: false,
      hasRedline: false,
      withoutReply: [1],
      withUncheckedTitle: [2],
      areasNotRaised: 1,
      lastNumber: 9,
    });
    expect(found).toHaveLength(8);
    expect(found.map(({ level }) => level).join()).toBe("red,red,red,red,red,red,red,amber");
    expect(isBlocked(found)).toBe(true);
    expect(isBlocked(found.slice(7))).toBe(false);
    expect(found[0]?.text).toBe("12 responses have not been read in full by anyone: R-1, R-2 and others.");
    for (const { paragraphs } of found) expect(paragraphs).toEqual([24]);
  });
});

describe("why a pack cannot be released", () => {
  const pack = { builtById: "one", releases: [] };
  test("invariant 6 by whoever built it; by somebody else it can", () => {
    expect(whyNotReleasable(pack, { id: "one" }, "DEPARTMENT")).toEqual(["same-person"]);
    expect(whyNotReleasable(pack, { id: "two" }, "DEPARTMENT")).toEqual([]);
  });
  test("S30.3 twice to one recipient; the other is another matter", () => {
    const released = { ...pack, releases: [{ recipient: "DEPARTMENT" as const }] };
    expect(whyNotReleasable(released, { id: "two" }, "DEPARTMENT")).toEqual(["already-released"]);
    expect(whyNotReleasable(released, { id: "two" }, "AUTHORITY")).toEqual([]);
  });
});
