import { sayParagraphs } from "#lib/consultations/paragraphs/rules.ts";
import { sayBodies } from "#lib/consultations/recipients/rules.ts";
import { closingSentence } from "#lib/consultations/rules.ts";
import { calendarDate, formatDate, formatInstant } from "#lib/dates.ts";
import type { Message } from "#lib/mail/schema.ts";
import { sayFile } from "./files/rules.ts";
import type { FileOfResponse } from "./files/schema.ts";
import { answerTo, partsOf, positionOn } from "./rules.ts";
import { positionNames, type ResponseContent, remarkNames, type TextOfResponse } from "./schema.ts";

type Acknowledged = {
  consultation: TextOfResponse;
  content: ResponseContent;
  files: readonly FileOfResponse[];
  reference: string;
  receiptUrl: string;
  registerNumber: number;
  receivedAt: Date;
  isLate: boolean;
  /** What came by email or post was entered in the register later than it arrived, and was understood as these lines say; null for the web. */
  intake: { enteredAt: Date; understood: string[] } | null;
};

/** To whom an acknowledgement goes, under which subject; its letter is written when it is sent. */
export const acknowledgementEnvelope = (content: ResponseContent, reference: string): Omit<Message, "text"> => ({
  kind: "acknowledgement",
  recipient: content.respondent.email,
  subject: `Your response ${reference} has been received`,
});

/** The respondent's acknowledgement and copy: what was sent, word for word, with the marks, and who will see what (§§29–31, S30.1). */
export function acknowledgement({
  consultation,
  content,
  files,
  reference,
  receiptUrl,
  registerNumber,
  receivedAt,
  isLate,
  intake,
}: Acknowledged): string {
  const lines = [
    `${consultation.consulter.name} has received your response to "${consultation.title}".`,
    "",
    `Reference: ${reference}`,
    `Number in the register: ${registerNumber}`,
    `Received: ${formatInstant(receivedAt)}`,
    ...(intake ? [`Entered in the register: ${formatInstant(intake.enteredAt)}`] : []),
    ...(isLate
      ? [
          `This is after the closing time, ${closingSentence(consultation)}. Your response is kept in full and marked as late. Whether it is considered is for ${consultation.consulter.name} to decide, with a reason.`,
        ]
      : []),
    "",
    `Your receipt: ${receiptUrl}`,
    "Whoever has this link can read your response. Keep it to yourself.",
    "The file receipt.json proves what was received and when; response.json is the exact copy it speaks of. Both can be checked without us: see the page on verifying a receipt.",
    "",
    ...(intake?.understood ?? []),
    "Who will see what",
    `Your response in full, marked text included, may be given to ${sayBodies(consultation.recipients)}. They may have to disclose it under access to information law, and cannot give an assurance that confidentiality can be maintained in all circumstances (${sayParagraphs(consultation.responding.disclosure)}).`,
    "",
    "What you sent",
    ...copyOf(consultation, content, files),
  ];
  return lines.join("\n");
}

function copyOf(consultation: TextOfResponse, content: ResponseContent, files: readonly FileOfResponse[]): string[] {
  const { respondent } = content;
  return [
    "",
    `From: ${[respondent.name, respondent.role, respondent.organisation].filter(Boolean).join(", ")}`,
    ...consultation.document.questions.flatMap(({ label, wording }) => {
      const answer = answerTo(content, label);
      return [
        "",
        `${label}. ${wording}`,
        ...partsOf(consultation)
          .filter(({ question }) => question === label)
          .map(({ key, wording: part }) => `- ${part}: ${positionNames[positionOn(content, key)]}`),
        ...(answer.alternativeOn ? [`- Another date proposed: ${formatDate(calendarDate(answer.alternativeOn))}`] : []),
        answer.text || "(no text)",
        ...(answer.remarks ?? []).flatMap(({ kind, about, what }, index) => [
          "",
          `Remark ${index + 1} ${remarkNames[kind]}: ${about}`,
          what,
        ]),
        ...answer.areas.flatMap(({ about, what, why }, index) => [
          "",
          `Area of disagreement ${index + 1}: ${about}`,
          what,
          `Reasons: ${why || "none given"}`,
        ]),
      ];
    }),
    ...consultation.extraBoxes.flatMap(({ key, label }) =>
      content.extras[key] ? ["", label, content.extras[key]] : [],
    ),
    ...(content.general ? ["", content.general] : []),
    ...(files.length > 0 ? ["", "Files"] : []),
    ...files.flatMap((file) => [
      `- ${file.name} (${sayFile(file)})${file.publicVersionOf ? ", a public version" : ""}${file.isLate ? ", arrived after the close" : ""}`,
      `  SHA-256 ${file.sha256}`,
    ]),
    "",
    "What you asked to be treated as confidential",
    ...(content.marks.length === 0
      ? ["Nothing."]
      : content.marks.map((mark) => `- ${markInWords(mark, files)}. Reason: ${mark.reason ?? "none given"}`)),
  ];
}

function markInWords(mark: ResponseContent["marks"][number], files: readonly FileOfResponse[]): string {
  switch (mark.level) {
    case "whole":
      return "The whole response";
    case "identity":
      return "Who you are";
    case "answer":
      return `The answer "${mark.field}"`;
    case "passage":
      return `A passage in "${mark.field}", characters ${mark.start + 1} to ${mark.end}`;
    case "attachment":
      return `The file "${files.find(({ id }) => id === mark.attachmentId)?.name ?? "that is no longer here"}"`;
  }
}
