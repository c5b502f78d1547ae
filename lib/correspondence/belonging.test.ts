import { describe, expect, it } from "vitest";
import { askingsIn, referencesIn, suggestedKind } from "./belonging.ts";

describe("the response that a subject names", () => {
  it.each([
    { subject: "Re: Your response R-7K3F-9Q2M has been received", references: ["R-7K3F-9Q2M"] },
    { subject: "r-7k3f-9q2m and R-0000-ZZZZ, and r-7k3f-9q2m again", references: ["R-7K3F-9Q2M", "R-0000-ZZZZ"] },
    { subject: "XR-7K3F-9Q2M, R-7K3F-9Q2, R-7K3F-9Q2MX, Q-7K3F-9Q2M", references: [] },
  ])("$subject", ({ subject, references }) => {
    expect(referencesIn(subject)).toEqual(references);
  });
});

const reading = (general: string, isResponse = true) => ({ answers: {}, general, isResponse });

describe("what a message seems to ask for", () => {
  it.each([
    { text: "We agree with the changes.", asks: [] },
    { text: "Could we see the draft?", asks: ["question"] },
    { text: "Please withdraw our response.", asks: ["undoing"] },
    { text: "This replaces what we sent. May it?", asks: ["question", "undoing"] },
  ])("$text", ({ text, asks }) => {
    expect(askingsIn("", reading(text))).toEqual(asks);
  });

  it("stands in its subject too", () => {
    expect(askingsIn("Withdrawal of our response", reading("We agree."))).toEqual(["undoing"]);
  });
});

describe("what is suggested to the person who decides", () => {
  const placed = { isPlaced: true, answersAsking: false };
  it.each([
    { text: "We withdraw our response.", about: placed, kind: "WITHDRAWAL" },
    { text: "Our new text supersedes it.", about: placed, kind: "REPLACEMENT" },
    { text: "Only the costs.", about: { isPlaced: true, answersAsking: true }, kind: "ANSWER" },
    { text: "One more thing: 8 May is a holiday.", about: placed, kind: "SUPPLEMENT" },
  ])("$text: $kind", ({ text, about, kind }) => {
    expect(suggestedKind({ subject: "", reading: reading(text) }, about)).toMatchObject({ kind });
  });

  it("is nothing where nothing speaks for it", () => {
    const about = { isPlaced: false, answersAsking: false };
    expect(suggestedKind({ subject: "", reading: reading("We agree.") }, about)).toBeNull();
  });
});
