import { describe, expect, test } from "vitest";
import { fullContent, textOf } from "#prisma/factories/response.ts";
import { secret, secretContent } from "#prisma/factories/triage.ts";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { confidentialReasons, disagreementsDocument } from "./rules.ts";

const content = readSeedConsultation();
const marked = secretContent(content);

describe("whether a quotation is confidential", () => {
  test.each([
    ["the marked words themselves", secret],
    ["part of them", "the purple heron contract"],
    ["a stretch that reaches into them", "We disagree, because the purple heron"],
    ["the whole answer", `We disagree, because ${secret}. The rest is well.`],
    ["with other white space", secret.replaceAll(" ", "\n ")],
  ])("S31.1 %s comes with the reason given", (_, quote) => {
    expect(confidentialReasons(textOf(content), marked, quote)).toEqual(["A trade secret of ours."]);
  });

  test("words beside the mark are not", () => {
    expect(confidentialReasons(textOf(content), marked, "The rest is well.")).toEqual([]);
  });

  test("a mark on the whole response covers every word, and a mark without a reason says none given", () => {
    const whole = fullContent(content, { marks: [{ level: "whole", reason: null }] });
    expect(confidentialReasons(textOf(content), whole, "anything")).toEqual(["none given"]);
  });
});

test("S24.8 no unresolved disagreement is said in words", () => {
  const [note] = disagreementsDocument(content, [], { counted: 0, asked: [] }).parts;
  expect(note).toMatchObject({ kind: "note", line: [{ text: expect.stringContaining("(§24): none.") }] });
});
