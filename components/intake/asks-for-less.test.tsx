import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { MailReading } from "#lib/intake/schema.ts";
import { AsksForLess } from "./asks-for-less.tsx";

const reading: MailReading = {
  isResponse: true,
  verdict: "none",
  evidence: [],
  passages: [],
  reason: null,
  answers: {},
  general: "We agree.",
  respondent: { capacity: "self", organisation: "", name: "Rowan Example", role: "", email: "" },
  receivedAt: null,
  why: "They rang.",
  form: null,
};
const said = (askedForMore: MailReading["verdict"] | null, isReader: boolean) =>
  renderToStaticMarkup(<AsksForLess mail={{ reading, readBy: "Casey Example", askedForMore }} isReader={isReader} />);

it("says to who read a message as asking for less that a second person takes it in, and how it was read before", () => {
  const text = said("whole", true);
  expect(text).toContain("A second person takes this in");
  expect(text).toContain("Before, it was read as “Asks for all of it to be confidential”.");
  expect(text).toContain("You read it as “No confidentiality request”");
});

it("says to that second person who reads it so, and that taking it in is to say so too", () => {
  const text = said("part", false);
  expect(text).toContain("Casey Example reads it as “No confidentiality request”");
  expect(text).toContain("By taking it in you say so too");
});

it("says nothing of a message that is read as asking for no less", () => {
  expect(said(null, true)).toBe("");
});
