import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { canonicalJson } from "#lib/register/hashes/rules.ts";
import { asksOtherwise } from "#prisma/factories/consultation.ts";
import { fullContent } from "#prisma/factories/response.ts";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { asksIn, positionOnAsk } from "./asks.ts";
import { applyForm } from "./form/rules.ts";
import { entriesOf } from "./form/schema.ts";
import { answerTo, fieldsOf, partsOf, positionOn, saidIn } from "./rules.ts";
import { type DraftContent, emptyContent, positions, type ResponseContent, responseContentSchema } from "./schema.ts";
import { stepCalled } from "./steps/rules.ts";
import { earlierWordings, givenAnew, inNewest, laterTexts, textFor, textToAnswer, versionsIn } from "./texts.ts";

const first = readSeedConsultation();
const [box] = first.extraBoxes;
if (!box) throw new Error("the seed has a box beyond its questions");

const second: ConsultationContent = { ...first, ...asksOtherwise(first) };
const texts = [
  { version: 1, content: first },
  { version: 2, content: second },
];
const wordingOf = (content: ConsultationContent, label: string) =>
  content.document.questions.find((question) => question.label === label)?.wording;

const response = fullContent(first, {
  positions: { Q1: "agree-in-part", "Q1.change.xmlsign": "disagree", "Q2.a": "disagree" },
  answers: [
    { question: "Q1", text: "We agree with the aim.", areas: [], alternativeOn: null },
    { question: "Q3", text: "Words to a question that went.", areas: [], alternativeOn: null },
  ],
  extras: { [box.key]: "Words in a box that went." },
});
const send = (draft: DraftContent, key: string, fields: Record<string, string>, version?: number) => {
  const text = textToAnswer(draft, texts, version);
  const step = stepCalled(text, key);
  if (!step) throw new Error(`there is no page ${key}`);
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return applyForm(step, text, draft, entriesOf(data));
};

describe("a response is read with the text its author had", () => {
  it("words in a box, an answer and a position that a newer text no longer asks stand under the headings they were given to", () => {
    const text = textFor(response, texts);
    const fields = fieldsOf(text, response);
    expect(fields).toContainEqual({ key: `extra.${box.key}`, label: box.label, text: "Words in a box that went." });
    expect(fields.map(({ text: words }) => words)).toContain("Words to a question that went.");
    expect(partsOf(text).map(({ key }) => key)).toContain("Q1.change.xmlsign");
    expect(partsOf(text).map(({ key }) => key)).not.toContain("Q1.change.xml-sign");
    expect(wordingOf(text, "Q2")).toBe(wordingOf(first, "Q2"));
  });

  it("a draft that meets the newer text keeps them all, each with the version it was given to, on a page that it can still be changed on", () => {
    const draft = inNewest(response, texts);
    const text = textFor(draft, texts);
    expect(draft.consultationVersion).toBe(2);
    expect(fieldsOf(text, draft)).toContainEqual({
      key: `extra.${box.key}`,
      label: `${box.label} (version 1 of the text)`,
      text: "Words in a box that went.",
    });
    expect(wordingOf(text, "Q3")).toBe(`${wordingOf(first, "Q3")} (version 1 of the text)`);
    expect(wordingOf(text, "Q2")).toBe(`${wordingOf(first, "Q2")} (version 1 of the text)`);
    const renamed = partsOf(text).find(({ key }) => key === "Q1.change.xmlsign");
    expect(renamed?.wording).toMatch(/ \(version 1 of the text\)$/);
    expect(stepCalled(textToAnswer(draft, texts), "q3")).not.toBeNull();
    expect(stepCalled(textToAnswer(draft, texts), "more")).not.toBeNull();
  });

  it("the page asks the newest words, and says which ones were answered", () => {
    const draft = inNewest(response, texts);
    const [toAnswer, asGiven] = [textToAnswer(draft, texts), textFor(draft, texts)];
    expect(wordingOf(toAnswer, "Q2")).toBe("Do you agree with the later date?");
    expect(earlierWordings(toAnswer, asGiven, "Q2")).toEqual([`${wordingOf(first, "Q2")} (version 1 of the text)`]);
    expect(earlierWordings(toAnswer, asGiven, "Q1")).toEqual([]);
  });

  it("an answer is given to the text its page showed, from the first save on, and nothing else moves with it", () => {
    const begun = send(emptyContent(first.slug, 1), "q1", { "position.Q1": "agree", text: "One." }, 1).draft;
    expect(begun).toMatchObject({ consultationVersion: 1 });
    expect(begun).not.toHaveProperty("textVersions");
    const later = send(begun, "q2", { "position.Q2.a": "agree", text: "Two." }).draft;
    expect(later.consultationVersion).toBe(2);
    expect(later.textVersions).toEqual({ Q1: 1, "position.Q1": 1 });
    const again = send(later, "q1", { "position.Q1": "agree", text: "One and more." }).draft;
    expect(again.textVersions).toEqual({ "position.Q1": 1 });
    const renewed = send(later, "q1", { "position.Q1": "agree", text: "One.", toNewText: "yes" }).draft;
    expect(renewed).not.toHaveProperty("textVersions");
  });

  it("a page that was opened before the newer text is read by the text it showed", () => {
    const draft = inNewest(emptyContent(first.slug, 1), texts);
    const { draft: saved, errors } = send(draft, "more", { [`extra.${box.key}`]: "Typed into the old page." }, 1);
    expect(errors).toEqual({});
    expect(saved.extras[box.key]).toBe("Typed into the old page.");
    expect(saved.textVersions).toEqual({ [`extra.${box.key}`]: 1 });
    expect(saved.consultationVersion).toBe(2);
  });

  it("saving another page drops no answer to a question that is no longer asked", () => {
    const { draft } = send(inNewest(response, texts), "q1", { "position.Q1": "agree", text: "New." });
    expect(answerTo(draft, "Q3").text).toBe("Words to a question that went.");
    expect(draft.extras[box.key]).toBe("Words in a box that went.");
    expect(positionOn(draft, "Q1.change.xmlsign")).toBe("disagree");
  });

  it("a response to one text is stored, and committed to, as it was before versions were kept", () => {
    expect(canonicalJson(responseContentSchema.parse(response))).toBe(canonicalJson(response));
    expect(givenAnew(response, response, 1)).toEqual(response);
  });

  it("a draft knows which texts came since it was begun", () => {
    const dated = texts.map((text) => ({ ...text, publishedAt: new Date(`2023-04-1${text.version}T09:00:00Z`) }));
    const since = (content: DraftContent, at: string) =>
      laterTexts({ content, createdAt: new Date(at) }, dated)?.later.map(({ version }) => version);
    expect(since(emptyContent(first.slug, 2), "2023-04-12T10:00:00Z")).toBeUndefined();
    expect(since(emptyContent(first.slug, 2), "2023-04-11T10:00:00Z")).toEqual([2]);
    expect(since(inNewest(response, texts), "2023-04-12T10:00:00Z")).toEqual([2]);
  });
});

const keys = ["Q1", "Q1.change.xmlsign", "Q1.change.xml-sign", "Q2.a", "Q2.b", "Q9.x"];
const anyResponse: fc.Arbitrary<ResponseContent> = fc
  .record({
    labels: fc.subarray(["Q1", "Q2", "Q3", "Q4"]),
    positions: fc.dictionary(fc.constantFrom(...keys), fc.constantFrom(...positions)),
    extras: fc.dictionary(fc.constantFrom(box.key, "gone"), fc.string({ minLength: 1 })),
    consultationVersion: fc.integer({ min: 1, max: 3 }),
    textVersions: fc.dictionary(
      fc.constantFrom("Q1", "Q2", "Q3", `extra.${box.key}`, ...keys.map((key) => `position.${key}`)),
      fc.integer({ min: 1, max: 3 }),
    ),
  })
  .map(({ labels, ...said }) => ({
    ...emptyContent(first.slug, 1),
    ...said,
    answers: labels.map((question) => ({
      question,
      text: `Words to ${question}`,
      areas: [{ id: "area-1", about: "About", anchor: null, what: "What", why: "" }],
      alternativeOn: null,
    })),
  }));

describe("whatever the texts, nothing a response says is without a place", () => {
  it("every word is a field, every position a part, and each once", () => {
    fc.assert(
      fc.property(anyResponse, (given) => {
        for (const text of [textFor(given, texts), textToAnswer(given, texts), textToAnswer(given, texts, 1)]) {
          const fields = fieldsOf(text, given);
          const said = [...given.answers.map((answer) => answer.text), ...Object.values(given.extras)];
          for (const words of said) expect(fields.map((field) => field.text)).toContain(words);
          const parts = partsOf(text).map(({ key }) => key);
          for (const [key, position] of Object.entries(given.positions))
            if (position !== "not-answered") expect(parts).toContain(key);
          expect(new Set(parts).size).toBe(parts.length);
          expect(new Set(text.questions.map(({ label }) => label)).size).toBe(text.questions.length);
        }
      }),
    );
  });

  it("bringing a draft to the newest text changes nothing that it says, and no version it said it to", () => {
    fc.assert(
      fc.property(anyResponse, (given) => {
        const { consultationVersion: _, textVersions: __, ...said } = given;
        const moved = inNewest(given, texts);
        expect(moved).toMatchObject(said);
        // What says nothing was said to no version.
        const saidTo = [...saidIn(given).keys()].map((key) => given.textVersions?.[key] ?? given.consultationVersion);
        for (const version of saidTo) if (version < 2) expect(versionsIn(moved)).toContain(version);
      }),
    );
  });
});

describe("positions are counted under the words they were taken on", () => {
  const asks = asksIn(texts);
  const on = (given: ResponseContent, row: string) => {
    const ask = asks.find((one) => one.row === row);
    return ask && positionOnAsk(given, ask);
  };

  it("a renamed change has two lines: the old one under its own words, and nobody is “not answered” of the one they never saw", () => {
    expect(asks.find(({ row }) => row === "Q1.change.xmlsign")?.wording).toMatch(/ \(version 1 of the text\)$/);
    expect(on(response, "Q1.change.xmlsign")).toBe("disagree");
    expect(on(response, "Q1.change.xml-sign")).toBeNull();
    expect(on({ ...response, consultationVersion: 2, positions: {} }, "Q1.change.xml-sign")).toBe("not-answered");
    expect(on({ ...response, consultationVersion: 2, positions: {} }, "Q1.change.xmlsign")).toBeNull();
  });

  it("a question put in other words is counted apart, and one in the same words together", () => {
    expect(asks.filter(({ key }) => key === "Q2.a").map(({ row, versions }) => [row, versions])).toEqual([
      ["Q2.a", [2]],
      ["Q2.a@1", [1]],
    ]);
    expect(asks.filter(({ key }) => key === "Q1").map(({ versions }) => versions)).toEqual([[1, 2]]);
    expect(on(response, "Q2.a@1")).toBe("disagree");
    expect(on(inNewest(response, texts), "Q2.a@1")).toBe("disagree");
    expect(on(inNewest(response, texts), "Q2.a")).toBe("not-answered");
  });

  it("every position is counted in one line, whatever the response says of its versions", () => {
    fc.assert(
      fc.property(anyResponse, (given) => {
        for (const [key, position] of Object.entries(given.positions)) {
          if (position === "not-answered" || key.startsWith("Q9")) continue;
          const version = given.textVersions?.[`position.${key}`] ?? given.consultationVersion;
          if (version > 2) continue;
          const taken = asks.filter((ask) => ask.key === key && positionOnAsk(given, ask) === position);
          expect(taken).toHaveLength(1);
        }
      }),
    );
  });
});
