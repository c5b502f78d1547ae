import { expect, it } from "vitest";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { entriesOf } from "../form/schema.ts";
import { whyNotSendable } from "../rules.ts";
import { readOnePage } from "./rules.ts";

const content = await readSeedConsultation();
const box = content.extraBoxes[0]?.key ?? "";
const read = (fields: [string, string][]) => readOnePage(content, 1, entriesOf(new URLSearchParams(fields)));

const whole: [string, string][] = [
  ["capacity", "organisation"],
  ["organisation", "Thistle Energy Ltd"],
  ["name", "Sam Respondent"],
  ["role", ""],
  ["email", "sam@thistle.example.org"],
  ["position.Q1", "agree-in-part"],
  ["Q1.text", "We agree with the aim.\r\nNot with the date."],
  ["position.Q2.a", "disagree"],
  ["Q2.alternative", "2023-05-09"],
  ["Q2.text", ""],
  ["Q3.text", "Thank you."],
  [`extra.${box}`, "The annex has no number yet."],
  ["mark.Q1", "yes"],
  ["reason.Q1", "Commercial"],
  ["reason.whole", ""],
  [`mark.extra.${box}`, "yes"],
  ["hasReadWhoSees", "yes"],
];

it("S27.1 S27.2 S27.6 S29.2 the one page is read into the right questions, boxes and marks, and can be sent", () => {
  const { content: response, errors } = read(whole);
  expect(errors).toEqual({});
  expect(response.respondent).toMatchObject({ capacity: "organisation", organisation: "Thistle Energy Ltd" });
  expect(response.positions).toEqual({ Q1: "agree-in-part", "Q2.a": "disagree" });
  expect(response.answers).toEqual([
    { question: "Q1", text: "We agree with the aim.\nNot with the date.", areas: [], alternativeOn: null },
    { question: "Q2", text: "", areas: [], alternativeOn: "2023-05-09" },
    { question: "Q3", text: "Thank you.", areas: [], alternativeOn: null },
  ]);
  expect(response.extras).toEqual({ [box]: "The annex has no number yet." });
  expect(response.marks).toEqual([
    { level: "answer", field: "Q1", reason: "Commercial" },
    { level: "answer", field: `extra.${box}`, reason: null },
  ]);
  expect(whyNotSendable(response)).toEqual({});
});

it("S30.1 without the acknowledgement, and S27.5 without a name, it is read in full and cannot be sent", () => {
  const { content: response, errors } = read([["Q3.text", "Thank you."]]);
  expect(errors).toEqual({});
  expect(response.answers).toHaveLength(1);
  expect(Object.keys(whyNotSendable(response))).toEqual(["capacity", "name", "email", "hasReadWhoSees"]);
});

it("a mark on an answer that was not given marks nothing", () => {
  expect(
    read([
      ["mark.Q1", "yes"],
      ["mark.identity", "yes"],
    ]).content.marks,
  ).toEqual([{ level: "identity", reason: null }]);
});

it("a day that does not exist is named, and so is a text beyond the limit", () => {
  const { errors } = read([
    ["Q2.alternative", "2023-02-30"],
    ["Q1.text", "a".repeat(500_001)],
  ]);
  expect(Object.values(errors).join(" ")).toMatch(/Make this shorter.*Enter a date that exists/);
});
