import type { Question } from "#lib/consultations/schema.ts";
import { formatDateShort, formatInstantToSecond, isCalendarDate } from "#lib/dates.ts";
import { type Line, type PaperDocument, type Part, plain } from "#lib/documents/schema.ts";
import { safeName } from "#lib/files/rules.ts";
import { answerTo, partsOf, positionOn } from "#lib/responses/rules.ts";
import { positionNames, type ResponseContent, type TextOfResponse } from "#lib/responses/schema.ts";
import type { FileInPack, VersionInPack } from "../building/schema.ts";
import { incomingParts } from "../incoming/rules.ts";
import { type FullRow, fullRows, isMarked, markedText, marksOf, noneGiven, textParts } from "../marked/rules.ts";
import { lateLines, standingOf } from "../standing/rules.ts";

/** "0007-R7K2-M9QX-v1": the folder of one version, in the order of the register. */
export const folderOf = ({ registerNumber, reference, number }: VersionInPack): string =>
  `c-responses/${String(registerNumber).padStart(5, "0")}-${safeName(reference)}-v${number}`;

/** "01-costs.xlsx": a file beside its response, in the order in which it was sent. */
export const fileNameOf = (position: number, name: string): string =>
  `${String(position + 1).padStart(2, "0")}-${safeName(name)}`;

export const channelNames = { WEB: "Web", EMAIL: "Email", POST: "Post" } as const;

const positionLine = (label: string, key: string, response: ResponseContent): Line => [
  { text: `${label}: ` },
  { text: positionNames[positionOn(response, key)], look: isMarked(response.marks, key) ? "marked" : "bold" },
];

/** The positions taken under one question, in words; what was not answered says so (invariant 9). */
export function positionLines(consultation: TextOfResponse, question: Question, response: ResponseContent): Line[] {
  return partsOf(consultation)
    .filter((part) => part.question === question.label)
    .map(({ key, wording }) => positionLine(wording, key, response));
}

/** The note on answers that are gathered for somebody else (§26, S26). */
export const gatheredFor = (onBehalfOf: string | null): Part[] =>
  onBehalfOf ? [{ kind: "note", line: plain(`Gathered on behalf of ${onBehalfOf} (§26).`) }] : [];

/** Everything said under one question: positions, texts with their marks, another date proposed. */
export function questionParts(
  consultation: TextOfResponse,
  question: Question,
  response: ResponseContent,
  rows: readonly FullRow[],
): Part[] {
  const { label } = question;
  const texts = rows.filter(({ key }) => key === label || key.startsWith(`${label}.`));
  const { alternativeOn } = answerTo(response, label);
  const lines = positionLines(consultation, question, response);
  const date = isCalendarDate(alternativeOn) ? formatDateShort(alternativeOn) : alternativeOn;
  const look = isMarked(response.marks, label) ? "marked" : "bold";
  const isSilent = texts.length === 0 && !date && lines.length === 0;
  return [
    ...(lines.length > 0 ? [{ kind: "list" as const, items: lines }] : []),
    ...(date
      ? [{ kind: "paragraph" as const, line: [{ text: "Another date proposed: " }, { text: date, look } as const] }]
      : []),
    ...textParts(texts, label),
    ...(isSilent ? [{ kind: "paragraph" as const, line: plain("Not answered.") }] : []),
  ];
}

function respondentParts({ respondent, marks }: ResponseContent): Part[] {
  const { capacity, organisation, name, role, email } = respondent;
  const behalf = { organisation: "an organisation", self: "themselves", "not-said": "not said" };
  const marked = (label: string, text: string): Line[] =>
    text === "" ? [] : [[{ text: `${label}: ` }, ...markedText(text, marks, ["whole", "identity"])]];
  return [
    { kind: "heading", level: 1, text: "Who responded" },
    {
      kind: "list",
      items: [
        plain(`On behalf of: ${behalf[capacity]}`),
        ...marked("Organisation", organisation),
        ...marked("Name", name),
        ...marked("Role", role),
        ...marked("Email address", email),
      ],
    },
  ];
}

function sayFile({ files, response }: VersionInPack, file: FileInPack, position: number): string {
  const { id, name, size, sha256, isLate, publicVersionOf, scan } = file;
  const mark = response.marks.find((each) => each.level === "attachment" && each.attachmentId === id);
  const original = files.find((other) => other.id === publicVersionOf);
  return [
    `${fileNameOf(position, name)}, ${size} bytes, SHA-256 ${sha256}`,
    scan,
    isLate ? "late" : "",
    mark ? `marked confidential (reason: ${mark.reason ?? noneGiven})` : "",
    original ? `the respondent’s public version of ${original.name}` : "",
  ]
    .filter(Boolean)
    .join("; ");
}

/** One response as received, for reading: everything, marked text visibly marked with its reason next to it (§30, S30.5). */
export function responseDocument(consultation: TextOfResponse, version: VersionInPack): PaperDocument {
  const { reference, number, registerNumber, channel, receivedAt, response, files, commitment, incoming } = version;
  const wordings = new Map(consultation.document.questions.map(({ label, wording }) => [label, wording]));
  const marks = marksOf(consultation, version);
  const rows = fullRows(consultation, response);
  const general = rows.filter(({ key }) => key === "general");
  const questions = consultation.questions.flatMap((question): Part[] => [
    { kind: "heading", level: 1, text: `${question.label}. ${wordings.get(question.label) ?? ""}` },
    ...gatheredFor(question.onBehalfOf),
    ...questionParts(consultation, question, response, rows),
  ]);
  const extras = consultation.extraBoxes.flatMap(({ key, label, onBehalfOf }): Part[] => {
    const texts = rows.filter((row) => row.key === `extra.${key}`);
    if (texts.length === 0) return [];
    return [
      { kind: "heading", level: 1, text: label },
      ...gatheredFor(onBehalfOf),
      ...textParts(texts, `extra.${key}`),
    ];
  });
  return {
    title: `Response ${reference}, version ${number}`,
    author: consultation.consulter.fullName,
    parts: [
      {
        kind: "note",
        line: plain(
          "A response in full, for the Department and the Authority (§§24 and 30). This copy is for reading; the exact one is response.json beside it.",
        ),
      },
      {
        kind: "list",
        items: [
          `Consultation: ${consultation.title}`,
          `Number in the register: ${registerNumber}`,
          `Received: ${formatInstantToSecond(receivedAt)}, by ${channelNames[channel].toLowerCase()}`,
          `Standing: ${standingOf(version)}`,
          ...lateLines(version).map((line) => `Decided on its being late: ${line}`),
          `Commitment on the receipt, and SHA-256 of response.json: ${commitment}`,
        ].map(plain),
      },
      { kind: "heading", level: 1, text: "What was asked to be treated as confidential" },
      marks.length > 0
        ? { kind: "list", items: marks.map(({ where, reason }) => plain(`${where}. Reason: ${reason}`)) }
        : { kind: "paragraph", line: plain("Nothing.") },
      ...respondentParts(response),
      ...questions,
      ...extras,
      ...(general.length > 0
        ? [
            { kind: "heading" as const, level: 1 as const, text: "Said outside the questions" },
            ...textParts(general, "general"),
          ]
        : []),
      ...(files.length > 0
        ? [
            { kind: "heading" as const, level: 1 as const, text: "Files" },
            {
              kind: "list" as const,
              items: files.map((file, position) => plain(sayFile(version, file, position))),
            },
          ]
        : []),
      ...(incoming ? incomingParts(incoming) : []),
    ],
  };
}
