import { describe, expect, it } from "vitest";
import { emptyContent } from "#lib/responses/schema.ts";
import { textOf } from "#prisma/factories/response.ts";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { namesIn } from "./names.ts";
import { whyNotTitle } from "./titles.ts";

const consultation = readSeedConsultation();
const { document } = consultation;
const names = [
  { name: "Thistle Energy Ltd", isOpen: true },
  { name: "Heather Networks", isOpen: false },
  { name: "Sam Respondent", isOpen: true },
  { name: "DCC", isOpen: true },
];

describe("S24.5 a neutral title names no respondent", () => {
  it.each([
    ["The view of Thistle Energy Ltd on the date", ["Thistle Energy Ltd"]],
    ["THISTLE-ENERGY’s view on the date", ["Thistle Energy Ltd"]],
    ["What Heather\nNetworks asks", ["Heather Networks"]],
    ["Sam Respondent against an end date", ["Sam Respondent"]],
    ["Thistles and energy", []],
    ["Whether DCC may change the technique", []],
    ["Whether the change ends by itself", []],
  ])("“%s” names %j", (title, expected) => {
    expect(namesIn(title, names, document).map(({ name }) => name)).toEqual(expected);
  });
});

describe("SX.4 the answer to a guess at a title", () => {
  const ask = (title: string, hasClearance: boolean) =>
    whyNotTitle({ title, anchor: "§18" }, consultation, [], names, hasClearance);
  it("tells whoever has clearance that a name is marked", () => {
    expect(ask("What Heather Networks asks", true).title).toContain(
      "Heather Networks, whose name is marked confidential",
    );
  });
  it("tells whoever has none the same of a marked name as of no name at all", () => {
    expect(ask("What Heather Networks asks", false)).toEqual(ask("What nobody asks", false));
  });
  it("tells everybody of a name that everybody may know", () => {
    expect(ask("What Thistle Energy asks", false).title).toContain("names a respondent, Thistle Energy Ltd");
  });
  it("looks at the anchor as well", () => {
    const anchor = "§18, Thistle Energy";
    expect(Object.keys(whyNotTitle({ title: "On the end", anchor }, consultation, [], names, false))).toEqual([
      "anchor",
    ]);
  });
  it("tells whoever has clearance that marked words are repeated", () => {
    const response = {
      ...emptyContent(consultation.slug, 1),
      general: "the heron contract ends in June",
      marks: [{ level: "whole" as const, reason: null }],
    };
    const title = "On the heron contract ends in June";
    const held = { content: response, text: textOf(consultation) };
    expect(whyNotTitle({ title, anchor: "§18" }, consultation, [held], names, true).title).toContain("in other words");
  });
});
