import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { readAttachment } from "../../attachments/rules.ts";
import { parseMessages } from "../../message/rules.ts";
import { factsOf } from "../facts/rules.ts";
import { classifyMessage } from "../rules.ts";
import type { Classification } from "../schema.ts";

const seed = readSeedConsultation();
const facts = factsOf(new Date(seed.closesAt), seed.document);
const sentences: { whole: string[]; part: string[]; none: string[] } = JSON.parse(
  readFileSync(new URL("../corpus/sentences.json", import.meta.url), "utf8"),
);

const footer =
  "This email is confidential and intended solely for the addressee. If you have received it in error please delete it.";

/** A short response with one more sentence of the sender's at its end, and a system's footer. */
async function withSentence(sentence: string): Promise<Classification> {
  const body = `Dear DCC,\n\nQ1: We agree with the proposed changes.\n\nQ2: We can't do 8 May as our Hull depot is closed. It costs £40,000 a week.\n\nQ3: We have no further comments.\n\n${sentence}\n\nKind regards,\nJane Holt\nHolt Power\n\n${footer}\n`;
  const raw = `Subject: Response\nFrom: Jane Holt <jane@holt-power.example>\nTo: consultations@dcc.example\nContent-Type: text/plain; charset=utf-8\n\n${body}`;
  const [message] = await parseMessages("m.eml", Buffer.from(raw));
  return classifyMessage(message!, facts, readAttachment);
}

describe("one sentence decides (§29, S31.4, S31.5)", () => {
  test.each(sentences.whole)("asks for all: %s", async (sentence) => {
    expect((await withSentence(sentence)).verdict).toMatch(/^(?:whole|unclear)$/);
  });

  test.each(sentences.part)("asks for part: %s", async (sentence) => {
    const result = await withSentence(sentence);
    expect(result.verdict).toMatch(/^(?:part|unclear)$/);
    if (result.verdict === "part") expect(result.passages.join(" ")).toMatch(/Hull|40,000|Holt/);
  });

  test.each(sentences.none)("asks for nothing: %s", async (sentence) => {
    expect((await withSentence(sentence)).verdict).toBe("none");
  });

  test("nine in ten of the requests are read exactly, not only held", async () => {
    const read = async (kind: "whole" | "part"): Promise<number> => {
      const results = await Promise.all(sentences[kind].map(withSentence));
      return results.filter((result) => result.verdict === kind).length / results.length;
    };
    expect(await read("whole")).toBeGreaterThan(0.9);
    expect(await read("part")).toBeGreaterThan(0.9);
  });
});

describe("passages are the exact words (S29.2)", () => {
  test.each([
    [
      "Please treat our answer to Q2 as confidential.",
      ["We can't do 8 May as our Hull depot is closed. It costs £40,000 a week."],
    ],
    ["The weekly cost in Q2 is commercially sensitive and should be redacted.", ["£40,000"]],
    ["The last sentence of our answer to Question 2 is confidential.", ["It costs £40,000 a week."]],
    ["Please withhold our company name.", ["Holt Power"]],
    ["Please do not publish my name.", ["Jane Holt"]],
    ["Please keep the reference to our Hull depot confidential.", ["We can't do 8 May as our Hull depot is closed."]],
    [
      "Everything except Q1 and Q3 is confidential.",
      ["We can't do 8 May as our Hull depot is closed. It costs £40,000 a week."],
    ],
  ])("%s", async (sentence, passages) => {
    expect(await withSentence(sentence)).toMatchObject({ verdict: "part", passages });
  });
});
