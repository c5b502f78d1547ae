import type { Mark } from "#lib/confidentiality/schema.ts";
import { formatDate, isCalendarDate } from "#lib/dates.ts";
import { differencesOf } from "#lib/triage/differences/rules.ts";
import type { Difference, Line } from "#lib/triage/differences/schema.ts";
import { sayFile } from "./files/rules.ts";
import type { FileOfResponse } from "./files/schema.ts";
import { fieldsOf, organisationBeside, positionOn, sayCapacity } from "./rules.ts";
import { positionNames, type ResponseContent, type TextOfResponse } from "./schema.ts";

/** What a version says, or a draft would say when sent: the content and its files. */
export type Said = {
  /** By which it is read: each answer under the words it was given to. */
  text: TextOfResponse;
  content: ResponseContent;
  files: readonly Pick<FileOfResponse, "id" | "name" | "mediaType" | "size" | "publicVersionOf">[];
};

const whereOf = (mark: Mark, { files }: Said, labels: ReadonlyMap<string, string>): string => {
  if (mark.level === "whole") return "The whole response";
  if (mark.level === "identity") return "Who you are";
  if (mark.level === "attachment") return files.find(({ id }) => id === mark.attachmentId)?.name ?? "A file";
  return labels.get(mark.field) ?? mark.field;
};

/** What is marked, place by place, with the words meant and the reason: a line for each place, so that a lifted mark is seen. */
function markLines(said: Said): Line[] {
  const fields = fieldsOf(said.text, said.content);
  const labels = new Map(fields.map(({ key, label }) => [key, label]));
  const texts = new Map(fields.map(({ key, text }) => [key, text]));
  const words = (mark: Mark) =>
    mark.level === "passage" ? `“${(texts.get(mark.field) ?? "").slice(mark.start, mark.end)}”` : "All of it";
  const lines = said.content.marks.map((mark) => ({
    key: "field" in mark ? mark.field : "attachmentId" in mark ? mark.attachmentId : mark.level,
    where: whereOf(mark, said, labels),
    text: `${words(mark)}. Reason: ${mark.reason ?? "none given"}`,
  }));
  return [...Map.groupBy(lines, ({ key }) => key)].map(([key, marks]) => ({
    key: `mark ${key}`,
    label: `Marked confidential: ${marks[0]?.where}`,
    text: marks.map(({ text }) => text).join("\n"),
    isAtomic: true,
  }));
}

function linesOf(said: Said): Line[] {
  const { respondent, answers, positions } = said.content;
  const atomic = (key: string, label: string, text: string): Line => ({ key, label, text, isAtomic: true });
  const dates = answers.flatMap(({ question, alternativeOn }) =>
    isCalendarDate(alternativeOn)
      ? [atomic(`date ${question}`, `${question}, another date proposed`, formatDate(alternativeOn))]
      : [],
  );
  return [
    atomic("capacity", "On whose behalf", sayCapacity(respondent)),
    atomic("organisation", "Organisation", organisationBeside(respondent)),
    atomic("name", "Name", respondent.name),
    atomic("role", "Role", respondent.role),
    atomic("email", "Email address", respondent.email),
    ...said.text.parts.map(({ key, question, wording }) =>
      atomic(`position ${key}`, `${question}: ${wording}`, positionNames[positionOn({ positions }, key)]),
    ),
    ...dates,
    ...fieldsOf(said.text, said.content),
    ...said.files.map((file) =>
      atomic(
        `file ${file.id}`,
        file.publicVersionOf ? "Public version of a file" : "File",
        `${file.name} (${sayFile(file)})`,
      ),
    ),
    ...markLines(said),
  ];
}

/**
 * Everything in which one version of a response differs from another, or a draft from the version it changes: who, positions, dates, every
 * box, files and marks, line by line. Nothing differs: an empty list. For its author, who may read all of it.
 */
export const changesBetween = (before: Said, after: Said): Difference[] =>
  differencesOf(linesOf(before), linesOf(after));
