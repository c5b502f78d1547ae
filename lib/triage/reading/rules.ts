import { covers } from "#lib/confidentiality/marks/rules.ts";
import { whoSeesWhat } from "#lib/confidentiality/rules.ts";
import type { Mark } from "#lib/confidentiality/schema.ts";
import { composeTwin } from "#lib/confidentiality/twin/rules.ts";
import type { PublicItem } from "#lib/confidentiality/twin/schema.ts";
import { asMarked, fieldsOf, partsOf, positionOn } from "#lib/responses/rules.ts";
import type { ResponseContent, TextOfResponse } from "#lib/responses/schema.ts";
import { hasMarks, isIdentityConfidential } from "../rules.ts";
import type { Confidentiality } from "../schema.ts";
import type { Reading, ReadingItem, ReadingMark, ReadingSegment } from "./schema.ts";

export const confidentialityOf = (marks: readonly Mark[]): Confidentiality => ({
  isWhole: marks.some(({ level }) => level === "whole"),
  isIdentity: marks.some(({ level }) => level === "identity"),
  isPart: marks.some(({ level }) => level === "answer" || level === "passage" || level === "attachment"),
});

/** Whether a mark on everything, or on a whole answer, covers what is named by this key (S29.2). */
const isCovered = (marks: readonly Mark[], key: string) =>
  marks.some((mark) => mark.level === "whole" || (mark.level === "answer" && covers(mark.field, key)));

/** The rows of "who sees what" that say who answered. */
const whoKeys = new Set(["name", "organisation", "email"]);

const withheld: ReadingSegment = { kind: "withheld" };

/** As the public twin has it, whose composition is proved to hold nothing of what is marked; blocks have no size. */
const asPublic = ({ key, label, segments }: PublicItem): ReadingItem => ({
  key,
  label,
  segments: segments.map((segment) => (segment.kind === "withheld" ? withheld : { kind: "open", text: segment.text })),
});

/** What the twin has no line for: shown under the same condition as the identity. */
const unlessIdentity = (key: string, label: string, text: string, isHidden: boolean): ReadingItem[] =>
  text === "" ? [] : [{ key, label, segments: isHidden ? [withheld] : [{ kind: "open", text }] }];

function items(consultation: TextOfResponse, response: ResponseContent, isWithheld: boolean) {
  const { respondent, marks } = response;
  const marked = asMarked(consultation, response, []);
  const isHidden = isIdentityConfidential(confidentialityOf(marks));
  if (isWithheld) {
    const twin = composeTwin(marked.fields, marks, marked.respondent, marked.attachments);
    const who = twin.isWithheldInFull ? [{ key: "identity", label: "Who responded", segments: [withheld] }] : [];
    return {
      respondent: [
        ...who,
        ...twin.respondent.map(asPublic),
        ...unlessIdentity("email", "Email address", respondent.email, isHidden),
      ],
      fields: twin.fields.map(asPublic),
    };
  }
  const rows = whoSeesWhat(marked).map(
    ({ key, label, dcc }): ReadingItem => ({
      key,
      label,
      segments: dcc.map(({ text, isMarked, reason }) =>
        isMarked ? { kind: "marked", text, reason } : { kind: "open", text },
      ),
    }),
  );
  const keys = new Set(marked.fields.map(({ key }) => key));
  const role: ReadingItem[] = unlessIdentity("role", "Role", respondent.role, false).map((item) => ({
    ...item,
    segments: isHidden ? [{ kind: "marked", text: respondent.role, reason: null }] : item.segments,
  }));
  return {
    respondent: [...rows.filter(({ key }) => whoKeys.has(key)), ...role],
    fields: rows.filter(({ key }) => keys.has(key)),
  };
}

function sayWhere(mark: Mark, labels: ReadonlyMap<string, string>): string {
  switch (mark.level) {
    case "whole":
      return "The whole response";
    case "identity":
      return "Who responded";
    case "answer":
      return `All of: ${labels.get(mark.field) ?? mark.field}`;
    case "passage":
      return `A passage in: ${labels.get(mark.field) ?? mark.field}`;
    case "attachment":
      return "A file";
  }
}

/** Each mark in words. Without clearance neither reason nor number shows, only that there is a mark. */
function sayMarks(consultation: TextOfResponse, response: ResponseContent, isWithheld: boolean): ReadingMark[] {
  const labels = new Map(fieldsOf(consultation, response).map(({ key, label }) => [key, label]));
  const marks = response.marks.map((mark) => ({
    where: sayWhere(mark, labels),
    reason: isWithheld ? null : mark.reason,
    hasReason: mark.reason !== null,
  }));
  return isWithheld ? [...new Map(marks.map((mark) => [mark.where, mark])).values()] : marks;
}

/**
 * A response for one member of staff. With clearance, or where nothing is marked: everything, marks and reasons inline (S30.5). Without:
 * that something is marked, and neither its words nor its length (SX.4), composed as the public twin is; positions and dates under a
 * marked answer are withheld with it.
 */
export function readingOf(consultation: TextOfResponse, response: ResponseContent, hasClearance: boolean): Reading {
  const confidentiality = confidentialityOf(response.marks);
  const isWithheld = hasMarks(confidentiality) && !hasClearance;
  const isHidden = (key: string) => isWithheld && isCovered(response.marks, key);
  return {
    isInFull: !isWithheld,
    confidentiality,
    ...items(consultation, response, isWithheld),
    questions: consultation.document.questions.map(({ label, wording }) => ({ label, wording })),
    positions: partsOf(consultation).map(({ key, wording, question }) => ({
      part: key,
      wording,
      question,
      own: isHidden(key) ? null : positionOn(response, key),
    })),
    alternatives: response.answers.flatMap(({ question, alternativeOn }) =>
      alternativeOn === null ? [] : [{ question, on: isHidden(question) ? null : alternativeOn }],
    ),
    marks: sayMarks(consultation, response, isWithheld),
  };
}

const oneSpace = (text: string) => text.replace(/\s+/g, " ").trim();

/** Whether these words stand in one box of the response, word for word, white space aside, and this reader may read them there. */
export const isQuotedFrom = ({ fields }: Pick<Reading, "fields">, words: string): boolean =>
  oneSpace(words) !== "" &&
  fields.some(({ segments }) =>
    segments
      .map((segment) => (segment.kind === "withheld" ? "\0" : segment.text))
      .join("")
      .split("\0")
      .some((stretch) => oneSpace(stretch).includes(oneSpace(words))),
  );
