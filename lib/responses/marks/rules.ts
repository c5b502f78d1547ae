import type { Mark } from "#lib/confidentiality/schema.ts";
import type { FormState } from "#lib/form-state.ts";
import { fileKey } from "../files/rules.ts";
import type { Reader } from "../form/reading/rules.ts";
import { reasonSchema } from "../form/schema.ts";
import { outsideLabel } from "../rules.ts";
import type { DraftContent, TextOfResponse } from "../schema.ts";
import { isAnswered } from "../steps/rules.ts";

/** Something that a box on the confidentiality page marks: "whole", "identity", the key of an answer, or of a file (`fileKey`). */
export type Markable = { key: string; label: string };

function levelOf(mark: Mark): string | null {
  if (mark.level === "attachment") return fileKey(mark.attachmentId);
  if (mark.level === "answer") return mark.field;
  return mark.level === "passage" ? null : mark.level;
}

function markOf(key: string, reason: string | null): Mark {
  if (key === "whole" || key === "identity") return { level: key, reason };
  if (key.startsWith(fileKey(""))) return { level: "attachment", attachmentId: key.slice(fileKey("").length), reason };
  return { level: "answer", field: key, reason };
}

export const markOn = (draft: Pick<DraftContent, "marks">, key: string): Mark | undefined =>
  draft.marks.find((mark) => levelOf(mark) === key);

/** The answers that can be marked as a whole: those that say something, and those that are marked already (S29.2). */
export function markableAnswers(content: TextOfResponse, draft: DraftContent): Markable[] {
  const questions = content.document.questions
    .filter(({ label }) => isAnswered(content, draft, label))
    .map(({ label, wording }) => ({ key: label, label: `${label}: ${wording}` }));
  const boxes = content.extraBoxes
    .map(({ key, label }) => ({ key: `extra.${key}`, label, text: draft.extras[key] ?? "" }))
    .concat({ key: "general", label: outsideLabel, text: draft.general })
    .filter(({ text }) => text !== "");
  return [...questions, ...boxes.map(({ key, label }) => ({ key, label }))];
}

/**
 * Sets and lifts the marks that the page showed; a mark it did not show stays. The reason may be left out (S29.4); it is kept exactly as
 * given (S31.1).
 */
export function applyMarks(
  content: TextOfResponse,
  draft: DraftContent,
  fileIds: readonly string[],
  reader: Reader,
): DraftContent {
  const known = [
    "whole",
    "identity",
    ...markableAnswers(content, draft).map(({ key }) => key),
    ...fileIds.map(fileKey),
  ];
  let marks = draft.marks;
  for (const key of known) {
    const before = markOn(draft, key);
    const reason = reader.read(`reason.${key}`, reasonSchema, before?.reason ?? "");
    const isMarked = reader.has(`mark.${key}`);
    if (!reader.all("shown").includes(key) && !isMarked) continue;
    marks = marks.filter((mark) => mark !== before);
    if (isMarked) marks = [...marks, markOf(key, reason.trim() === "" ? null : reason)];
  }
  return { ...draft, marks };
}

export function markValues(content: TextOfResponse, draft: DraftContent): FormState["values"] {
  const keys = [
    "whole",
    "identity",
    ...markableAnswers(content, draft).map(({ key }) => key),
    ...draft.marks.flatMap((mark) => (mark.level === "attachment" ? [fileKey(mark.attachmentId)] : [])),
  ];
  return Object.fromEntries(
    keys.flatMap((key) => {
      const mark = markOn(draft, key);
      return mark
        ? [
            [`mark.${key}`, "yes"],
            [`reason.${key}`, mark.reason ?? ""],
          ]
        : [];
    }),
  );
}
