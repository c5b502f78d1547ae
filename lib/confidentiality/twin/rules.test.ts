import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeMarks } from "../marks/rules.ts";
import type { Attachment, Field, Mark, Respondent } from "../schema.ts";
import { composeTwin, publicText } from "./rules.ts";
import type { PublicTwin } from "./schema.ts";

const block = "[Withheld at the respondent's request]";
const respondent: Respondent = {
  name: "Jo Price",
  organisation: "Acme Hubs Ltd",
  email: "jo.price@acme-hubs.example",
};
const file = (id: string, more: Partial<Attachment> = {}): Attachment => ({
  id,
  name: `${id}.pdf`,
  publicVersionOf: null,
  text: null,
  ...more,
});
const field = (key: string, text: string): Field => ({ key, label: `Question ${key}`, text });
const passage = (key: string, text: string, words: string): Mark => {
  const start = text.indexOf(words);
  return { level: "passage", field: key, start, end: start + words.length, reason: "costs" };
};
const itemsOf = ({ respondent, fields, attachments }: PublicTwin) => [...respondent, ...fields, ...attachments];
const textsOf = (twin: PublicTwin) => itemsOf(twin).map(({ segments }) => publicText(segments));

test("S29.2 with nothing marked the twin is the response, without the email address", () => {
  const twin = composeTwin([field("Q1", "Yes.\n")], [], respondent, [file("a")]);
  expect(textsOf(twin)).toEqual(["Jo Price", "Acme Hubs Ltd", "Yes.\n", "a.pdf"]);
  expect(twin.withheld).toBe(0);
});

test("S29.2 a whole response marked confidential is one block and nothing else", () => {
  const twin = composeTwin([field("Q1", "Yes.")], [{ level: "whole", reason: null }], respondent, [file("a")]);
  expect(twin).toEqual({ isWithheldInFull: true, respondent: [], fields: [], attachments: [], withheld: 1 });
});

test("S29.2 a marked passage is one block of fixed wording, whatever its length", () => {
  const of = (secret: string) => {
    const text = `We pay ${secret} per hub.`;
    return textsOf(composeTwin([field("Q1", text)], [passage("Q1", text, secret)], respondent, []))[2];
  };
  expect(of("ten")).toBe(`We pay ${block} per hub.`);
  expect(of("between ten and fifteen pounds, rising each year,")).toBe(of("ten"));
});

test("S29.2 five marked words that stand again, in another answer and another form, are withheld there too", () => {
  const text = "Our price is TEN pounds, not more.";
  const fields = [field("Q1", text), field("Q3", "As said: our price-is ten\npounds! Thank you.")];
  const twin = composeTwin(fields, [passage("Q1", text, "price is TEN pounds, not")], respondent, []);
  expect(textsOf(twin).slice(2)).toEqual([`Our ${block} more.`, "As said: our price-is ten\npounds! Thank you."]);
  const longer = composeTwin(fields, [passage("Q1", text, "Our price is TEN pounds")], respondent, []);
  expect(textsOf(longer).slice(2)).toEqual([`${block}, not more.`, `As said: ${block}! Thank you.`]);
});

test("S29.2 a marked answer is one block, however many parts it has and even when they are empty", () => {
  const fields = [field("Q1.area-1.what", "Clause 3"), field("Q1.area-1.why", ""), field("Q2", "No view")];
  const twin = composeTwin(fields, [{ level: "answer", field: "Q1", reason: null }], respondent, []);
  expect(twin.fields.map(({ key, segments }) => [key, publicText(segments)])).toEqual([
    ["Q1.area-1.what", block],
    ["Q2", "No view"],
  ]);
});

test("S29.2 a marked identity is withheld wherever it is named, and files that may carry it are held back", () => {
  const fields = [field("Q1", "ACME Hubs agrees; Jo\nPrice wrote it. The price will rise. See acme-hubs.example.")];
  const files = [file("a"), file("b", { name: "Acme-Hubs public.pdf", publicVersionOf: "a" })];
  const twin = composeTwin(fields, [{ level: "identity", reason: null }], respondent, files);
  expect(textsOf(twin)).toEqual([
    block,
    `${block} agrees; ${block} wrote it. The price will rise. See ${block}.`,
    block,
    `${block} public.pdf`,
  ]);
  expect(twin.attachments.map(({ isWithheld }) => isWithheld)).toEqual([true, false]);
});

test("S29.8 email addresses and telephone numbers are left out though nothing is marked", () => {
  const text = "Write to jo.price@acme-hubs.example or call +44 (0)20 7946 0000.";
  const twin = composeTwin([field("Q3", text)], [], respondent, []);
  expect(textsOf(twin)[2]).toBe("Write to [Contact detail left out] or call [Contact detail left out].");
  expect(twin.withheld).toBe(0);
});

test("S29.8 a contact detail that is marked in part is withheld as a whole", () => {
  const text = "Write to jo.price@acme-hubs.example today.";
  const twin = composeTwin([field("Q3", text)], [passage("Q3", text, "acme-hubs")], respondent, []);
  expect(textsOf(twin)[2]).toBe(`Write to ${block} today.`);
});

test("S29.9 a file is held back when marked, when a public version stands beside it, or when it repeats marked words", () => {
  const text = "The unit cost is ten pounds.";
  const files = [
    file("marked"),
    file("full"),
    file("public", { publicVersionOf: "full" }),
    file("repeats", { text: "… the unit cost is ten pounds …" }),
    file("other", { text: "Nothing of the kind." }),
  ];
  const marks: Mark[] = [{ level: "attachment", attachmentId: "marked", reason: null }, passage("Q1", text, text)];
  const twin = composeTwin([field("Q1", text)], marks, respondent, files);
  expect(twin.attachments.map(({ key, isWithheld }) => [key, isWithheld])).toEqual([
    ["file-1", true],
    ["file-2", true],
    ["public", false],
    ["file-4", true],
    ["other", false],
  ]);
});

test("no reason, offset or length of what is withheld is in the twin", () => {
  const make = (secret: string) => {
    const text = `A ${secret} B`;
    return composeTwin([field("Q1", text)], [passage("Q1", text, secret)], respondent, []);
  };
  expect(make("x")).toEqual(make("several words, and then a good many more of them"));
  expect(JSON.stringify(make("x"))).not.toContain("costs");
});

test("merged marks withhold all that either colleague's marks withhold", () => {
  const text = "one two three four five six seven eight nine ten";
  const marks = fc.array(
    fc.oneof(
      fc.tuple(fc.nat(text.length), fc.nat(text.length)).map(
        ([a, b]): Mark => ({
          level: "passage",
          field: "Q1",
          start: Math.min(a, b),
          end: Math.max(a, b),
          reason: null,
        }),
      ),
      fc.constantFrom<Mark>({ level: "answer", field: "Q1", reason: null }, { level: "identity", reason: null }),
    ),
    { maxLength: 4 },
  );
  const shown = (all: readonly Mark[]) =>
    itemsOf(composeTwin([field("Q1", text)], all, respondent, [])).flatMap(({ segments }) =>
      segments.filter(({ kind }) => kind === "text").flatMap((segment) => segment.text.match(/\p{L}/gu) ?? []),
    ).length;
  fc.assert(
    fc.property(marks, marks, (mine, theirs) => {
      const merged = shown(mergeMarks(mine, theirs));
      expect(merged).toBeLessThanOrEqual(Math.min(shown(mine), shown(theirs)));
      expect(merged).toBe(shown([...mine, ...theirs]));
    }),
  );
});
