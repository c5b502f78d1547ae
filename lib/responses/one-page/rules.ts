import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { applyForm } from "../form/rules.ts";
import type { Entries } from "../form/schema.ts";
import { markableAnswers } from "../marks/rules.ts";
import { type DraftContent, emptyContent, type TextOfResponse } from "../schema.ts";
import { type Step, stepsOf } from "../steps/rules.ts";
import { onlyText, textToAnswer } from "../texts.ts";

/** The name of a question's own field where all questions are on one page: "Q1.text". */
export const fieldName = (label: string, field: "text" | "alternative"): string => `${label}.${field}`;

/** Which fields of the one page belong to a step, under the names that the step's own page gives them. */
function ownName(step: Step, content: TextOfResponse, draft: DraftContent, name: string): string | null {
  switch (step.kind) {
    case "about-you":
      return ["capacity", "organisation", "name", "role", "email"].includes(name) ? name : null;
    case "question": {
      const { label } = step.question;
      if (name.startsWith(`position.${label}.`) || name === `position.${label}`) return name;
      return name === fieldName(label, "text") || name === fieldName(label, "alternative")
        ? name.slice(label.length + 1)
        : null;
    }
    case "extras":
      return name.startsWith("extra.") ? name : null;
    case "confidentiality": {
      // A mark on an answer that was not given marks nothing.
      const known = ["whole", "identity", ...markableAnswers(content, draft).map(({ key }) => key)];
      return known.some((key) => name === `mark.${key}` || name === `reason.${key}`) ? name : null;
    }
    case "check":
      return name === "hasReadWhoSees" ? name : null;
    case "files":
    case "who-sees-what":
      return null;
  }
}

/**
 * Reads the one page as if each of its parts had been sent from its own step: the same schemas, the same rules, the same kept text.
 * `errors` names by field what could not be taken at all, such as a day that does not exist; what is merely missing is no error here.
 */
export function readOnePage(
  content: ConsultationContent,
  version: number,
  entries: Entries,
): { content: DraftContent; errors: Record<string, string> } {
  let draft = emptyContent(content.slug, version);
  const texts = onlyText(content, version);
  const errors: Record<string, string> = {};
  for (const step of stepsOf(content)) {
    const own = new Map<string, readonly string[]>();
    for (const [name, values] of entries) {
      const here = ownName(step, textToAnswer(draft, texts), draft, name);
      if (here !== null) own.set(here, values);
    }
    const applied = applyForm(step, textToAnswer(draft, texts), draft, own);
    draft = applied.draft;
    Object.assign(errors, applied.errors);
  }
  return { content: draft, errors };
}
