import { describe, expect, it } from "vitest";
import { standsAlone } from "#lib/responses/relations/rules.ts";
import { hasMarks, isIdentityConfidential, nextStepOf, noResponses, sayBeside, sayConfidentiality } from "./rules.ts";
import { queueFilterSchema } from "./schema.ts";

const none = { isWhole: false, isIdentity: false, isPart: false };

describe("how confidential a response is, in words", () => {
  it.each([
    { given: none, said: "None", isMarked: false, hidesIdentity: false },
    { given: { ...none, isPart: true }, said: "Part", isMarked: true, hidesIdentity: false },
    { given: { ...none, isIdentity: true }, said: "Identity", isMarked: true, hidesIdentity: true },
    {
      given: { ...none, isPart: true, isIdentity: true },
      said: "Part and identity",
      isMarked: true,
      hidesIdentity: true,
    },
    { given: { isWhole: true, isPart: true, isIdentity: true }, said: "Whole", isMarked: true, hidesIdentity: true },
    { given: { ...none, isWhole: true }, said: "Whole", isMarked: true, hidesIdentity: true },
  ])("S29.2 $said", ({ given, said, isMarked, hidesIdentity }) => {
    expect(sayConfidentiality(given)).toBe(said);
    expect(hasMarks(given)).toBe(isMarked);
    expect(isIdentityConfidential(given)).toBe(hidesIdentity);
  });
});

describe("which version a row speaks of", () => {
  const other = (reference: string) => ({ reference, channel: "WEB" as const, receivedAt: new Date(0), isLate: false });
  const alone = { isWithdrawn: false, standing: standsAlone, hasLinkToConfirm: false };
  it.each([
    { versionNumber: 1, versionCount: 1, said: null },
    { versionNumber: 1, versionCount: 1, isWithdrawn: true, said: "Withdrawn" },
    {
      versionNumber: 2,
      versionCount: 2,
      standing: { ...standsAlone, place: other("R-1") },
      said: "Replaced by R-1; Version 2 of 2",
    },
    {
      versionNumber: 1,
      versionCount: 1,
      standing: { ...standsAlone, standsFor: [other("R-1"), other("R-2")] },
      said: "Stands for R-1, R-2",
    },
    {
      versionNumber: 1,
      versionCount: 1,
      standing: { ...standsAlone, place: other("R-1"), isBeside: true },
      said: "Beside R-1",
    },
    { versionNumber: 1, versionCount: 1, standing: { ...standsAlone, addsTo: other("R-1") }, said: "Adds to R-1" },
    { versionNumber: 2, versionCount: 2, said: "Version 2 of 2" },
    { versionNumber: 2, versionCount: 3, said: "Version 2 of 3; a later one is late" },
    { versionNumber: 1, versionCount: 3, said: "Version 1 of 3; 2 later ones are late" },
  ])("S28.1 $versionNumber of $versionCount", ({ said, ...row }) => {
    expect(sayBeside({ ...alone, ...row })).toBe(said);
  });
});

describe("the next step with a consultation’s responses", () => {
  const all = { ...noResponses, total: 1200, onTime: 1200, new: 7, unassigned: 1200, unread: 3 };
  it.each([
    { phase: "upcoming" as const, counts: noResponses, text: "Nothing yet: it has not opened.", filter: null },
    { phase: "open" as const, counts: noResponses, text: "Wait for the first response.", filter: null },
    { phase: "closed" as const, counts: noResponses, text: "No responses were received.", filter: null },
    {
      phase: "open" as const,
      counts: all,
      text: "Assign 1,200 responses",
      filter: { assignee: "nobody", standing: "reported" },
    },
    {
      phase: "open" as const,
      counts: { ...all, unassigned: 0 },
      text: "Read 3 responses in full",
      filter: { read: "unread", standing: "reported" },
    },
    {
      phase: "closed" as const,
      counts: { ...all, unassigned: 0, unread: 0, toLookAt: 2 },
      text: "Look at 2 responses for disagreement",
      filter: { look: "waiting" },
    },
    {
      phase: "closed" as const,
      counts: { ...all, unassigned: 0, unread: 0, new: 1 },
      text: "Take 1 new response in hand",
      filter: { status: "NEW", standing: "reported" },
    },
    {
      phase: "closed" as const,
      counts: { ...all, unassigned: 0, unread: 0, new: 0 },
      text: "All responses are read and in hand.",
      filter: null,
    },
  ])("$phase: $text", ({ phase, counts, text, filter }) => {
    expect(nextStepOf(phase, counts)).toEqual({ text, filter });
  });
});

describe("the queue’s filters in the address", () => {
  it("lets everything through where nothing is asked, and where what is asked is unknown", () => {
    const open = {
      q: "",
      status: "",
      assignee: "",
      late: "",
      confidentiality: "",
      channel: "",
      read: "",
      look: "",
      standing: "",
    };
    expect(queueFilterSchema.parse({})).toEqual(open);
    expect(
      queueFilterSchema.parse({
        q: ["a", "b"],
        status: "SHREDDED",
        assignee: "'; DROP TABLE",
        late: "1",
        confidentiality: "all",
        channel: "FAX",
        read: "no",
        look: "away",
        standing: "lying",
        other: "x",
      }),
    ).toEqual(open);
  });

  it("keeps what it knows, and text without what the database cannot hold", () => {
    const asked = {
      status: "NEW",
      assignee: "nobody",
      late: "late",
      confidentiality: "part",
      channel: "EMAIL",
      read: "unread",
      look: "waiting",
      standing: "reported",
    };
    expect(queueFilterSchema.parse({ ...asked, q: "  Thistle\0 " })).toEqual({ ...asked, q: "Thistle" });
  });
});
