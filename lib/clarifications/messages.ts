import type { News } from "#lib/consultations/audience/letters.ts";
import { phaseOf, sayClosing } from "#lib/consultations/rules.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import type { Message } from "#lib/mail/schema.ts";
import type { PublicClarification } from "./schema.ts";

const isNoResponse = (content: ConsultationContent, now: Date): string =>
  `A question is not a response to the consultation. ${sayClosing(content, now)} How to send one is on the consultation's page.`;

type Received = {
  content: ConsultationContent;
  now: Date;
  reference: string;
  question: string;
  email: string;
  page: string;
};

/** To the asker, at once: that the question was received, what happens with it, and that it is no response (§32). */
export const questionReceived = ({ content, now, reference, question, email, page }: Received): Message => ({
  kind: "clarification-received",
  recipient: email,
  subject: `Your question ${reference} has been received`,
  about: reference,
  text: [
    `${content.consulter.name} has received your question about "${content.title}".`,
    "",
    `Reference: ${reference}`,
    "",
    "The answer will be mailed to this address. Question and answer are then published for everyone, without your name:",
    page,
    "",
    isNoResponse(content, now),
    "",
    "Your question",
    "",
    question,
  ].join("\n"),
});

type Shared = { content: ConsultationContent; now: Date; entry: PublicClarification; page: string; email: string };

const entryInWords = ({ question, answer, paragraph, changesMeaning }: PublicClarification): string[] => [
  paragraph === null ? "Question" : `Question, about paragraph ${paragraph}`,
  "",
  question,
  "",
  "Answer",
  "",
  answer,
  ...(changesMeaning
    ? [
        "",
        "This answer changes what the documents mean. If a correction notice follows, it is on the consultation's page.",
      ]
    : []),
];

/** To the asker: the answer, as everyone reads it from now on. */
export const answerToAsker = ({
  content,
  now,
  entry,
  page,
  email,
  reference,
}: Shared & { reference: string }): Message => ({
  kind: "clarification-answered",
  recipient: email,
  subject: `The answer to your question ${reference}`,
  about: reference,
  text: [
    `${content.consulter.name} has answered your question about "${content.title}". It is published, without your name, as question ${entry.number}:`,
    page,
    "",
    ...entryInWords(entry),
    "",
    isNoResponse(content, now),
  ].join("\n"),
});

/** To everybody concerned: answers are shared with all consultees, naming nobody (§32). */
export const sharedAnswer = ({ content, now, entry, page }: Omit<Shared, "email">): News => ({
  kind: "clarification-shared",
  subject: `${content.reference}: a question about the documents has been answered`,
  about: content.reference,
  lines: [
    `Somebody asked about the documents of "${content.title}", and ${content.consulter.name} has answered. All questions and answers:`,
    page,
    "",
    ...entryInWords(entry),
    "",
    sayClosing(content, now),
  ],
  toRespondent:
    phaseOf(content, now) === "closed"
      ? "Your response is received and stays as it is. Its receipt:"
      : "Your response is received and stays as it is. Until the close you can change it or withdraw it, by its receipt:",
  toDraft:
    "You have begun a response, and it has not been sent. To go on, open this page in the browser you began in, or use the private link to your draft if you had it mailed to you:",
});
