import { paragraphText, sayParagraphs } from "./paragraphs/rules.ts";
import type { ConsultationContent } from "./schema.ts";

const listed = (texts: readonly string[]) => texts.map((text) => `“${text}”`).join(", ");

/** What of `before` is not in `after`, what is new in `after`, and what has other words, by key. */
function comparedBy(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>) {
  return {
    gone: [...before].filter(([key]) => !after.has(key)).map(([, words]) => words),
    added: [...after].filter(([key]) => !before.has(key)).map(([, words]) => words),
    other: [...after].filter(([key, words]) => before.has(key) && before.get(key) !== words).map(([key]) => key),
  };
}

const changesIn = ({ changes }: ConsultationContent) => new Map(changes.map(({ key, title }) => [key, title]));
const boxesIn = ({ extraBoxes }: ConsultationContent) => new Map(extraBoxes.map(({ key, label }) => [key, label]));
const questionsIn = ({ document }: ConsultationContent) =>
  new Map(document.questions.map(({ label, wording }) => [label, wording]));
const paragraphsIn = ({ document }: ConsultationContent) =>
  new Map(document.paragraphs.map((paragraph) => [String(paragraph.number), paragraphText(paragraph)]));

const sentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;

/** What a respondent should know of a new text, a sentence each: questions first, then what else is asked, then the paragraphs that read otherwise. */
export function whatChanged(before: ConsultationContent, after: ConsultationContent): string[] {
  const questions = comparedBy(questionsIn(before), questionsIn(after));
  const changes = comparedBy(changesIn(before), changesIn(after));
  const boxes = comparedBy(boxesIn(before), boxesIn(after));
  const old = paragraphsIn(before);
  const now = paragraphsIn(after);
  const touched = [...new Set([...old.keys(), ...now.keys()])]
    .filter((number) => old.get(number) !== now.get(number))
    .map(Number)
    .toSorted((a, b) => a - b);
  return [
    ...questions.other.map((label) => `Question ${label} is put in other words.`),
    ...questions.added.map((wording) => `New: the question “${wording}”`),
    ...questions.gone.map((wording) => `No longer asked: the question “${wording}”`),
    ...(changes.added.length > 0 ? [`New in the list of changes: ${listed(changes.added)}.`] : []),
    ...(changes.gone.length > 0 ? [`No longer in the list of changes: ${listed(changes.gone)}.`] : []),
    ...(changes.other.length > 0
      ? [
          `In other words in the list of changes: ${listed(changes.other.map((key) => changesIn(after).get(key) ?? key))}.`,
        ]
      : []),
    ...(boxes.added.length > 0 ? [`New: the box ${listed(boxes.added)}.`] : []),
    ...(boxes.gone.length > 0 ? [`No longer asked: the box ${listed(boxes.gone)}.`] : []),
    ...(boxes.other.length > 0
      ? [`Called otherwise: the box ${listed(boxes.other.map((key) => boxesIn(after).get(key) ?? key))}.`]
      : []),
    ...(touched.length > 0
      ? [sentence(`${sayParagraphs(touched)} ${touched.length > 1 ? "read" : "reads"} otherwise`)]
      : []),
  ];
}
