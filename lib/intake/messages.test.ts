import { describe, expect, it } from "vitest";
import { promisesIn } from "#lib/confidentiality/promises/rules.ts";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { askWhichPart, whatWasUnderstood } from "./messages.ts";
import { contentOf } from "./rules.ts";
import { type MailReading, verdicts } from "./schema.ts";

const consultation = readSeedConsultation();

const reading = (changes: Partial<MailReading>): MailReading => ({
  isResponse: true,
  verdict: "none",
  evidence: [{ sentence: "Please treat the figure as confidential.", as: "request" }],
  passages: [],
  reason: null,
  answers: { Q1: "It costs 40,000 pounds." },
  general: "",
  respondent: { capacity: "self", organisation: "", name: "Rowan Example", role: "", email: "rowan@larch.example.org" },
  receivedAt: "2023-04-18T08:00:00.000Z",
  why: "",
  form: null,
  ...changes,
});

const understood = (changes: Partial<MailReading>) => {
  const read = reading(changes);
  const content = contentOf(read, { slug: consultation.slug, version: 1 });
  return whatWasUnderstood({ reading: read, content, consultation, pauseDays: 14 }).join("\n");
};

describe("what the acknowledgement says was understood", () => {
  it.each([
    ["none", "no request for confidentiality"],
    ["whole", "all of your response to be treated as confidential"],
    ["unclear", "we could not tell which part you mean"],
  ] as const)("S31.3 %s, and how to make a request", (verdict, words) => {
    const text = understood({ verdict });
    expect(text).toContain(words);
    expect(text).toContain(`write to ${consultation.responseEmail}: say which part it is, and why`);
    expect(text).toContain("for 14 days after this letter");
  });

  it("S31.4 part: in which answer, and the sentence that asked", () => {
    const text = understood({ verdict: "part", passages: ["40,000"] });
    expect(text).toContain("one passage in your answer to Q1");
    expect(text).toContain('"Please treat the figure as confidential."');
    expect(text).not.toContain("40,000");
  });

  it("S31.2 neither it nor the letter that asks promises confidentiality", () => {
    const letters = [
      ...verdicts.map((verdict) => understood({ verdict, passages: ["40,000"] })),
      askWhichPart(consultation, "rowan@larch.example.org", "R-1", []).text,
    ];
    for (const letter of letters) expect(promisesIn(letter)).toEqual([]);
  });
});
