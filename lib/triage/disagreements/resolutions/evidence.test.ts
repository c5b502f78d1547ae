import { describe, expect, it } from "vitest";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import type { Proposal } from "../schema.ts";
import { nameEvidence, type OnRecord, whyNotProposable } from "./evidence.ts";

const { changes } = readSeedConsultation();
const key = changes[0]?.key ?? "";
const file = "0198c0de-0000-7000-8000-000000000001";
const record: OnRecord = {
  changes,
  isDraft: true,
  reading: { fields: [{ key: "Q1", label: "Q1", segments: [{ kind: "open", text: "We now agree to it." }] }] },
  isLetter: true,
  respondents: ["R-1"],
};
const nothing: Proposal = {
  evidenceKind: "",
  change: "",
  attachment: "",
  clause: "",
  response: "",
  words: "",
  mail: "",
};
const wrong = (given: Partial<Proposal>, on: Partial<OnRecord> = {}, reply = "DCC agrees.") =>
  Object.keys(whyNotProposable({ ...nothing, ...given }, reply, { ...record, ...on }));

describe("part 4 item 7: what can be proposed as resolving a disagreement", () => {
  it.each<[string, Partial<Proposal>, Partial<OnRecord>, string[]]>([
    ["nothing", {}, {}, ["evidenceKind"]],
    ["a full stop", { clause: "." }, {}, ["evidenceKind"]],
    ["an entry of the list of changes", { evidenceKind: "change", change: key }, {}, []],
    ["an entry that is not in the list", { evidenceKind: "change", change: "of-ours" }, {}, ["change"]],
    ["a clause of the draft", { evidenceKind: "draft", attachment: file, clause: "3.2" }, {}, []],
    ["the draft without a clause", { evidenceKind: "draft", attachment: file }, {}, ["clause"]],
    [
      "a file that is no draft",
      { evidenceKind: "draft", attachment: file, clause: "3.2" },
      { isDraft: false },
      ["attachment"],
    ],
    ["the respondent’s own words", { evidenceKind: "words", response: "R-1", words: "We now agree" }, {}, []],
    [
      "words that the respondent did not write",
      { evidenceKind: "words", response: "R-1", words: "Fine." },
      {},
      ["words"],
    ],
    ["words of no response", { evidenceKind: "words", response: "R-9", words: "We" }, { reading: null }, ["response"]],
    ["somebody else’s words", { evidenceKind: "words", response: "R-2", words: "We now agree" }, {}, ["response"]],
    ["a letter on record", { evidenceKind: "letter", mail: file }, {}, []],
    ["a letter of somebody else", { evidenceKind: "letter", mail: file }, { isLetter: false }, ["mail"]],
    [
      "one of two respondents’ words",
      { evidenceKind: "words", response: "R-1", words: "We now agree" },
      { respondents: ["R-1", "R-2"] },
      ["evidenceKind"],
    ],
    ["a change, for two respondents", { evidenceKind: "change", change: key }, { respondents: ["R-1", "R-2"] }, []],
  ])("%s", (_, given, on, expected) => expect(wrong(given, on)).toEqual(expected));

  it("S24.5 nothing, while DCC has not replied", () => {
    expect(wrong({ evidenceKind: "change", change: key }, {}, " \n")).toEqual(["form"]);
  });

  it("and says that DCC disagreeing is no resolution", () => {
    expect(whyNotProposable(nothing, "We disagree.", record).evidenceKind).toContain("does not resolve it");
  });
});

describe("naming evidence", () => {
  const none = {
    evidence: null,
    evidenceChange: null,
    evidenceAttachment: null,
    evidenceVersion: null,
    evidenceMail: null,
  };
  it.each([
    [
      { ...none, evidenceKind: "change", evidenceChange: key },
      { thing: `List of changes: ${changes[0]?.title}`, words: "" },
    ],
    [
      {
        ...none,
        evidenceKind: "draft",
        evidence: "3.2",
        evidenceAttachment: { kind: "REDLINE", file: { name: "r.docx", sha256: "ab" } },
      },
      { thing: "Redline r.docx (SHA-256 ab)", words: "Clause 3.2" },
    ],
    [
      {
        ...none,
        evidenceKind: "words",
        evidence: "Fine.",
        evidenceVersion: { number: 2, response: { reference: "R-1" } },
      },
      { thing: "Response R-1, version 2", words: "Fine." },
    ],
  ])("is by the thing on record, and its words", (row, expected) => {
    expect(nameEvidence(row, changes)).toMatchObject(expected);
  });
  it("is nothing while nothing is claimed", () => {
    expect(nameEvidence({ ...none, evidenceKind: null }, changes)).toBeNull();
  });
});
