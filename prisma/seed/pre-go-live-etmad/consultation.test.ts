import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { firstWorkingDayOn, windowOf } from "#lib/approvals/window/rules.ts";
import { bankHolidaysBetween, englandAndWales } from "#lib/calendars/rules.ts";
import { anchorsOf, footnotesIn, paragraphText } from "#lib/consultations/paragraphs/rules.ts";
import { brokenReferences } from "#lib/consultations/references/rules.ts";
import { closingSentence } from "#lib/consultations/rules.ts";
import { consultationContentSchema } from "#lib/consultations/schema.ts";
import { daysBetween, formatDate, londonDate } from "#lib/dates.ts";
import { readSeedConsultation } from "./consultation.ts";

const source = readFileSync(new URL("document.md", import.meta.url), "utf8");
const content = readSeedConsultation();
const { paragraphs, sections, footnotes, questions } = content.document;
const paragraph = (number: number) => paragraphs.find((entry) => entry.number === number)!;

/** The words of paragraph n straight from the source, by another road than the parser: cut, strip marks, squeeze spaces. */
function wordsInSource(number: number): string {
  const from = source.search(new RegExp(`^${number}\\. `, "m"));
  const next = source.slice(from + 1).search(new RegExp(`^${number + 1}\\. `, "m"));
  return source
    .slice(from, next < 0 ? undefined : from + 1 + next)
    .replace(/^#+ .*$/gm, "")
    .replace(/^<sup>\d+<\/sup> <.*>$/gm, "")
    .replace(/<sup>\d+<\/sup>/g, "")
    .replace(/^<b>(Q\d)<\/b>.*$/gm, "$1")
    .replace(/\[([^\]]+)\]\([^)]*\)/g, "$1")
    .replace(/^\s*- /gm, "")
    .replace(/^\d+\. /, "")
    .replace(/\s+/g, " ")
    .trim();
}

describe("the seed document", () => {
  test("is the published copy, byte for byte", () => {
    expect(createHash("sha256").update(source).digest("hex")).toBe(
      "d4f468a0ffca902e60c427b63c2c56edb8f2230896245962804ddae034b306fa",
    );
  });

  test("has exactly the paragraphs 1 to 38, each with its address", () => {
    expect(paragraphs.map(({ number }) => number)).toEqual(Array.from({ length: 38 }, (_, index) => index + 1));
    expect(paragraphs.map(({ anchor }) => anchor)).toEqual(paragraphs.map(({ number }) => `para-${number}`));
  });

  test.each(paragraphs.map((entry) => [entry.number, entry] as const))(
    "paragraph %i survives word for word",
    (number, entry) => {
      expect(paragraphText(entry).replace(/\s+/g, " ")).toBe(wordsInSource(number));
    },
  );

  test("keeps its sections, levels by number, and lists each in the printed contents", () => {
    expect(sections.map(({ printed }) => printed)).toEqual([
      "1. Introduction",
      "1.1. Purpose of this consultation",
      "1.2. Background and context",
      "Development of SEC provisions",
      "2. Summary of Changes",
      "3. Next Steps",
      "4. Questions for Respondents",
      "5. How to Respond",
      "Appendix A – ETMAD Draft Direction Text",
      "ETMAD Draft Direction Text",
    ]);
    const printed = sections.map((section) => section.printed);
    for (const line of content.document.contents) expect(printed).toContain(line.printed);
  });

  test("has three footnotes, with links as printed, misspelling included", () => {
    expect(footnotes.map(({ number }) => number)).toEqual([1, 2, 3]);
    for (const { href } of footnotes) expect(source).toContain(`<${href}>`);
    expect(paragraphs.flatMap(({ number, blocks }) => footnotesIn(blocks).map((note) => [number, note]))).toEqual([
      [3, 1],
      [11, 2],
      [12, 3],
    ]);
    expect(footnotes.filter(({ href }) => href.includes("subsiary")).map(({ number }) => number)).toEqual([1, 3]);
  });

  test("S27.7 shows the three questions word for word, with Q2's swallowed question mark", () => {
    for (const { label, wording } of questions) expect(source).toContain(`<b>${label}</b>\t${wording}\n`);
    expect(questions.map(({ label }) => label)).toEqual(["Q1", "Q2", "Q3"]);
    expect(questions[1]?.wording).toMatch(/within one month thereafter\?\)$/);
  });

  test("§13 and §21 give each entry of their lists an address", () => {
    expect(anchorsOf(paragraph(13))).toEqual(["para-13", "para-13-a", "para-13-b", "para-13-c", "para-13-d"]);
    expect(anchorsOf(paragraph(21))).toEqual(["para-21", "para-21-a", "para-21-b", "para-21-b-a", "para-21-b-b"]);
  });

  test("§24 is one sentence across the printed page break", () => {
    expect(paragraphText(paragraph(24))).toContain("considers the draft to be fit for purpose; copies of");
  });

  test("S36.1 §36 shows both placeholders and no date; each has words for a screen reader", () => {
    expect(paragraphText(paragraph(36))).toContain("with effect from [DD MM YYYY], the");
    expect(paragraphText(paragraph(36))).toContain("in Annex [XX] to this direction");
    expect(JSON.stringify(paragraph(36))).not.toMatch(/8 May|2023/);
    expect(content.direction?.placeholders.map(({ spoken }) => spoken)).toEqual([
      "date not yet decided",
      "annex number not yet decided",
    ]);
  });
});

describe("what the portal adds to it", () => {
  test("holds together and survives storing", () => {
    expect(brokenReferences(content)).toEqual([]);
    expect(consultationContentSchema.parse(JSON.parse(JSON.stringify(content)))).toEqual(content);
  });

  test("S7.1 closes at the one sentence", () => {
    expect(closingSentence(content)).toBe("16:00 UK time (BST) on Tuesday 25 April 2023");
  });

  test("S21.1 lists each change of §§18–22 as an entry of its own", () => {
    expect(content.changes.map(({ key }) => key)).toEqual([
      "l3-18",
      "pma-condition",
      "clause-3-1",
      "xmlsign",
      "cssprovider",
      "row-exclusion",
    ]);
  });

  test("S27.2 Q2 is asked as its two questions, for the Department", () => {
    const q2 = content.questions[1];
    expect(q2?.onBehalfOf).toBe("the Department");
    expect(q2?.answer.kind === "parts" && q2.answer.parts.map(({ key, asks }) => [key, asks])).toEqual([
      ["a", { kind: "date", proposedOn: "2023-05-08" }],
      ["b", { kind: "fallback", withinMonths: 1 }],
    ]);
  });

  test("S27.3 Q2's facts give the window and the bank holiday as they are computed, and steer nobody", () => {
    const facts = content.questions[1]?.facts ?? [];
    const window = windowOf(content.designation!);
    expect(facts[0]).toBe(
      `The dates asked about run from ${formatDate(window.earliestOn)} to ${formatDate(window.latestOn)}, both included.`,
    );
    expect([window.earliestOn, window.latestOn]).toEqual(["2023-05-08", "2023-06-08"]);
    expect(bankHolidaysBetween("2023-05-08", "2023-05-08", englandAndWales)).toHaveLength(1);
    expect(facts[1]).toBe(
      `${formatDate("2023-05-08")} is a bank holiday. The next working day is ${formatDate(firstWorkingDayOn(window))}.`,
    );
    expect(facts.join(" ")).not.toMatch(
      /\b(?:should|recommend|prefer|suitable|reasonable|only|unfortunately|agree|disagree|propose)/i,
    );
  });

  test("S31.9 the law's names appear as printed, with our note on the title of the Environmental Information Regulations", () => {
    const words = paragraphText(paragraph(31));
    for (const name of [
      "Freedom of Information Act 2000",
      "Data Protection Act 2018",
      "Environmental Regulations 2004",
    ])
      expect(words).toContain(name);
    expect(words).not.toContain("Environmental Information Regulations");
    const [note] = content.notes.filter(({ paragraphs: on }) => on.includes(31));
    expect(note).toMatchObject({
      kind: "defect",
      text: expect.stringContaining("Environmental Information Regulations 2004"),
    });
  });

  test("every defect of the published copy has a note beside its paragraphs", () => {
    const noted = new Set(content.notes.filter(({ kind }) => kind === "defect").flatMap((note) => note.paragraphs));
    for (const number of [3, 7, 10, 12, 13, 14, 21, 22, 23, 25, 26, 27, 28, 29, 31, 33])
      expect(noted).toContain(number);
  });

  test("quoted words in notes and definitions stand in the document", () => {
    const words = source.replace(/\s+/g, " ");
    const ours = ["(c)", "Within one month thereafter"];
    const quoted = [...content.notes, ...content.keyDates.map(({ note }) => ({ text: note ?? "" }))].flatMap(
      ({ text }) => [...text.matchAll(/“([^”]+)”/g)].map((match) => match[1]!),
    );
    for (const quote of quoted.filter((quote) => !ours.includes(quote)))
      expect(words.toLowerCase(), quote).toContain(quote.toLowerCase());
  });

  test("S14.1 29 June 2023 is a target, and 8 May 2023 a proposal", () => {
    const kinds = Object.fromEntries(content.keyDates.map(({ key, kind }) => [key, kind]));
    expect(kinds).toMatchObject({ "go-live": "target", "proposed-date": "proposal", "latest-date": "computed" });
  });

  test("the earlier steps stand in order of their dates", () => {
    const days = content.timeline.map(({ on }) => on);
    expect(days).toEqual([...days].sort());
  });

  test("S36.3 the days that matter fall on their weekdays", () => {
    const days = Object.fromEntries(
      content.keyDates.map(({ key, when }) => [
        key,
        formatDate("on" in when ? when.on : londonDate(new Date(when.at))),
      ]),
    );
    expect(days).toEqual({
      opens: "Friday 31 March 2023",
      closes: "Tuesday 25 April 2023",
      "proposed-date": "Monday 8 May 2023",
      "latest-date": "Thursday 8 June 2023",
      "go-live": "Thursday 29 June 2023",
      reply: "Tuesday 18 July 2023",
    });
  });

  test("the length report and the gap to the proposed date stand beside their days", () => {
    const notes = Object.fromEntries(content.keyDates.map(({ key, note }) => [key, note ?? ""]));
    expect(notes.closes).toContain("25 calendar days; 16 working days in England and Wales counting both ends");
    expect(notes.closes).toContain("Good Friday, Friday 7 April 2023, and Easter Monday, Monday 10 April 2023");
    expect(notes["proposed-date"]).toContain("13 calendar days after the close, with 7 working days between");
    expect(notes["proposed-date"]).toContain("A bank holiday; the next working day is Tuesday 9 May 2023");
  });

  test("§3 §12 the earlier consultations took 69 and 96 days from close to conclusion", () => {
    expect(content.related.map(({ closedOn, concludedOn }) => daysBetween(closedOn, concludedOn))).toEqual([69, 96]);
  });
});
