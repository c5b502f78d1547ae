import { describe, expect, it } from "vitest";
import { promisesIn } from "#lib/confidentiality/promises/rules.ts";
import { closingSentence } from "#lib/consultations/rules.ts";
import { textOf } from "#prisma/factories/response.ts";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { acknowledgement } from "./messages.ts";
import type { ResponseContent } from "./schema.ts";

const consultation = readSeedConsultation();
const content: ResponseContent = {
  format: 1,
  consultation: consultation.slug,
  consultationVersion: 1,
  respondent: {
    capacity: "organisation",
    organisation: "Thistle Energy Ltd",
    name: "Sam Example",
    role: "",
    email: "sam@thistle.example.org",
  },
  answers: [{ question: "Q2", text: "It is a bank holiday.", areas: [], alternativeOn: "2023-05-09" }],
  positions: { "Q2.a": "disagree" },
  extras: {},
  general: "",
  marks: [
    { level: "answer", field: "Q2", reason: null },
    { level: "passage", field: "Q2", start: 0, end: 2, reason: "Ours." },
  ],
  hasReadWhoSees: true,
};
const letter = (changes: Partial<Parameters<typeof acknowledgement>[0]> = {}) =>
  acknowledgement({
    consultation: textOf(consultation),
    content,
    files: [],
    reference: "R-0000-0000",
    receiptUrl: "https://portal.example.org/receipts/x",
    registerNumber: 12,
    receivedAt: new Date("2023-04-18T09:00:00Z"),
    isLate: false,
    intake: null,
    ...changes,
  });

describe("the acknowledgement of a response", () => {
  it("S30.1 says number, time and receipt, and repeats what was sent, dates as people read them", () => {
    const text = letter();
    expect(text).toContain("Number in the register: 12");
    expect(text).toContain("Received: 10:00 UK time (BST) on Tuesday 18 April 2023");
    expect(text).toContain("Another date proposed: Tuesday 9 May 2023");
    expect(text).toContain('A passage in "Q2", characters 1 to 2. Reason: Ours.');
    expect(text).toContain("It is a bank holiday.");
  });

  it("S31.2 promises nothing, and cites the paragraphs of its own consultation", () => {
    expect(promisesIn(letter())).toEqual([]);
    expect(letter()).toContain("(paragraphs 30 and 31)");
    const other = { ...textOf(consultation), responding: { ...consultation.responding, disclosure: [12] } };
    expect(letter({ consultation: other })).toContain("(paragraph 12)");
  });

  it("S28.3 says that a late one is kept, and who decides on it", () => {
    const text = letter({ isLate: true });
    expect(text).toContain(`This is after the closing time, ${closingSentence(consultation)}.`);
    expect(text).toContain("Whether it is considered is for DCC to decide, with a reason.");
    expect(letter()).not.toContain("after the closing time");
  });
});
