import { paragraphText } from "../paragraphs/rules.ts";
import type { ConsultationContent } from "../schema.ts";
import type { CorrectedParagraph, Correction, PublicVersion } from "./schema.ts";

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Paragraphs whose words, links or place changed, came or went, in the order of their numbers. A link that changed shows no other words. */
function correctedParagraphs(before: ConsultationContent, after: ConsultationContent): CorrectedParagraph[] {
  const old = new Map(before.document.paragraphs.map((paragraph) => [paragraph.number, paragraph]));
  const now = new Map(after.document.paragraphs.map((paragraph) => [paragraph.number, paragraph]));
  const wordings = (content: ConsultationContent, number: number) =>
    content.document.questions.filter(({ paragraph }) => paragraph === number);
  return [...new Set([...old.keys(), ...now.keys()])]
    .sort((a, b) => a - b)
    .flatMap((number) => {
      const [was, is] = [old.get(number), now.get(number)];
      const questions = [wordings(before, number), wordings(after, number)] as const;
      if (isSame(was?.blocks, is?.blocks) && isSame(...questions)) return [];
      const say = (paragraph: typeof was, [...asked]: (typeof questions)[number]) =>
        paragraph
          ? [paragraphText(paragraph), ...asked.map(({ label, wording }) => `${label}: ${wording}`)].join("\n")
          : null;
      return [{ number, was: say(was, questions[0]), is: say(is, questions[1]) }];
    });
}

function changedAttachments(before: ConsultationContent, after: ConsultationContent): string[] {
  const old = new Map(before.attachments.map((attachment) => [attachment.id, attachment]));
  const kept = new Set(after.attachments.map(({ id }) => id));
  return [
    ...after.attachments.flatMap(({ id, title, file }) => {
      const was = old.get(id);
      if (!was) return [`“${title}” was added to the attachments`];
      if (file && !was.file) return [`the file of “${title}” was supplied (${file.name})`];
      if (!file && was.file) return [`the file of “${title}” was taken away`];
      return file?.sha256 === was.file?.sha256 ? [] : [`the file of “${title}” was replaced (${file?.name})`];
    }),
    ...before.attachments.filter(({ id }) => !kept.has(id)).map(({ title }) => `“${title}” is no attachment any more`),
  ];
}

/** What else a text holds, by the words for it. What is not named here is said as "what this portal puts beside the document". */
const parts: { words: string; of: (content: ConsultationContent) => unknown }[] = [
  { words: "the title or the front page", of: ({ title, document: d }) => [title, d.title, d.datePrinted, d.author] },
  { words: "the headings", of: ({ document }) => document.sections },
  { words: "the footnotes", of: ({ document }) => document.footnotes },
  { words: "how the questions are answered", of: ({ questions, extraBoxes }) => [questions, extraBoxes] },
  { words: "the list of changes", of: ({ changes }) => changes },
  { words: "the proposed dates", of: ({ designation }) => designation },
  { words: "the address for responses", of: ({ responseEmail }) => responseEmail },
];
const named = new Set(["document", "title", "questions", "extraBoxes", "changes", "designation", "responseEmail"]);
const rest = (content: ConsultationContent) =>
  Object.fromEntries(
    Object.entries(content).filter(
      ([name]) => !named.has(name) && !["attachments", "opensAt", "closesAt", "extendedFrom"].includes(name),
    ),
  );

/** What a text changed of the one before it. Both as printed. */
export function changesBetween(
  before: ConsultationContent,
  after: ConsultationContent,
): Pick<Correction, "paragraphs" | "others"> {
  return {
    paragraphs: correctedParagraphs(before, after),
    others: [
      ...changedAttachments(before, after),
      ...parts.filter(({ of }) => !isSame(of(before), of(after))).map(({ words }) => `${words} changed`),
      ...(isSame(rest(before), rest(after)) ? [] : ["what this portal puts beside the document changed"]),
    ],
  };
}

/** The correction notices of a list of published texts, the first version first; the notices come the newest first. */
export const correctionsOf = (versions: readonly PublicVersion[]): Correction[] =>
  versions
    .flatMap((version, index) => {
      const previous = versions[index - 1];
      if (!previous) return [];
      const { number, publishedAt, reason } = version;
      return [
        {
          version: number,
          previous: previous.number,
          publishedAt,
          reason: reason ?? "",
          ...changesBetween(previous.content, version.content),
        },
      ];
    })
    .toReversed();
