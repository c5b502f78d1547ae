import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normaliseMarks } from "#lib/confidentiality/marks/rules.ts";
import { promisesIn } from "#lib/confidentiality/promises/rules.ts";
import type { Mark } from "#lib/confidentiality/schema.ts";
import { textOf } from "#prisma/factories/response.ts";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { answerTo, fieldsOf, partsOf } from "../rules.ts";
import { type DraftContent, draftContentSchema, emptyContent } from "../schema.ts";
import { onlyText } from "../texts.ts";
import { archiveOf, readEntries } from "./archive/rules.ts";
import { layoutOf, tickable } from "./layout/rules.ts";
import { formFileOf, readFormFile } from "./rules.ts";
import { largestFile } from "./schema.ts";

const content = await readSeedConsultation();
const source = { content, version: 1, closesAt: new Date(content.closesAt), texts: onlyText(content) };

const unit = fc.oneof(
  fc.constantFrom(
    "\n",
    "\t",
    "  ",
    "👩🏽‍🚒",
    "שלום עולם",
    "مرحبا",
    "e\u0301",
    "[CONFIDENTIAL]",
    "[END]",
    '<&">',
    "\u00a0",
    "x",
  ),
  fc.string({ unit: "grapheme", maxLength: 6 }),
);
const isStorable = (text: string) => text.toWellFormed() === text && !/[\0-\x08\x0B-\x1F\uFFFE\uFFFF]/.test(text);
const text = fc
  .array(unit, { maxLength: 8 })
  .map((parts) => parts.join(""))
  .filter(isStorable);
const line = text.map((words) => words.replaceAll("\n", " ").trim());
const reason = fc.option(
  text.map((words) => words.trim()).filter((words) => words !== ""),
  { nil: null },
);
const areas = fc
  .uniqueArray(
    fc.record({
      id: fc.integer({ min: 1, max: 20 }).map((number) => `area-${number}`),
      about: line,
      anchor: fc.constant(null),
      what: text,
      why: text,
    }),
    { selector: ({ id }) => id, maxLength: 8 },
  )
  .map((all) => all.filter(({ about, what, why }) => (about + what + why).trim() !== ""));
const day = fc.option(
  fc
    .date({ min: new Date("2023-01-01"), max: new Date("2030-12-31"), noInvalidDate: true })
    .map((at) => at.toISOString().slice(0, 10)),
  { nil: null },
);

const draft: fc.Arbitrary<DraftContent> = fc
  .record({
    respondent: fc.record({
      capacity: fc.constantFrom("organisation" as const, "self" as const),
      organisation: line,
      name: line,
      role: line,
      email: line,
    }),
    texts: fc.tuple(text, text, text),
    areas,
    day,
    positions: fc.dictionary(fc.constantFrom(...partsOf(content).map(({ key }) => key)), fc.constantFrom(...tickable), {
      noNullPrototype: true,
    }),
    extra: text,
    general: text,
    wholes: fc.uniqueArray(
      fc.tuple(fc.constantFrom("whole", "identity", "Q1", "Q2", "Q3", "extra.direction"), reason),
      { selector: ([key]) => key, maxLength: 3 },
    ),
    passages: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(), reason), { maxLength: 5 }),
    hasReadWhoSees: fc.boolean(),
  })
  .map(({ texts, wholes, passages, extra, areas: drawn, day: alternativeOn, ...rest }) => {
    const answers = texts.map((words, index) => ({
      question: `Q${index + 1}`,
      text: words,
      areas: index === 0 ? drawn : [],
      alternativeOn: index === 1 ? alternativeOn : null,
    }));
    const { respondent, positions, general, hasReadWhoSees } = rest;
    const whole: DraftContent = {
      ...emptyContent(content.slug, 1),
      respondent,
      positions,
      general,
      hasReadWhoSees,
      answers: answers.filter(({ text, areas: of, alternativeOn: on }) => text !== "" || of.length > 0 || on !== null),
      extras: extra === "" ? {} : { direction: extra },
      marks: wholes.map(
        ([key, why]): Mark =>
          key === "whole" || key === "identity"
            ? { level: key, reason: why }
            : { level: "answer", field: key, reason: why },
      ),
    };
    const fields = fieldsOf(textOf(content), whole);
    const marks = passages.flatMap(([which, a, b, why]): Mark[] => {
      const field = fields[which % Math.max(fields.length, 1)];
      if (!field) return [];
      const [start = 0, end = 0] = [a, b].map((at) => at % (field.text.length + 1)).sort((x, y) => x - y);
      return [{ level: "passage", field: field.key, start, end, reason: why }];
    });
    return draftContentSchema.parse({ ...whole, marks: [...whole.marks, ...marks] });
  });

/** Marks in one form and order, so that two contents that say the same are equal. */
function normal(given: DraftContent): DraftContent {
  const others = given.marks
    .filter(({ level }) => level !== "passage")
    .sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
  const passages = fieldsOf(textOf(content), given).flatMap(({ key, text: words }) =>
    normaliseMarks(
      words,
      given.marks.flatMap((mark) => (mark.level === "passage" && mark.field === key ? [mark] : [])),
    ).map((passage): Mark => ({ level: "passage", field: key, ...passage })),
  );
  return { ...given, marks: [...others, ...passages] };
}

describe("the response form as a Word file", () => {
  it("S29.2 what a draft says is read back from its file word for word: positions, texts, areas, marks and reasons", async () => {
    await fc.assert(
      fc.asyncProperty(draft, async (given) => {
        const read = await readFormFile(await formFileOf(source, given), source);
        expect(read).toEqual({ ok: true, value: expect.anything() });
        if (!read.ok) return;
        expect(read.value.unread).toEqual([]);
        expect(normal(read.value.content)).toEqual(normal(given));
      }),
      { numRuns: 60 },
    );
  });

  it("the same input gives the same bytes", async () => {
    const [one, two] = await Promise.all([formFileOf(source), formFileOf(source)]);
    expect(one.equals(two)).toBe(true);
  });

  it("S27.5 a blank form reads as a response that says nothing, and nothing is wrong with it", async () => {
    const read = await readFormFile(await formFileOf(source), source);
    expect(read).toEqual({ ok: true, value: { content: emptyContent(content.slug, 1), unread: [] } });
  });

  it("S27.7 every question stands in it word for word, and the close in the one sentence (S7.1)", () => {
    const words = layoutOf(source)
      .flatMap((block) => (block.kind === "table" ? [] : [block.text]))
      .join("\n");
    for (const { wording } of content.document.questions) expect(words).toContain(wording);
    expect(words).toContain("16:00 UK time (BST) on Tuesday 25 April 2023");
    expect(promisesIn(words)).toEqual([]);
  });

  it("S27.4 no view and not answered stay two things", async () => {
    const given = { ...emptyContent(content.slug, 1), positions: { Q1: "no-view" as const } };
    const read = await readFormFile(await formFileOf(source, given), source);
    expect(read.ok && read.value.content.positions).toEqual({ Q1: "no-view" });
  });
});

/** A form as some program saved it: its document with changes. */
async function changed(given: DraftContent | undefined, change: (xml: string) => string): Promise<Buffer> {
  const [xml] = await readEntries(await formFileOf(source, given), ["word/document.xml"], 10_000_000);
  return archiveOf({ "word/document.xml": change(xml ?? "") });
}
const filled: DraftContent = {
  ...emptyContent(content.slug, 1),
  respondent: {
    capacity: "organisation",
    organisation: "Larch Ltd",
    name: "Ann Larch",
    role: "",
    email: "a@larch.example.org",
  },
  positions: { Q1: "agree-in-part", "Q2.a": "disagree" },
  answers: [
    {
      question: "Q1",
      text: "One.\n\nTwo.",
      areas: [{ id: "area-1", about: "§18", anchor: null, what: "No end", why: "" }],
      alternativeOn: null,
    },
  ],
};

describe("forms that people and programs changed", () => {
  it("is read by its wording when the content controls are lost", async () => {
    const bytes = await changed(filled, (xml) =>
      xml.replace(/<w:sdtPr>.*?<\/w:sdtPr>|<\/?w:sdt>|<\/?w:sdtContent>/g, ""),
    );
    const read = await readFormFile(bytes, source);
    expect(read).toEqual({ ok: true, value: { content: filled, unread: [] } });
  });

  it("made from an older text it is read by that one: what a newer text dropped or renamed keeps its place and its version", async () => {
    const [box] = content.extraBoxes;
    const newest = { ...content, extraBoxes: [], changes: content.changes.filter(({ key }) => key !== "xmlsign") };
    const given: DraftContent = {
      ...filled,
      positions: { ...filled.positions, "Q1.change.xmlsign": "disagree" },
      extras: { [box?.key ?? ""]: "Words in the box that went." },
    };
    const texts = [...onlyText(content), ...onlyText(newest, 2)];
    const read = await readFormFile(await formFileOf(source, given), { ...source, content: newest, version: 2, texts });
    expect(read).toEqual({ ok: true, value: { content: given, unread: [] } });
    expect(given.consultationVersion).toBe(1);
  });

  it("text outside the boxes is kept, listed, and marked when an answer is marked", async () => {
    const given: DraftContent = { ...filled, marks: [{ level: "answer", field: "Q1", reason: null }] };
    const bytes = await changed(given, (xml) =>
      xml.replace("<w:sectPr>", "<w:p><w:r><w:t>By the way, secret</w:t></w:r></w:p><w:sectPr>"),
    );
    const read = await readFormFile(bytes, source);
    expect(read.ok && read.value.content.general).toBe("By the way, secret");
    expect(read.ok && read.value.unread).toContainEqual(expect.objectContaining({ text: "By the way, secret" }));
    expect(read.ok && read.value.content.marks).toContainEqual({ level: "answer", field: "general", reason: null });
  });

  it("two ticks in a row are no position, and an x beside a box is a tick", async () => {
    const second = /(w:tag w:val="position:Q1:disagree".*?<w:t>)\u2610/;
    const both = await readFormFile(await changed(filled, (xml) => xml.replace(second, "$1x")), source);
    expect(both.ok && answerTo(both.value.content, "Q1").text).toBe("One.\n\nTwo.");
    expect(both.ok && both.value.content.positions).toEqual({ "Q2.a": "disagree" });
    expect(both.ok && both.value.unread).toHaveLength(1);
    const one = await readFormFile(await changed(undefined, (xml) => xml.replace(second, "$1x")), source);
    expect(one.ok && one.value.content.positions).toEqual({ Q1: "disagree" });
  });

  it("a date that is no day is kept as text and listed", async () => {
    const bytes = await changed(
      { ...filled, answers: [{ question: "Q2", text: "", areas: [], alternativeOn: "2023-05-09" }] },
      (xml) => xml.replace("9 May 2023</w:t></w:r></w:p>", "mid May</w:t></w:r></w:p>"),
    );
    const read = await readFormFile(bytes, source);
    expect(read.ok && read.value.content.general).toBe("Q2: mid May");
    expect(read.ok && read.value.unread).toHaveLength(1);
  });

  it("text that was deleted with changes tracked is not read", async () => {
    const bytes = await changed(filled, (xml) =>
      xml.replace("One.</w:t></w:r>", 'One.</w:t></w:r><w:del w:id="1"><w:r><w:t>Gone</w:t></w:r></w:del>'),
    );
    const read = await readFormFile(bytes, source);
    expect(read.ok && read.value.content).toEqual(filled);
  });
});

describe("files that are no form", () => {
  const refusal = async (bytes: Buffer | Promise<Buffer>) => readFormFile(await bytes, source);
  it.each([
    ["not a ZIP archive", Buffer.from("%PDF-1.7"), "not-a-document"],
    ["no Word document", archiveOf({ "a.txt": "x" }), "not-a-document"],
    ["broken XML", archiveOf({ "word/document.xml": "<w:document>" }), "not-a-document"],
    [
      "a document type with entities",
      archiveOf({ "word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }),
      "not-a-document",
    ],
    ["nesting without end", archiveOf({ "word/document.xml": "<a>".repeat(5000) }), "not-a-document"],
    ["another document", archiveOf({ "word/document.xml": "<a/>" }), "no-form"],
    [
      "a form of another consultation",
      formFileOf({ ...source, content: { ...content, slug: "another" } }),
      "other-consultation",
    ],
    ["more than a form can be", Buffer.alloc(largestFile + 1), "too-large"],
    ["a small file that unpacks without end", archiveOf({ "word/document.xml": " ".repeat(40_000_000) }), "too-large"],
  ])("%s is refused", async (_, bytes, reason) => expect(await refusal(bytes)).toEqual({ ok: false, reason }));
});
