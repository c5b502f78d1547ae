import fc from "fast-check";
import { expect, test } from "vitest";
import { publicReads, whoSeesWhat } from "./rules.ts";
import type { Mark, MarkedResponse } from "./schema.ts";
import { composeTwin, publicText } from "./twin/rules.ts";

const text = "We pay ten pounds per hub, and Jo agrees. Call 020 7946 0000.";
const response = (marks: readonly Mark[]): MarkedResponse => ({
  fields: [
    { key: "Q1", label: "Question 1", text },
    { key: "Q1.why", label: "Why", text: "Because." },
  ],
  marks,
  respondent: { name: "Jo Bloggs", organisation: "Acme Ltd", email: "jo@acme.example" },
  attachments: [{ id: "a", name: "costs.xlsx", publicVersionOf: null, text: null }],
});

const someMarks = fc.array(
  fc.oneof(
    fc.constantFrom<Mark>(
      { level: "whole", reason: "all" },
      { level: "identity", reason: null },
      { level: "answer", field: "Q1", reason: "ours" },
      { level: "attachment", attachmentId: "a", reason: null },
    ),
    fc
      .tuple(fc.nat(text.length), fc.nat(text.length))
      .map(
        ([a, b]): Mark => ({ level: "passage", field: "Q1", start: Math.min(a, b), end: Math.max(a, b), reason: "x" }),
      ),
  ),
  { maxLength: 4 },
);

test("S30.1 the public column shows what the twin shows, no more and no less", () => {
  fc.assert(
    fc.property(someMarks, (marks) => {
      const { fields, respondent, attachments } = response(marks);
      const twin = composeTwin(fields, marks, respondent, attachments);
      const shown = (items: { segments: { kind: string; text: string }[] }[]) =>
        items.flatMap(({ segments }) => segments.filter(({ kind }) => kind === "text").map((segment) => segment.text));
      const rows = whoSeesWhat(response(marks)).map((row) => ({ segments: row.public }));
      expect(shown(rows)).toEqual(shown([...twin.respondent, ...twin.fields, ...twin.attachments]));
    }),
  );
});

test("the Department, the Authority and DCC read every word, whatever is marked", () => {
  fc.assert(
    fc.property(someMarks, (marks) => {
      const full = ["Jo Bloggs", "Acme Ltd", "jo@acme.example", text, "Because.", "costs.xlsx"];
      const joined = (segments: { text: string }[]) => segments.map((segment) => segment.text).join("");
      const rows = whoSeesWhat(response(marks));
      expect(rows.map((row) => joined(row.departmentAndAuthority))).toEqual(full);
      expect(rows.map((row) => joined(row.dcc))).toEqual(full);
    }),
  );
});

test("S30.5 marked words are told apart, with their reason beside them", () => {
  const marks: Mark[] = [{ level: "passage", field: "Q1", start: 7, end: 17, reason: "A supplier's price." }];
  expect(whoSeesWhat(response(marks))[3]?.departmentAndAuthority[1]).toEqual({
    text: "ten pounds",
    isMarked: true,
    reason: "A supplier's price.",
  });
});

test("S29.8 the email address is a row of its own, and never public", () => {
  const row = whoSeesWhat(response([])).find(({ key }) => key === "email");
  expect(publicText(row?.public ?? [])).toBe("[Contact detail left out]");
  expect(row?.dcc).toEqual([{ text: "jo@acme.example", isMarked: false, reason: null }]);
});

test("S30.1 a row says whether the public reads all of it, a part, or nothing", () => {
  const reads = (marks: Mark[]) =>
    Object.fromEntries(whoSeesWhat(response(marks)).map((row) => [row.key, publicReads(row)]));
  expect(reads([])).toMatchObject({ name: "all", email: "none", "Q1.why": "all", a: "all" });
  expect(reads([]).Q1).toBe("part");
  expect(reads([{ level: "passage", field: "Q1.why", start: 0, end: 7, reason: null }])["Q1.why"]).toBe("part");
  expect(reads([{ level: "answer", field: "Q1", reason: null }]).Q1).toBe("none");
  expect(reads([{ level: "identity", reason: null }])).toMatchObject({ name: "none", organisation: "none" });
  expect(Object.values(reads([{ level: "whole", reason: null }]))).not.toContain("all");
});

test("S30.1 a file is named, and one that is not marked says why the public would not get it", () => {
  const rows = (marks: Mark[], text: string | null = null) =>
    whoSeesWhat({
      ...response(marks),
      attachments: [{ id: "a", name: "costs.xlsx", publicVersionOf: null, text }],
    }).find(({ key }) => key === "a");
  expect(rows([])).toMatchObject({ label: "File “costs.xlsx”", why: null });
  expect(rows([{ level: "identity", reason: null }])).toMatchObject({ why: "identity" });
  expect(rows([{ level: "attachment", attachmentId: "a", reason: null }])?.why).toBe("marked");
  const marked: Mark = { level: "passage", field: "Q1", start: 0, end: 25, reason: null };
  expect(rows([marked], "As said: we pay ten pounds per hub, and more.")?.why).toBe("repeats");
});
