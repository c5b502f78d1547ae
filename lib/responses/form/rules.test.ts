import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textOf } from "#prisma/factories/response.ts";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { partsOf, positionOn } from "../rules.ts";
import { type DraftContent, draftContentSchema, emptyContent, longestText } from "../schema.ts";
import { stepCalled } from "../steps/rules.ts";
import {
  applyForm,
  baseOf,
  isDisagreeingWithoutArea,
  nextAreaId,
  promptOn,
  valuesOf,
  whyNotPassable,
} from "./rules.ts";
import { entriesOf } from "./schema.ts";

const content = readSeedConsultation();
const empty = emptyContent(content.slug, 1);

const form = (fields: Record<string, string | string[]>) => {
  const data = new FormData();
  for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) data.append(name, value);
  return entriesOf(data);
};

function send(key: string, fields: Record<string, string | string[]>, draft: DraftContent = empty) {
  const step = stepCalled(content, key);
  if (!step) throw new Error(`there is no page ${key}`);
  return applyForm(step, textOf(content), draft, form(fields));
}

describe("a page of the form put into the draft", () => {
  it("S27.1 S21.2 keeps the view of the whole, of each change, and the areas of disagreement", () => {
    const { draft, errors } = send("q1", {
      "position.Q1": "agree-in-part",
      "position.Q1.change.l3-18": "disagree",
      areas: ["area-1", "area-2"],
      "area-1.about": "Paragraph 18",
      "area-1.what": "No end date",
      "area-1.why": "It should lapse",
      "area-2.about": "",
      "area-2.what": "",
      "area-2.why": "",
      text: "We agree with the aim.",
    });
    expect(errors).toEqual({});
    expect(draft.positions).toEqual({ Q1: "agree-in-part", "Q1.change.l3-18": "disagree" });
    expect(draft.answers).toEqual([
      {
        question: "Q1",
        text: "We agree with the aim.",
        areas: [{ id: "area-1", about: "Paragraph 18", anchor: null, what: "No end date", why: "It should lapse" }],
        alternativeOn: null,
      },
    ]);
  });

  it.each(["agree", "disagree", "agree-in-part", "no-view"] as const)(
    "S27.2 the two parts of Q2 are answered apart: the date %s, the fallback each way",
    (date) => {
      for (const fallback of ["agree", "disagree", "agree-in-part", "no-view"]) {
        const { draft } = send("q2", { "position.Q2.a": date, "position.Q2.b": fallback, alternative: "2023-05-15" });
        expect(draft.positions).toEqual({ "Q2.a": date, "Q2.b": fallback });
        expect(draft.answers[0]?.alternativeOn).toBe("2023-05-15");
      }
    },
  );

  it("S27.4 S27.5 an empty page leaves everything not answered, and can be left", () => {
    for (const key of ["q1", "q2", "q3", "more", "confidentiality"]) {
      const { draft, errors } = send(key, { text: "" });
      const step = stepCalled(content, key)!;
      expect(Object.keys(errors).filter((name) => name !== "form")).toEqual([]);
      expect(draft.answers).toEqual([]);
      expect(partsOf(content).map((part) => positionOn(draft, part.key))).not.toContain("agree");
      expect(whyNotPassable(step, draft)).toEqual({});
    }
  });

  it("S27.6 the box on the draft direction is kept apart from the numbered answers", () => {
    const { draft } = send("more", { "extra.direction": "The annex has no number" });
    expect(draft.extras).toEqual({ direction: "The annex has no number" });
    expect(draft.answers).toEqual([]);
  });

  it("S27.1 disagreeing without an area is noticed, also when it is one change that is disagreed with", () => {
    const step = stepCalled(content, "q1")!;
    const disagreeing = { ...empty, positions: { "Q1.change.xmlsign": "disagree" as const } };
    expect(isDisagreeingWithoutArea(step, textOf(content), disagreeing)).toBe(true);
    expect(isDisagreeingWithoutArea(step, textOf(content), { ...empty, positions: { Q1: "agree" } })).toBe(false);
    expect(isDisagreeingWithoutArea(step, textOf(content), empty)).toBe(false);
  });

  it("only name and email are needed, and the organisation when one answers for it", () => {
    const step = stepCalled(content, "about-you")!;
    const { draft } = send("about-you", { capacity: "organisation", organisation: "", name: "", email: "nobody" });
    expect(Object.keys(whyNotPassable(step, draft)).toSorted()).toEqual(["email", "name", "organisation"]);
    expect(draft.respondent.email).toBe("nobody");
  });

  it("nothing is chosen for a person: on whose behalf they answer is asked for", () => {
    const step = stepCalled(content, "about-you")!;
    expect(valuesOf(step, textOf(content), empty).capacity).toBe("not-said");
    const { draft } = send("about-you", { name: "Jo", email: "jo@bramble.example.org" });
    expect(Object.keys(whyNotPassable(step, draft))).toEqual(["capacity"]);
    expect(draftContentSchema.parse({ ...draft, respondent: { ...draft.respondent, capacity: "self" } })).toBeTruthy();
  });

  it("a name typed for an organisation stays when a person then answers for themselves, and they are asked about it", () => {
    const step = stepCalled(content, "about-you")!;
    const first = send("about-you", { capacity: "organisation", organisation: "Bramble Networks Ltd", name: "Jo" });
    const { draft } = send("about-you", { capacity: "self" }, first.draft);
    expect(draft.respondent).toMatchObject({ capacity: "self", organisation: "Bramble Networks Ltd" });
    expect(promptOn(step, textOf(content), draft)).toBe("organisation");
    expect(promptOn(step, textOf(content), first.draft)).toBeNull();
  });

  it("an area that is removed goes, and the names of the others stay", () => {
    const { draft } = send("q1", { areas: ["area-1", "area-2"], "area-1.what": "One", "area-2.what": "Two" });
    const after = send("q1", { go: "remove area-1", areas: ["area-1", "area-2"] }, draft);
    expect(after.draft.answers[0]?.areas.map(({ id }) => id)).toEqual(["area-2"]);
    expect(nextAreaId(["area-2"])).toBe("area-3");
  });

  it("a remark made from the document is changed and removed on its question's page, and stays where the page does not send it", () => {
    const remark = { id: "remark-1", kind: "support", about: "Paragraph 19", anchor: null, what: "Good" } as const;
    const before = {
      ...empty,
      answers: [{ question: "Q1", text: "", areas: [], alternativeOn: null, remarks: [remark] }],
    };
    expect(send("q1", { text: "" }, before).draft.answers[0]?.remarks).toEqual([remark]);
    const changed = send("q1", { remarks: "remark-1", "remark-1.what": "Very good" }, before);
    expect(changed.errors).toEqual({});
    expect(changed.draft.answers[0]?.remarks).toEqual([{ ...remark, what: "Very good" }]);
    expect(send("q1", { go: "remove remark-1", remarks: "remark-1" }, before).draft.answers).toEqual([]);
  });

  it("positions that were chosen can be cleared again", () => {
    const { draft } = send("q2", { "position.Q2.a": "agree", "position.Q2.b": "agree" });
    expect(send("q2", { go: "clear" }, draft).draft.positions).toEqual({});
  });
});

describe("marks set on the confidentiality page", () => {
  const answered = send("q3", { text: "Our costs" }).draft;

  it("S29.2 S29.4 the whole, the identity and an answer are marked, with a reason or without", () => {
    const { draft } = send(
      "confidentiality",
      {
        shown: ["whole", "identity", "Q3"],
        "mark.whole": "yes",
        "mark.identity": "yes",
        "reason.identity": "We are few",
        "mark.Q3": "yes",
        "reason.Q3": "  ",
      },
      answered,
    );
    expect(draft.marks).toEqual([
      { level: "whole", reason: null },
      { level: "identity", reason: "We are few" },
      { level: "answer", field: "Q3", reason: null },
    ]);
  });

  it("a mark is lifted by its box alone, never by a page that arrived without it", () => {
    const marked = { ...answered, marks: [{ level: "answer" as const, field: "Q3", reason: null }] };
    expect(send("confidentiality", { shown: ["whole", "identity"] }, marked).draft.marks).toEqual(marked.marks);
    expect(send("confidentiality", { shown: ["whole", "identity", "Q3"] }, marked).draft.marks).toEqual([]);
  });

  it("S31.1 a reason is kept exactly as given", () => {
    const reason = "  Two\n lines, and a space before ";
    const { draft } = send("confidentiality", { shown: "Q3", "mark.Q3": "yes", "reason.Q3": reason }, answered);
    expect(draft.marks).toEqual([{ level: "answer", field: "Q3", reason }]);
  });
});

describe("what a form should not send", () => {
  it("a box that is too long is named and handed back, and the rest is kept", () => {
    const long = "x".repeat(longestText + 1);
    const { draft, errors, typed } = send("q1", { text: long, areas: "area-1", "area-1.what": "Kept" });
    expect(errors.text).toMatch(/shorter/);
    expect(typed.text).toBe(long);
    expect(draft.answers[0]).toMatchObject({ text: "", areas: [{ what: "Kept" }] });
  });

  it("200,000 characters are kept whole, emoji and right-to-left text included", () => {
    const long = "שלום 👩‍👩‍👧 ".repeat(14_300);
    const { draft, errors } = send("q3", { text: long });
    expect(errors).toEqual({});
    expect(draft.answers[0]?.text).toBe(long);
  });

  it("NUL bytes go, lone surrogates become the replacement character, nothing else changes", () => {
    const step = stepCalled(content, "q3")!;
    const { draft } = applyForm(step, textOf(content), empty, new Map([["text", ["a\0b\ud800c\r\nd"]]]));
    expect(draft.answers[0]?.text).toBe("ab\ufffdc\nd");
  });

  it("a field sent twice loses neither text; a choice sent twice is asked for again", () => {
    const text = send("q3", { text: ["first", "second"] });
    expect(text.draft.answers[0]?.text).toBe("first\n\nsecond");
    expect(text.errors.text).toMatch(/twice/);
    const choice = send("q2", { "position.Q2.a": ["agree", "disagree"] });
    expect(choice.draft.positions).toEqual({});
    expect(choice.errors["position.Q2.a"]).toMatch(/Choose one/);
    expect(send("q2", { "position.Q2.a": ["agree", "agree"] }).draft.positions).toEqual({ "Q2.a": "agree" });
  });

  it("fields that are missing take nothing away", () => {
    const { draft } = send("q1", { "position.Q1": "agree", text: "Kept", areas: "area-1", "area-1.what": "Kept too" });
    expect(send("q1", {}, draft).draft).toEqual(draft);
  });

  it("unknown fields, questions, areas and values are named and left out", () => {
    expect(send("q2", { "position.Q9": "agree" }).errors.form).toContain("position.Q9");
    expect(send("q1", { areas: "../../etc", __proto__: "x" }).errors.form).toBeTruthy();
    const { draft, errors } = send("q2", { "position.Q2.a": "yes", alternative: "2023-02-30" });
    expect(draft).toEqual(empty);
    expect(errors["position.Q2.a"]).toBeTruthy();
    expect(errors.alternative).toBeTruthy();
  });

  it("whatever arrives, the draft stays one that can be stored", () => {
    const steps = ["about-you", "q1", "q2", "q3", "more", "confidentiality", "check"];
    const names = ["text", "name", "email", "capacity", "areas", "area-1.what", "position.Q1", "position.Q2.a", "go"];
    const anything = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("agree", "area-1", "yes", "\ud800", "\0"));
    fc.assert(
      fc.property(
        fc.constantFrom(...steps),
        fc.array(fc.tuple(fc.oneof(fc.constantFrom(...names), fc.string()), fc.array(anything, { maxLength: 3 }))),
        (key, fields) => {
          const { draft } = applyForm(stepCalled(content, key)!, textOf(content), empty, new Map(fields));
          expect(draftContentSchema.parse(draft)).toEqual(draft);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("the fingerprint of a page", () => {
  it("changes with the page's own answers and with no others; the check page counts them all", () => {
    const { draft } = send("q3", { text: "New" });
    const base = (key: string, of: DraftContent) => baseOf(stepCalled(content, key)!, textOf(content), of);
    expect(base("q3", draft)).not.toBe(base("q3", empty));
    expect(base("q2", draft)).toBe(base("q2", empty));
    expect(base("check", draft)).not.toBe(base("check", empty));
  });

  it("a page sent back as it was shown changes nothing", () => {
    const { draft } = send("q1", { "position.Q1": "disagree", areas: "area-1", "area-1.why": "Because" });
    const step = stepCalled(content, "q1")!;
    const shown = valuesOf(step, textOf(content), draft);
    expect(applyForm(step, textOf(content), draft, form(shown)).draft).toEqual(draft);
  });
});
