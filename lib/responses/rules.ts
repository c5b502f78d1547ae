import { z } from "zod";
import type { Attachment, Field, MarkedResponse } from "#lib/confidentiality/schema.ts";
import type { ConsultationContent, Question } from "#lib/consultations/schema.ts";
import { formatDate, isCalendarDate } from "#lib/dates.ts";
import {
  type Answer,
  type DraftContent,
  type Part,
  type Position,
  positionNames,
  type Respondent,
  type ResponseContent,
  remarkNames,
  type TextOfResponse,
} from "./schema.ts";

/** The name of something a position can be taken on: a question ("Q1"), a part ("Q2.a") or a change ("Q1.change.typing-error"). */
export const partKey = {
  question: (label: string) => label,
  part: (label: string, part: string) => `${label}.${part}`,
  change: (label: string, change: string) => `${label}.change.${change}`,
};

/**
 * Everything a position can be taken on, in the order of the document (S21.2, S27.1, S27.2). Free-text questions have none. Of the text of a
 * response: what that response was asked, in whichever version.
 */
export const partsOf = (text: ConsultationContent & { parts?: readonly Part[] }): readonly Part[] =>
  text.parts ?? askedIn(text);

function askedIn(content: ConsultationContent): Part[] {
  const changes = new Map(content.changes.map((change) => [change.key, change.title]));
  return content.questions.flatMap(({ label, answer }): Part[] => {
    if (answer.kind === "text") return [];
    if (answer.kind === "parts") {
      return answer.parts.map(({ key, wording }) => ({
        key: partKey.part(label, key),
        question: label,
        wording,
        isAsked: "part",
      }));
    }
    return [
      { key: partKey.question(label), question: label, wording: "The proposed changes as a whole", isAsked: "overall" },
      ...answer.changes.map(
        (key): Part => ({
          key: partKey.change(label, key),
          question: label,
          wording: changes.get(key) ?? key,
          isAsked: "change",
        }),
      ),
    ];
  });
}

/** The position taken on a part; one never taken is "not answered", never agreement (invariant 9). */
export const positionOn = (content: Pick<ResponseContent, "positions">, key: string): Position =>
  content.positions[key] ?? "not-answered";

export const answerTo = (content: Pick<ResponseContent, "answers">, label: string): Answer =>
  content.answers.find(({ question }) => question === label) ?? {
    question: label,
    text: "",
    areas: [],
    alternativeOn: null,
  };

/** On whose behalf somebody answers, in their own words: never more than they said. */
export function sayCapacity({ capacity, organisation }: Pick<Respondent, "capacity" | "organisation">): string {
  if (capacity === "not-said") return "Not said";
  return capacity === "self" ? "Myself" : organisation || "An organisation";
}

/** An organisation that was named by somebody who does not answer for it: kept, shown and asked about, never lost. */
export const organisationBeside = ({
  capacity,
  organisation,
}: Pick<Respondent, "capacity" | "organisation">): string => (capacity === "organisation" ? "" : organisation);

/** The words of the form for text that belongs to no question: mail, post and uploaded forms bring it. */
export const outsideLabel = "What was said outside the questions";

/** " (version 1 of the text)" behind the label of what was asked so in another version; else nothing. */
const ofVersion = ({ versionOf }: TextOfResponse, key: string): string => {
  const version = versionOf[key];
  return version === undefined ? "" : sayVersion(version);
};

/** What follows a heading that another version of the text has. */
export const sayVersion = (version: number): string => ` (version ${version} of the text)`;

/** Every box of free text with something in it, with the key that marks name. Labels are the form's wording, never the respondent's. */
export function fieldsOf(text: TextOfResponse, response: ResponseContent): Field[] {
  const ofQuestion = ({ label }: Question): Field[] => {
    const answer = answerTo(response, label);
    const version = ofVersion(text, label);
    return [
      { key: label, label: `${label}, answer${version}`, text: answer.text },
      ...answer.areas.flatMap(({ id, about, what, why }, index): Field[] => [
        {
          key: `${label}.${id}.about`,
          label: `${label}, area of disagreement ${index + 1}: what it is about${version}`,
          text: about,
        },
        { key: `${label}.${id}.what`, label: `${label}, area of disagreement ${index + 1}${version}`, text: what },
        {
          key: `${label}.${id}.why`,
          label: `${label}, area of disagreement ${index + 1}: reasons${version}`,
          text: why,
        },
      ]),
      ...(answer.remarks ?? []).flatMap(({ id, kind, about, what }, index): Field[] => {
        const name = `${label}, remark ${index + 1} ${remarkNames[kind]}`;
        return [
          { key: `${label}.${id}.about`, label: `${name}: what it is about${version}`, text: about },
          { key: `${label}.${id}.what`, label: `${name}${version}`, text: what },
        ];
      }),
    ];
  };
  return [
    ...text.questions.flatMap(ofQuestion),
    ...text.extraBoxes.map(({ key, label }) => ({ key: `extra.${key}`, label, text: response.extras[key] ?? "" })),
    { key: "general", label: outsideLabel, text: response.general },
  ].filter((field) => field.text !== "");
}

/** The response as the confidentiality rules read it: the public twin and the three columns come from this alone. */
export const asMarked = (
  text: TextOfResponse,
  response: ResponseContent,
  attachments: readonly Attachment[],
): MarkedResponse => ({
  fields: fieldsOf(text, response),
  marks: response.marks,
  respondent: {
    name: response.respondent.name || null,
    organisation: response.respondent.organisation || null,
    email: response.respondent.email || null,
  },
  attachments,
});

/** Whether a position was taken: "no view" is one, and silence is none (invariant 9). */
export const isTaken = (position: Position | undefined): boolean =>
  position !== undefined && position !== "not-answered";

type Said = Pick<ResponseContent, "answers" | "positions" | "extras">;

/**
 * Everything a response says in answer to something its text asks, by key: the words and date under a question ("Q1"), an area ("Q1.area-1"),
 * a position ("position.Q1"), a box ("extra.direction"). The value changes when what is said does.
 */
export function saidIn({ answers, positions, extras }: Said): Map<string, string> {
  return new Map([
    ...answers.flatMap(({ question, text, alternativeOn, areas, remarks = [] }): [string, string][] => [
      ...(text === "" && alternativeOn === null
        ? []
        : [[question, JSON.stringify([text, alternativeOn])] as [string, string]]),
      ...[...areas, ...remarks].map(({ id, ...said }): [string, string] => [`${question}.${id}`, JSON.stringify(said)]),
    ]),
    ...Object.entries(positions).flatMap(([key, position]): [string, string][] =>
      isTaken(position) ? [[`position.${key}`, position]] : [],
    ),
    ...Object.entries(extras).flatMap(([key, text]): [string, string][] =>
      text === "" ? [] : [[`extra.${key}`, text]],
    ),
  ]);
}

/**
 * The same with what was chosen beside what was written, for the respondent's own "who will see what" (S30.1): a position is covered by the
 * mark on its question's answer. What was not answered is not listed: it says nothing (invariant 9).
 */
export function asMarkedWithChoices(
  text: TextOfResponse,
  response: ResponseContent,
  attachments: readonly Attachment[],
): MarkedResponse {
  const marked = asMarked(text, response, attachments);
  const isOf = (label: string, key: string) => key === label || key.startsWith(`${label}.`);
  const fields = text.questions.flatMap(({ label }): Field[] => {
    const day = answerTo(response, label).alternativeOn;
    const lines = [
      ...text.parts
        .filter(({ question, key }) => question === label && isTaken(response.positions[key]))
        .map(({ key, wording }) => `${wording}: ${positionNames[positionOn(response, key)]}`),
      ...(isCalendarDate(day) ? [`Another date proposed: ${formatDate(day)}`] : []),
    ];
    const chosen = { key: `${label}.choices`, label: `${label}, what you chose`, text: lines.join("\n") };
    return [...(lines.length > 0 ? [chosen] : []), ...marked.fields.filter(({ key }) => isOf(label, key))];
  });
  const beside = marked.fields.filter(({ key }) => !fields.some((field) => field.key === key));
  return { ...marked, fields: [...fields, ...beside] };
}

/**
 * What keeps a draft from being sent, as field name → message; empty when it can be. Nothing is compulsory but what identifies how to
 * reply, and having said something at all: an answer to one question alone is a response (S27.5), and so is a file (SX.6).
 */
export function whyNotSendable(draft: DraftContent, fileCount = 0): Record<string, string> {
  const reasons: Record<string, string> = {};
  const { respondent } = draft;
  if (respondent.capacity === "not-said") reasons.capacity = "Choose on whose behalf you answer";
  if (!respondent.name) reasons.name = "Enter your name, so that DCC knows who answered";
  if (!respondent.email) reasons.email = "Enter an email address, so that DCC can reply";
  else if (!z.email().safeParse(respondent.email).success)
    reasons.email = "Enter an email address in the form name@example.org";
  if (respondent.capacity === "organisation" && !respondent.organisation)
    reasons.organisation = "Enter the organisation you answer for";
  if (fileCount === 0 && draft.general === "" && saidIn(draft).size === 0)
    reasons.answers = "Answer at least one question, or add a file, before you send";
  if (!draft.hasReadWhoSees) reasons.hasReadWhoSees = "Confirm that you have read who will see your response";
  return reasons;
}
