import { describe, expect, it } from "vitest";
import { promisesIn } from "#lib/confidentiality/promises/rules.ts";
import { lettersAbout } from "#lib/consultations/audience/letters.ts";
import { closingSentence } from "#lib/consultations/rules.ts";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { answerToAsker, questionReceived, sharedAnswer } from "./messages.ts";

const content = await readSeedConsultation();
const entry = {
  number: 1,
  question: "Does it lapse?",
  answer: "Yes.",
  paragraph: 18,
  changesMeaning: true,
  publishedAt: new Date("2023-04-18T09:00:00Z"),
};
const common = {
  content,
  page: "https://portal.example.org/q",
  email: "a@larch.example.org",
  reference: "Q-0000-0000",
};
const stopUrl = "https://portal.example.org/stop";
const close = new Date(content.closesAt);
const sharedAt = (now: Date) => {
  const [respondent, draft, subscriber] = lettersAbout(sharedAnswer({ ...common, now, entry }), {
    respondents: [{ email: "a@larch.example.org", responses: [] }],
    drafts: [{ email: "b@larch.example.org", respondUrl: "https://portal.example.org/respond", stopUrl }],
    subscribers: [{ email: "c@larch.example.org", stopUrl }],
  });
  if (!respondent || !draft || !subscriber) throw new Error("three letters were asked for");
  return { respondent, draft, subscriber };
};
const lettersAt = (now: Date) => ({
  received: questionReceived({ ...common, now, question: "Does it lapse?" }),
  answered: answerToAsker({ ...common, now, entry }),
  ...sharedAt(now),
});
const letters = lettersAt(close);

describe("letters about questions on the documents", () => {
  it.each(Object.entries(letters))("S31.2 the letter “%s” promises nothing", (_, { text, subject }) =>
    expect(promisesIn(`${subject}\n${text}`)).toEqual([]),
  );
  it.each(Object.entries(letters))("S7.1 the letter “%s” gives the close in the one sentence", (_, { text }) =>
    expect(text).toContain(closingSentence(content)),
  );
  it.each(Object.entries(lettersAt(new Date(close.getTime() + 1))))(
    "S7.1 the letter “%s” asks for no responses once answering has closed",
    (_, { text }) => {
      expect(text).toContain(`The consultation closed at ${closingSentence(content)}.`);
      expect(text).not.toContain("asked for by");
    },
  );
  it.each([letters.received, letters.answered])("§32 the asker reads that a question is no response", ({ text }) =>
    expect(text).toContain("A question is not a response"),
  );
  it("§32 an answer that changes the meaning says so", () =>
    expect(letters.subscriber.text).toContain("changes what the documents mean"));
});
