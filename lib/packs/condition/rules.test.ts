import { describe, expect, test } from "vitest";
import { readSeedConsultation } from "#prisma/seed/pre-go-live-etmad/consultation.ts";
import { conditionParagraphs, conditionState } from "./rules.ts";
import { sentenceAround, sentencesOf } from "./sentences.ts";

const content = readSeedConsultation();
const words = "The issue of a certificate is subject to the approval of the SMKI PMA.";
const stateIn = (text: string | null, isWord = false, sought = words) =>
  conditionState(content, { words: sought }, text === null ? null : sentencesOf(text, isWord));

test("S19.4 the seed announces its condition in paragraph 19", () => {
  expect(conditionParagraphs(content)).toEqual([19]);
  expect(conditionState({ changes: [] }, null, null)).toBe("none");
});

test.each<[string, string | null, string]>([
  ["the sentence as recorded, in its clause", `4.1 Something else.\n4.2 ${words}\n4.3 The rest.`, "held"],
  [
    "over line ends",
    "4.2 The issue of a certificate is subject to\n   the approval of the\nSMKI PMA. 4.3 The rest.",
    "held",
  ],
  ["as an item of a list", `(a) This.\n\n(b) ${words}\n\nThe rest.`, "held"],
  ["a draft without it", "3.2 Certificates may be provided.", "edited-away"],
  ["part of it alone", "The issue of a certificate is subject to the approval of the Department.", "edited-away"],
  ["a draft whose words could not be read", null, "unread"],
  ["a scan of paper", " \n ", "unread"],
])("S19.4 %s", (_, text, state) => expect(stateIn(text)).toBe(state));

describe("S19.4 words in a sentence that says otherwise are not the sentence", () => {
  const fragment = "subject to the approval of the SMKI PMA";
  test.each([
    "The issue is NOT subject to the approval of the SMKI PMA.",
    "The issue is not\nsubject to the approval of the SMKI PMA.",
    "The issue is subject to the approval of the SMKI PMA or of DCC.",
    "The issue shall not be: subject to the approval of the SMKI PMA.",
    "Nothing here is to be read as, e.g. subject to the approval of the SMKI PMA.",
    "The issue is subject to the approval of the SMKI PMA.",
  ])("%j is not the recorded “subject to …”", (text) => {
    expect(stateIn(text, false, fragment)).toBe("edited-away");
    expect(stateIn(text, true, fragment)).toBe("edited-away");
  });

  test.each([
    `Unless DCC decides otherwise, ${words}`,
    `It is not the case that: ${words}`,
    `It is not the case that:\n${words}`,
    words.replace("is subject", "is not subject"),
    words.replace(".", " where DCC so wishes."),
  ])("%j is not the recorded sentence", (text) => {
    expect(stateIn(text)).toBe("edited-away");
    expect(stateIn(text, true)).toBe("edited-away");
  });
});

test("S19.4 in a Word draft each line is a paragraph: headings above the clause are no part of it", () => {
  const text = `Provision of certificates\n4.2 ${words}\nThe rest`;
  expect(stateIn(text, true)).toBe("held");
});

test("S19.4 several sentences are recorded as they stand, one after another", () => {
  const both = `${words} It takes account of the views given.`;
  expect(stateIn(`4.2 ${both} 4.3 More.`, false, both)).toBe("held");
  expect(stateIn(`4.2 ${words} Or not. It takes account of the views given.`, false, both)).toBe("edited-away");
});

test("S19.4 while nobody has said which clause holds it, that is what is said", () => {
  expect(conditionState(content, null, [words])).toBe("not-mapped");
});

test("the whole sentence around a part of it is found, so that it can be recorded", () => {
  const draft = sentencesOf("4.2 The issue is NOT subject to the approval of the SMKI PMA. 4.3 The rest.", false);
  expect(sentenceAround(draft, "subject to the approval of the SMKI PMA")).toBe(
    "The issue is NOT subject to the approval of the SMKI PMA",
  );
  expect(sentenceAround(draft, "something else")).toBeNull();
});
