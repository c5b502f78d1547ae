import { createHash } from "node:crypto";
import { sayParagraphs } from "#lib/consultations/paragraphs/rules.ts";
import { sayBodies } from "#lib/consultations/recipients/rules.ts";
import { closingSentence } from "#lib/consultations/rules.ts";
import type { ConsultationContent, Question } from "#lib/consultations/schema.ts";
import { partsOf } from "../../rules.ts";
import { type Position, positionNames, positions } from "../../schema.ts";
import type { Cell, FormBlock, FormTable, Row } from "../schema.ts";

/** The published text that a form is made from. `uploadUrl` is where it is sent back to. */
export type FormSource = { content: ConsultationContent; version: number; closesAt: Date };

/** What a form has beyond a blank one: the areas of each question by their ids, and whether something was said outside the questions. */
export type FormExtent = { areas: ReadonlyMap<string, readonly string[]>; hasGeneral: boolean };
export const blankExtent: FormExtent = { areas: new Map(), hasGeneral: false };

const longestTag = 64;
/** A tag of the file format's length, always the same for the same place. */
export function tagOf(kind: string, ...key: string[]): string {
  const tag = [kind, ...key].join(":");
  return tag.length <= longestTag ? tag : `${kind}:${createHash("sha256").update(tag).digest("hex").slice(0, 32)}`;
}

/** The positions a person can tick; leaving all empty is "not answered" (invariant 9). */
export const tickable = positions.filter(
  (position): position is Exclude<Position, "not-answered"> => position !== "not-answered",
);

export const areaParts = ["about", "what", "why"] as const;
const mostBlankAreas = 6;
const areaIds = (known: readonly string[]): string[] => {
  const ids = [...known];
  for (let number = 1; ids.length < Math.max(mostBlankAreas, known.length + 2) && number < 1000; number += 1)
    if (!ids.includes(`area-${number}`)) ids.push(`area-${number}`);
  return ids;
};

const text = (tag: string, title: string): Cell => ({ tag, kind: "text", title });
const tick = (tag: string, title: string): Cell => ({ tag, kind: "tick", title });
const table = (header: string[], rows: Row[], areasOf: string | null = null): FormBlock => ({
  kind: "table",
  table: { header, rows, areasOf },
});
const box = (header: string, tag: string): FormBlock => table([header], [{ label: null, cells: [text(tag, header)] }]);

const respondentRows = [
  ["organisation", "Organisation, if you answer for one"],
  ["name", "Your name"],
  ["role", "What you do there (optional)"],
  ["email", "Email address, so that you get a receipt and can be replied to"],
] as const;

/** What can be marked as a whole, with its words in the form. */
export function markable({ content }: FormSource, { hasGeneral }: FormExtent): { key: string; label: string }[] {
  return [
    { key: "whole", label: "The whole response" },
    { key: "identity", label: "Who I am" },
    ...content.questions.map(({ label }) => ({ key: label, label: `All of my answer to ${label}` })),
    ...content.extraBoxes.map(({ key, label }) => ({ key: `extra.${key}`, label: `All of my text under: ${label}` })),
    ...(hasGeneral ? [{ key: "general", label: "All of what I say outside the questions" }] : []),
  ];
}

function blocksOfQuestion({ content }: FormSource, question: Question, { areas }: FormExtent): FormBlock[] {
  const { label, answer, facts, background, onBehalfOf } = question;
  const parts = partsOf(content).filter((part) => part.question === label);
  const rows = parts.map(({ key, wording }): Row => {
    const cells = tickable.map((position) =>
      tick(tagOf("position", key, position), `${wording}: ${positionNames[position]}`),
    );
    return { label: wording, cells };
  });
  const ids = areaIds(areas.get(label) ?? []);
  const areaHeader = [`${label}: an area of disagreement, what it is about`, "What you disagree with", "Your reasons"];
  const areaRows = ids.map((id, index): Row => {
    const cells = areaParts.map((part, column) =>
      text(tagOf("area", label, id, part), `${areaHeader[column]} (${index + 1})`),
    );
    return { label: null, cells };
  });
  return [
    { kind: "heading-1", text: label },
    { kind: "text", text: content.document.questions.find((printed) => printed.label === label)?.wording ?? "" },
    ...(onBehalfOf ? [{ kind: "note" as const, text: `Answers are gathered for ${onBehalfOf}.` }] : []),
    ...facts.map((fact): FormBlock => ({ kind: "note", text: fact })),
    ...background.map(
      ({ paragraphs, title }): FormBlock => ({
        kind: "note",
        text: `${title}: ${sayParagraphs(paragraphs)} of the document.`,
      }),
    ),
    ...(rows.length > 0
      ? [table([`${label}: tick one box in each row`, ...tickable.map((position) => positionNames[position])], rows)]
      : []),
    ...(answer.kind === "parts" && answer.parts.some(({ asks }) => asks.kind === "date")
      ? [box(`${label}: another date that you propose, as day, month and year (optional)`, tagOf("alternative", label))]
      : []),
    ...(answer.kind === "changes"
      ? [
          { kind: "note" as const, text: "One row for each area of disagreement. Add rows if you need more." },
          table(areaHeader, areaRows, label),
        ]
      : []),
    box(`${label}: your answer and reasons`, tagOf("answer", label)),
  ];
}

/** §§29–31 in plain words, and how words are marked in this file. It promises nothing (S31.2). */
function whoSeesWhat({ content }: FormSource): FormBlock[] {
  const { responding, recipients } = content;
  return [
    { kind: "heading-1", text: "Who may see your response" },
    {
      kind: "text",
      text: `Responses may be published (${sayParagraphs(responding.publication)}). A person decides so for each response after the close. You can ask for all or any part of yours to be treated as confidential. A reason helps, and is optional.`,
    },
    {
      kind: "text",
      text: `Marked or not, your response in full may be given to ${sayBodies(recipients)}. They may have to disclose it under access to information law. They take account of your reasons, but cannot give an assurance that confidentiality can be maintained in all circumstances (${sayParagraphs(responding.disclosure)}).`,
    },
    { kind: "text", text: "A disclaimer that an IT system adds by itself is not a request: mark what you mean." },
    {
      kind: "text",
      text: "To mark words in an answer, put [CONFIDENTIAL] before them and [END] after them. A reason can stand in the first mark: [CONFIDENTIAL: these are our prices]. To mark whole answers, or who you are, use the table near the end.",
    },
  ];
}

/** The form from top to bottom. Writing and reading both go by it, so that every place has one name. */
export function layoutOf(source: FormSource, extent: FormExtent = blankExtent): FormBlock[] {
  const { content, version } = source;
  return [
    { kind: "title", text: "Response form" },
    { kind: "text", text: content.title },
    { kind: "text", text: `Reference ${content.reference}. Responses are asked for by ${closingSentence(content)}.` },
    { kind: "heading-1", text: "How to use this form" },
    {
      kind: "text",
      text: "No question is compulsory. Type into the boxes, which grow as you type. To tick a box, press it, or write an x in its place. Leave the rest of the form as it is: answers are read back by the boxes they stand in.",
    },
    {
      kind: "text",
      text: `Then upload the file on the consultation’s page under “Ways to respond”: you see what was read, and nothing is sent before you say so. Or mail it to ${content.responseEmail} with the reference in the subject.`,
    },
    ...whoSeesWhat(source),
    { kind: "heading-1", text: "About you" },
    table(
      ["I answer for", "Tick one"],
      [
        { label: "An organisation", cells: [tick("capacity:organisation", "I answer for an organisation")] },
        { label: "Myself", cells: [tick("capacity:self", "I answer for myself")] },
      ],
    ),
    table(
      ["About you", "Your entry"],
      respondentRows.map(([key, label]) => ({ label, cells: [text(tagOf("respondent", key), label)] })),
    ),
    ...content.questions.flatMap((question) => blocksOfQuestion(source, question, extent)),
    ...(content.extraBoxes.length > 0 ? [{ kind: "heading-1" as const, text: "Further comments" }] : []),
    ...content.extraBoxes.flatMap(({ key, label, onBehalfOf }): FormBlock[] => [
      { kind: "heading-2", text: label },
      ...(onBehalfOf ? [{ kind: "note" as const, text: `Comments are gathered for ${onBehalfOf}.` }] : []),
      box(`${label}: your comments`, tagOf("extra", key)),
    ]),
    ...(extent.hasGeneral ? [box("What you say outside the questions", "general")] : []),
    { kind: "heading-1", text: "What should be treated as confidential" },
    table(
      ["What", "Treat as confidential", "Why (optional)"],
      markable(source, extent).map(({ key, label }) => ({
        label,
        cells: [
          tick(tagOf("mark", key), `Treat as confidential: ${label}`),
          text(tagOf("reason", key), `Why: ${label}`),
        ],
      })),
    ),
    { kind: "heading-1", text: "Before you send" },
    table(
      ["Confirm", "Tick"],
      [
        {
          label: "I have read who may see my response",
          cells: [tick("has-read", "I have read who may see my response")],
        },
      ],
    ),
    { kind: "note", text: formMark(content.slug, version) },
  ];
}

/** The line by which a form says which one it is. */
export const formMark = (slug: string, version: number): string => `Form: ${slug}, text ${version}`;
export const formMarkPattern = /^Form:\s*([a-z0-9-]+),\s*text\s+(\d{1,6})$/;

export const tablesOf = (blocks: readonly FormBlock[]): FormTable[] =>
  blocks.flatMap((block) => (block.kind === "table" ? [block.table] : []));
