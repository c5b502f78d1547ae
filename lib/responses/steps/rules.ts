import type { ConsultationContent, EditorialNote, Question } from "#lib/consultations/schema.ts";
import { answerTo, partsOf, positionOn } from "../rules.ts";
import type { DraftContent, TextOfResponse, Texts } from "../schema.ts";

/** One page of the journey; `key` is the last part of its address. */
export type Step =
  | { key: "about-you"; kind: "about-you"; title: string }
  | { key: string; kind: "question"; title: string; question: Question; number: number }
  | { key: "more"; kind: "extras"; title: string }
  | { key: "files"; kind: "files"; title: string }
  | { key: "confidentiality"; kind: "confidentiality"; title: string }
  | { key: "who-sees-what"; kind: "who-sees-what"; title: string }
  | { key: "check"; kind: "check"; title: string };

/** The pages in their order, made from the consultation: one for each printed question, one for the boxes beyond them (S27.6). */
export function stepsOf({ questions, extraBoxes }: ConsultationContent): Step[] {
  return [
    { key: "about-you", kind: "about-you", title: "About you" },
    ...questions.map(
      (question, index): Step => ({
        key: question.label.toLowerCase(),
        kind: "question",
        title: `Question ${index + 1}`,
        question,
        number: index + 1,
      }),
    ),
    ...(extraBoxes.length > 0 ? [{ key: "more", kind: "extras", title: "Further comments" } as const] : []),
    { key: "files", kind: "files", title: "Files" },
    { key: "confidentiality", kind: "confidentiality", title: "Confidentiality" },
    { key: "who-sees-what", kind: "who-sees-what", title: "Who will see what" },
    { key: "check", kind: "check", title: "Check your answers" },
  ];
}

export const stepCalled = (content: ConsultationContent, key: string): Step | null =>
  stepsOf(content).find((step) => step.key === key) ?? null;

/** The page of this key in the newest text that has it: one that a newer text dropped may still be open, or hold an answer. */
export const stepIn = (texts: Texts, key: string): Step | null =>
  texts.reduceRight<Step | null>((found, { content }) => found ?? stepCalled(content, key), null);

/** The neighbours of a page; null before the first and after the last. */
export function aroundStep(content: ConsultationContent, step: Step): { before: Step | null; after: Step | null } {
  const steps = stepsOf(content);
  const index = steps.findIndex(({ key }) => key === step.key);
  return { before: steps[index - 1] ?? null, after: steps[index + 1] ?? null };
}

/** Progress in words: "Step 3 of 8, question 2 of 3" (look.md). */
export function progressOf(content: ConsultationContent, step: Step): string {
  const steps = stepsOf(content);
  const place = `Step ${steps.findIndex(({ key }) => key === step.key) + 1} of ${steps.length}`;
  return step.kind === "question" ? `${place}: question ${step.number} of ${content.questions.length}` : place;
}

/** More of a question's wording than this does not help to tell one tab from another. */
const longestWording = 60;

const shortened = (text: string): string =>
  text.length <= longestWording ? text : `${text.slice(0, longestWording).replace(/\s+\S*$/, "")}…`;

/** The title of a page, in the tab: the page, what it asks, and the consultation. "Question 1 – Do you agree…? – Consultation on…". */
export function pageTitleOf(content: ConsultationContent, step: Step): string {
  const asked =
    step.kind === "question"
      ? content.document.questions.find(({ label }) => label === step.question.label)?.wording
      : undefined;
  return titled(content, step.title, ...(asked ? [shortened(asked)] : []));
}

/** The same for a page of the form that is no step of it. */
export const titled = ({ title }: Pick<ConsultationContent, "title">, ...parts: string[]): string =>
  [...parts, title].join(" – ");

/** Whether anything was said to a question: a position, a date, an area or text. Silence is "not answered" (invariant 9). */
export function isAnswered(content: TextOfResponse, draft: DraftContent, label: string): boolean {
  const { text, areas, remarks = [], alternativeOn } = answerTo(draft, label);
  const parts = partsOf(content).filter(({ question }) => question === label);
  return (
    text !== "" ||
    alternativeOn !== null ||
    areas.some(({ about, what, why }) => about + what + why !== "") ||
    remarks.length > 0 ||
    parts.some(({ key }) => positionOn(draft, key) !== "not-answered")
  );
}

/** Where somebody who comes back goes on: the first page with nothing on it that asks something, else the last one. */
export function stepToContinue(content: TextOfResponse, draft: DraftContent): Step {
  const steps = stepsOf(content);
  const waiting = steps.find((step) => {
    if (step.kind === "about-you") return !draft.respondent.name || !draft.respondent.email;
    return step.kind === "question" && !isAnswered(content, draft, step.question.label);
  });
  return waiting ?? steps.at(-1)!;
}

/** Our notes that speak of this question, to stand beside it, marked as ours (S27.7). */
export function notesOn(content: ConsultationContent, label: string): EditorialNote[] {
  const published = content.document.questions.find((question) => question.label === label);
  const name = new RegExp(`\\b${label}\\b`);
  return content.notes.filter(
    ({ title, text, paragraphs }) =>
      published && paragraphs.includes(published.paragraph) && name.test(`${title} ${text}`),
  );
}
