import { sayParagraphs } from "#lib/consultations/paragraphs/rules.ts";
import { sayBodies } from "#lib/consultations/recipients/rules.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import type { Message } from "#lib/mail/schema.ts";
import type { ResponseContent } from "#lib/responses/schema.ts";
import { confidentialityParagraphOf, disclaimerParagraphOf } from "./classification/facts/rules.ts";
import type { MailReading } from "./schema.ts";

type Understood = {
  reading: Pick<MailReading, "verdict" | "passages" | "evidence"> & Partial<Pick<MailReading, "form">>;
  content: ResponseContent;
  consultation: ConsultationContent;
  pauseDays: number;
};

const said = (reading: Understood["reading"]): string[] =>
  reading.evidence.filter(({ as }) => as === "request").map(({ sentence }) => `  "${sentence}"`);

const questionsMarked = ({ content }: Understood): string => {
  const labels = new Set(content.marks.flatMap((mark) => (mark.level === "passage" ? [mark.field] : [])));
  return [...labels]
    .map((label) => (label === "general" ? "your text outside the questions" : `your answer to ${label}`))
    .join(", ");
};

/** " (paragraph 29)" of this consultation's document, or nothing where it has no such paragraph. */
const inParagraph = (number: number | null): string => (number === null ? "" : ` (paragraph ${number})`);

function verdictInWords(understood: Understood): string[] {
  const { reading, content, consultation } = understood;
  const isHeldWhole = content.marks.some(({ level }) => level === "whole");
  const asked = inParagraph(confidentialityParagraphOf(consultation.document));
  if (reading.verdict === "none" && content.marks.length > 0)
    return [
      `You marked in the form what you ask to be treated as confidential${asked}; it is listed below. We found no other request in your message.`,
    ];
  if (reading.verdict === "none")
    return [
      `We found no request for confidentiality in your message. An automatic notice at its foot is not one by itself${inParagraph(disclaimerParagraphOf(consultation.document))}.`,
    ];
  if (reading.verdict === "whole")
    return [
      `We understood that you ask for all of your response to be treated as confidential${asked}.`,
      ...said(reading),
    ];
  if (reading.verdict === "unclear" || isHeldWhole)
    return [
      "Your message speaks of confidentiality, but we could not tell which part you mean. Until you tell us, all of it is marked as confidential and none of it is published. Please answer this letter and say which part it is.",
    ];
  const { passages } = reading;
  return [
    `We understood that you ask for part of your response to be treated as confidential${asked}: ${passages.length === 1 ? "one passage" : `${passages.length} passages`} in ${questionsMarked(understood)}.`,
    ...said(reading),
    `If that is not what you meant, tell ${consultation.consulter.name} at ${consultation.responseEmail}.`,
  ];
}

/** What the acknowledgement of a message or letter says beside the copy: what was understood, and how to ask for confidentiality (S31.3). */
export const whatWasUnderstood = (understood: Understood): string[] => [
  "What we understood",
  ...(understood.reading.form
    ? [`Your answers were read from the form “${understood.reading.form.name}”, which is kept as you sent it.`]
    : []),
  ...verdictInWords(understood),
  `To ask for confidentiality, or to change what we understood, write to ${understood.consultation.responseEmail}: say which part it is, and why. Nothing of your response is published for ${understood.pauseDays} days after this letter.`,
  "",
];

/** Asks the sender which part is meant (S29.5). */
export const askWhichPart = (
  consultation: ConsultationContent,
  email: string,
  reference: string,
  evidence: MailReading["evidence"],
): Message => ({
  kind: "confidentiality-asked",
  recipient: email,
  subject: `Your response ${reference}: which part is confidential?`,
  about: reference,
  text: [
    `Your response ${reference} to "${consultation.title}" speaks of confidentiality, and ${consultation.consulter.name} could not tell whether you ask for it, or for which part.`,
    "",
    ...(evidence.length > 0 ? ["We read:", ...evidence.map(({ sentence }) => `  "${sentence}"`), ""] : []),
    `Please write to ${consultation.responseEmail} and say one of these:`,
    "- none of it is confidential;",
    "- all of it is;",
    "- part of it is: which words, figures or files, and why.",
    "",
    "Until you answer, all of your response is marked as confidential and none of it is published.",
    `It may all the same be given to ${sayBodies(consultation.recipients)}, who may have to disclose it under access to information law (${sayParagraphs(consultation.responding.disclosure)}).`,
  ].join("\n"),
});
