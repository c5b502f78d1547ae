import { covers, type MarkedSegment, passagesIn, segmentsOf } from "#lib/confidentiality/marks/rules.ts";
import type { Mark } from "#lib/confidentiality/schema.ts";
import type { Line, Part, Run } from "#lib/documents/schema.ts";
import { fieldsOf } from "#lib/responses/rules.ts";
import type { ResponseContent, TextOfResponse } from "#lib/responses/schema.ts";
import type { VersionInPack } from "../building/schema.ts";

/** What stands where a respondent gave no reason for a mark (§31, S31.1). */
export const noneGiven = "none given";

/** A mark in words, with its reason exactly as given (S31.1). */
export function sayMark(
  mark: Mark,
  labels: ReadonlyMap<string, string>,
  files: readonly { id: string; name: string }[],
): string {
  switch (mark.level) {
    case "whole":
      return "The whole response";
    case "identity":
      return "Who responded";
    case "answer":
      return `All of ${labels.get(mark.field) ?? mark.field}`;
    case "passage":
      return `A passage in ${labels.get(mark.field) ?? mark.field}, characters ${mark.start + 1} to ${mark.end}`;
    case "attachment":
      return `The file ${files.find(({ id }) => id === mark.attachmentId)?.name ?? mark.attachmentId}`;
  }
}

const labelsOf = (consultation: TextOfResponse, response: ResponseContent) =>
  new Map(fieldsOf(consultation, response).map(({ key, label }) => [key, label]));

/** Every mark of a version in words. */
export const marksOf = (
  consultation: TextOfResponse,
  { response, files }: Pick<VersionInPack, "response" | "files">,
) => {
  const labels = labelsOf(consultation, response);
  return response.marks.map((mark) => ({ where: sayMark(mark, labels, files), reason: mark.reason ?? noneGiven }));
};

export type FullRow = { key: string; label: string; segments: MarkedSegment[] };

const marksOver = (text: string, marks: readonly Mark[], levels: readonly Mark["level"][]) =>
  marks.filter(({ level }) => levels.includes(level)).map(({ reason }) => ({ start: 0, end: text.length, reason }));

/** Every box of text in full, its marked stretches told apart with their reasons: what the Department and the Authority read (§30). */
export const fullRows = (consultation: TextOfResponse, response: ResponseContent): FullRow[] =>
  fieldsOf(consultation, response).map((field) => ({
    key: field.key,
    label: field.label,
    segments: segmentsOf(field.text, [
      ...marksOver(field.text, response.marks, ["whole"]),
      ...passagesIn(field, response.marks),
    ]),
  }));

/** Text with its marked stretches framed and said, each with the reason next to it (S30.5). */
export const markedLine = (segments: readonly MarkedSegment[]): Line =>
  segments.flatMap(({ text, isMarked, reason }): Run[] =>
    isMarked
      ? [
          { text: "[Marked confidential: ", look: "bold" },
          { text, look: "marked" },
          { text: "]", look: "bold" },
          { text: ` (reason: ${reason ?? noneGiven})`, look: "soft" },
        ]
      : [{ text }],
  );

/** Whether a mark on everything, or on a whole answer, covers what is named by this key. */
export const isMarked = (marks: readonly Mark[], key: string) =>
  marks.some((mark) => mark.level === "whole" || (mark.level === "answer" && covers(mark.field, key)));

/** A text that only marks of these levels can cover, such as a name. */
export const markedText = (text: string, marks: readonly Mark[], levels: readonly Mark["level"][]): Line =>
  markedLine(segmentsOf(text, marksOver(text, marks, levels)));

/** Boxes of text one under the other, each under its label but for the answer itself. */
export const textParts = (rows: readonly FullRow[], label: string): Part[] =>
  rows.flatMap(({ key, label: name, segments }): Part[] => [
    ...(key === label ? [] : [{ kind: "heading" as const, level: 3 as const, text: name }]),
    { kind: "paragraph", line: markedLine(segments) },
  ]);
