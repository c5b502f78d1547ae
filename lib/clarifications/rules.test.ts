import { describe, expect, it } from "vitest";
import { answersBeside, mayNameAsker, stateOf, whyNotPublishable } from "./rules.ts";

const written = {
  publicQuestion: "Does clause 3.1 apply from 8 May 2023?",
  answer: "Yes.",
  answeredBy: { id: "writer", name: "A caseworker" },
  publishedAt: null,
  askerName: "May Larch",
  askerEmail: "may@larch.example.org",
};
const why = (changes: Partial<typeof written> & { publishedAt?: null } = {}, actor = "second") =>
  whyNotPublishable({ ...written, ...changes }, actor);

describe("publishing a question about the documents (§32)", () => {
  it("§32 a second person publishes a question that names nobody", () => expect(why()).toEqual([]));
  it("§32 whoever wrote the answer does not publish it", () => expect(why({}, "writer")).toEqual(["same-person"]));
  it("§32 nothing is published without an answer", () =>
    expect(whyNotPublishable({ ...written, answer: null, publicQuestion: null, answeredBy: null }, "second")).toEqual([
      "not-answered",
    ]));

  it.each([
    ["the asker's full name", { publicQuestion: "May Larch asks about clause 3.1" }],
    ["the name in the answer", { answer: "As we told may larch, yes." }],
    ["the asker's address", { publicQuestion: "Write to MAY@larch.example.org" }],
    ["the host of the address", { publicQuestion: "What does it mean for larch.example.org?" }],
    ["anybody's address", { publicQuestion: "Tell someone@else.example.org" }],
    ["a telephone number", { publicQuestion: "Call 020 7946 0000" }],
  ])("§32 a text with %s is not published", (_, changes) => expect(why(changes)).toEqual(["names-somebody"]));

  it("§32 a word that may be a name is shown to the person who decides, and does not stop them", () => {
    expect(mayNameAsker(written.publicQuestion, written)).toEqual(["May"]);
    expect(why()).toEqual([]);
  });

  it("§32 an address for the answer may stand in the answer", () =>
    expect(why({ answer: "Write to responses@dcc.example.org" })).toEqual([]));

  it("§32 an answer stands beside each question whose paragraph, or whose background, it is about", () => {
    const question = { background: [{ paragraphs: [17, 18] }, { paragraphs: [20] }] };
    const answers = [27, 18, 20, 5, null].map((paragraph) => ({ paragraph }));
    expect(answersBeside(question, 27, answers).map(({ paragraph }) => paragraph)).toEqual([27, 18, 20]);
    expect(answersBeside({ background: [] }, undefined, answers)).toEqual([]);
  });

  it("the state follows from what was done", () => {
    const at = new Date("2023-04-18T09:00:00Z");
    expect(stateOf({ answeredAt: null, publishedAt: null })).toBe("waiting");
    expect(stateOf({ answeredAt: at, publishedAt: null })).toBe("answered");
    expect(stateOf({ answeredAt: at, publishedAt: at })).toBe("published");
  });
});
