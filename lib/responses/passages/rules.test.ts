import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normaliseMarks } from "#lib/confidentiality/marks/rules.ts";
import { textOf } from "#prisma/factories/response.ts";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { type DraftContent, emptyContent } from "../schema.ts";
import { movedMark } from "./moving.ts";
import { choosePieces, findWords, passagesOn, piecesOf, repeatsFor, withMarksMoved, withPassages } from "./rules.ts";

const content = readSeedConsultation();
const text = "We agree. It costs £41,000 a week 👩‍👩‍👧. שלום לכולם. Nobody else knows.";
const field = { key: "Q1", label: "Q1, answer", text };

const draftWith = (words: string, marks: DraftContent["marks"]): DraftContent => ({
  ...emptyContent(content.slug, 1),
  answers: [{ question: "Q1", text: words, areas: [], alternativeOn: null }],
  marks,
});
const mark = (start: number, end: number, reason: string | null = null) =>
  ({ level: "passage", field: "Q1", start, end, reason }) as const;
const wordsOf = (marks: DraftContent["marks"], of: string) =>
  passagesOn(marks, "Q1").map(({ start, end }) => of.slice(start, end));

describe("marking passages", () => {
  it("S29.2 sentences ticked, words typed and words selected come to the same marks", () => {
    const sentence = piecesOf(text, []).find((piece) => piece.text.includes("£41,000"))!;
    const ticked = withPassages([], field, choosePieces(text, [], new Set([sentence.index])));
    const typed = withPassages([], field, [findWords(text, [], sentence.text)!]);
    const selected = withPassages([], field, [{ start: sentence.start, end: sentence.end, reason: null }]);
    expect(typed).toEqual(ticked);
    expect(selected).toEqual(ticked);
  });

  it("overlapping and adjoining marks are one, with both reasons", () => {
    const marks = withPassages([], field, [
      { start: 10, end: 20, reason: "One" },
      { start: 15, end: 26, reason: "Two" },
    ]);
    expect(marks).toEqual([mark(10, 26, "One\n\nTwo")]);
  });

  it("a ticked sentence that is unticked is unmarked, and the rest of a mark across it stays", () => {
    const pieces = piecesOf(text, []);
    const all = choosePieces(text, [], new Set(pieces.map(({ index }) => index)));
    expect(normaliseMarks(text, all)).toHaveLength(1);
    const without = new Set(pieces.map(({ index }) => index).filter((index) => index !== 1));
    const left = normaliseMarks(text, choosePieces(text, all, without));
    expect(left.map(({ start, end }) => text.slice(start, end)).join(" ")).not.toContain("£41,000");
    expect(left.map(({ start, end }) => text.slice(start, end)).join(" ")).toContain("Nobody else knows");
  });

  it("whatever pieces are ticked, exactly they are marked, and nothing of the others", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), fc.array(fc.nat(20)), (words, ticks) => {
        const pieces = piecesOf(words, []);
        const chosen = new Set(ticks.filter((index) => index < pieces.length));
        const again = piecesOf(words, choosePieces(words, [], chosen));
        for (const { index, isMarked } of again) if (chosen.has(index)) expect(isMarked).toBe(true);
      }),
    );
  });

  it("words are found where they are not marked yet, and only as they stand", () => {
    expect(findWords("ab ab", [{ start: 0, end: 2, reason: null }], "ab")).toMatchObject({ start: 3, end: 5 });
    expect(findWords("ab ab", [{ start: 0, end: 5, reason: null }], "ab")).toBeNull();
    expect(findWords("ab", [], "AB")).toBeNull();
  });

  it.each([
    ["We said “no more”\nthan that.", 'said "no more" than that', "said “no more”\nthan that"],
    ["It’s 5\u00A0000 – or less", "It's 5 000 - or less", "It’s 5\u00A0000 – or less"],
    ["two  spaces", "two spaces", "two  spaces"],
    ["one space", "one  \t space", "one space"],
  ])("in “%s” words are found whatever spaces and quotation marks were typed", (text, typed, found) => {
    const place = findWords(text, [], typed);
    expect(text.slice(place?.start, place?.end)).toBe(found);
  });

  it("marked words that stand again elsewhere are offered", () => {
    const draft = { ...draftWith("Bramble Valley", [mark(0, 14)]), extras: { direction: "Write to Bramble Valley" } };
    expect(repeatsFor(textOf(content), draft)).toMatchObject([{ field: "extra.direction", text: "Bramble Valley" }]);
  });

  it("a long text is offered by lines, a very long one by its words alone", () => {
    expect(piecesOf("One. Two. ".repeat(200), [])).toHaveLength(1);
    expect(piecesOf("One. Two.\n".repeat(400), [])).toEqual([]);
  });
});

describe("marks on a text that changes afterwards", () => {
  const marksAfter = (words: string) =>
    withMarksMoved(textOf(content), draftWith(text, [mark(19, 26)]), { ...draftWith(words, [mark(19, 26)]) }).response
      .marks;

  it("move with what is written before or after them", () => {
    expect(text.slice(19, 26)).toBe("£41,000");
    expect(wordsOf(marksAfter(`Dear DCC. ${text}`), `Dear DCC. ${text}`)).toEqual(["£41,000"]);
    expect(wordsOf(marksAfter(`${text} More.`), `${text} More.`)).toEqual(["£41,000"]);
  });

  it("take in what is written in the place of their words", () => {
    const changed = text.replace("£41,000", "£52 million");
    expect(wordsOf(marksAfter(changed), changed)).toEqual(["£52 million"]);
  });

  it("become a mark on the whole box when the box is emptied, and never vanish", () => {
    expect(marksAfter("")).toEqual([{ level: "answer", field: "Q1", reason: null }]);
  });

  it("go with an area of disagreement that is removed", () => {
    const area = { id: "area-1", about: "", anchor: null, what: "Secret", why: "" };
    const before: DraftContent = {
      ...emptyContent(content.slug, 1),
      answers: [{ question: "Q1", text: "", areas: [area], alternativeOn: null }],
      marks: [{ level: "passage", field: "Q1.area-1.what", start: 0, end: 6, reason: null }],
    };
    expect(withMarksMoved(textOf(content), before, { ...before, answers: [] }).response.marks).toEqual([]);
  });

  it("for any edit, a mark stays, lies in the text, and still covers its words where they were not touched", () => {
    const chars = fc.string({ unit: "grapheme", maxLength: 40 });
    fc.assert(
      fc.property(chars, chars, chars, chars, chars, (head, words, tail, newHead, newTail) => {
        fc.pre(words !== "");
        const before = head + words + tail;
        const now = newHead + words + newTail;
        const start = head.length;
        const [moved] = movedMark(mark(start, start + words.length), before, now).marks;
        if (moved?.level !== "passage") return;
        expect(moved.start).toBeGreaterThanOrEqual(0);
        expect(moved.end).toBeLessThanOrEqual(now.length);
        expect(moved.end).toBeGreaterThan(moved.start);
        if (newHead === head || newTail === tail) expect(now.slice(moved.start, moved.end)).toContain(words.trim());
      }),
    );
  });

  it("stay on their words after an edit in two places, also where the same words stand again", () => {
    const before = "At first we pay five pounds. Later, after the change, we would pay five pounds a day.";
    const after = "At the very first we pay five pounds. Later, after the change, we would pay five pounds a week.";
    const at = before.lastIndexOf("five pounds");
    const { marks, isDoubtful } = movedMark(mark(at, at + 11), before, after);
    expect(marks).toEqual([mark(after.lastIndexOf("five pounds"), after.lastIndexOf("five pounds") + 11)]);
    expect(isDoubtful).toBe(false);
  });

  it("are set on all words they may have been on where nothing is certain, and the person is told in which box", () => {
    const before = "Five pounds. Five pounds. End";
    const after = "Now: five. Five pounds. Five pounds. Five pounds. The end";
    const at = before.lastIndexOf("Five pounds");
    const draft = draftWith(before, [mark(at, at + 11)]);
    const { response, doubtful } = withMarksMoved(textOf(content), draft, { ...draftWith(after, draft.marks) });
    expect(
      wordsOf(response.marks, after)
        .join(" ")
        .match(/Five pounds/g),
    ).toHaveLength(3);
    expect(doubtful.map(({ key }) => key)).toEqual(["Q1"]);
  });

  it("do not slip to the same words elsewhere when their own are rewritten", () => {
    const before = "We pay five pounds now. Secretly we pay five pounds to Zed.";
    const after = "We pay us five pounds now. Secretly we pay sixpence to Zed!";
    const at = before.lastIndexOf("five pounds");
    const { marks } = movedMark(mark(at, at + 11), before, after);
    const covered = marks.flatMap((one) => (one.level === "passage" ? [after.slice(one.start, one.end)] : ["all"]));
    expect(covered.join(" ")).toContain("sixpence");
  });

  it("for any edits away from a mark, no fewer of its words are marked than before, and its own are among them where their surroundings tell", () => {
    const word = fc.constantFrom("five ", "pounds ", "a day ", "we ", "pay ", ". ");
    const run = fc.array(word, { maxLength: 8 }).map((words) => words.join(""));
    const some = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join("").trim());
    fc.assert(
      fc.property(run, some, run, run, run, (head, words, tail, newHead, newTail) => {
        fc.pre(words !== "");
        const before = `${head}${words} ${tail}`;
        const after = `${newHead}${words} ${newTail}`;
        const { marks } = movedMark(mark(head.length, head.length + words.length), before, after);
        const marked = marks.map((one) => (one.level === "passage" ? after.slice(one.start, one.end) : after));
        expect(marked.some((each) => each.includes(words))).toBe(true);
        const isOwnTold = head === newHead || tail === newTail;
        const at = newHead.length;
        if (isOwnTold && !`${newHead}${newTail}`.includes(words))
          expect(
            marks.some((one) => one.level !== "passage" || (one.start <= at && at + words.length <= one.end)),
          ).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
