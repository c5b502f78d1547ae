import { describe, expect, it } from "vitest";
import { fullContent, textOf } from "#prisma/factories/response.ts";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { askedInWords, longestRead, readOf } from "./rules.ts";

const consultation = readSeedConsultation();
const footer =
  "This email and any attachments are confidential and intended solely for the addressee. If you are not the intended recipient please delete it and notify the sender.";
const wide =
  "CONFIDENTIALITY NOTICE: The contents of this e-mail are confidential to the ordinary user of the e-mail address to which it was addressed and may also be privileged. If you are not the addressee you may not copy, forward, disclose or otherwise use it.";

const typed = (text: string, changes = {}) => {
  const answers = [{ question: "Q1", text, areas: [], alternativeOn: null }];
  return askedInWords(textOf(consultation), fullContent(consultation, { answers, ...changes }));
};

describe("words typed or pasted into an answer box", () => {
  it.each([
    ["a disclaimer", `We agree with the changes.\n\n${footer}`],
    ["a notice with a heading", `We agree with the changes.\n\nKind regards\nSam Respondent\n\n${wide}`],
    [
      "a footer in another language",
      `We agree.\n\nDiese E-Mail enthält vertrauliche Informationen. Wenn Sie nicht der richtige Adressat sind, informieren Sie bitte den Absender und vernichten Sie diese Mail.`,
    ],
    ["nothing that speaks of it", "We agree with the changes, and with the date."],
    ["the topic alone", "The proposals on the publication of the register are sensible, and we agree with them."],
  ])("S31.7 no request is inferred from %s", async (_, text) => {
    expect(await typed(text)).toEqual([]);
  });

  it.each([
    ["Please treat this response as confidential.", "Please treat this response as confidential."],
    [
      "We would lose money. Please do not publish our answer to this question.",
      "Please do not publish our answer to this question.",
    ],
    [
      `Our costs are 41,000 pounds. Please keep this figure confidential.\n\n${footer}`,
      "Please keep this figure confidential.",
    ],
  ])("S31.7 a person's own sentence is noticed, with its box: %s", async (text, sentence) => {
    expect(await typed(text)).toEqual([{ field: "Q1", label: "Q1, answer", sentence }]);
  });

  it("S31.7 it is noticed in every box: an area's reasons, an extra box, and what stands outside the questions", async () => {
    const asks = "Please keep this confidential because it shows our prices.";
    const area = { id: "area-1", about: "Paragraph 18", anchor: null, what: "No end date.", why: asks };
    const answers = [{ question: "Q1", text: "", areas: [area], alternativeOn: null }];
    const fields = async (changes: object) =>
      (await askedInWords(textOf(consultation), fullContent(consultation, { answers: [], ...changes }))).map(
        ({ field }) => field,
      );
    expect(await fields({ answers })).toEqual(["Q1.area-1.why"]);
    expect(await fields({ extras: { direction: asks } })).toEqual(["extra.direction"]);
    expect(await fields({ general: asks })).toEqual(["general"]);
  });

  it("S31.7 nobody is asked who marked something; a mark on who they are does not count", async () => {
    const text = "Please treat this response as confidential.";
    expect(await typed(text, { marks: [{ level: "whole", reason: null }] })).toEqual([]);
    expect(await typed(text, { marks: [{ level: "answer", field: "Q1", reason: null }] })).toEqual([]);
    expect(await typed(text, { marks: [{ level: "identity", reason: null }] })).toHaveLength(1);
  });

  it("two hundred thousand characters that speak of it throughout are read in a small part, their end too", async () => {
    const filler = "The confidential register is published by the Authority in part. ".repeat(3_200);
    const text = `${filler}\n\nPlease treat this response as confidential.`;
    expect(readOf(text).length).toBeLessThanOrEqual(longestRead + 2);
    const found = await typed(text);
    expect(found.map(({ sentence }) => sentence)).toContain("Please treat this response as confidential.");
  });
});
