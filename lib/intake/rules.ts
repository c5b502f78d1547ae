import { mergeMarks } from "#lib/confidentiality/marks/rules.ts";
import type { Mark } from "#lib/confidentiality/schema.ts";
import { isLate } from "#lib/consultations/rules.ts";
import { askingsIn } from "#lib/correspondence/belonging.ts";
import { keptText } from "#lib/kept-text.ts";
import { type Answer, type ResponseContent, responseContentSchema } from "#lib/responses/schema.ts";
import type { Classification } from "./classification/schema.ts";
import { fromForm, textsOf } from "./forms/rules.ts";
import type { ReceivedMessage } from "./message/schema.ts";
import type { MailReading } from "./schema.ts";

/** Words with which a request gives its reason. */
const reasoning =
  /\b(?:because|since|due to|owing to|as (?:it|they|this|these|that|we|our|the)|reasons?|oherwydd|parce que|weil)\b/i;

/** The sender's reason for the request, in the sentences of it, word for word; null when they give none (S29.4, S31.1). */
export function reasonGiven(evidence: Classification["evidence"]): string | null {
  const sentences = evidence.filter(({ as, sentence }) => as === "request" && reasoning.test(sentence));
  return sentences.length === 0 ? null : keptText(sentences.map(({ sentence }) => sentence).join(" "));
}

/** What the sender typed outside the answers: nothing is said twice, and nothing is lost. */
function outsideAnswers(general: string, answers: Record<string, string>): string {
  const taken = Object.values(answers).flatMap((answer) => answer.split("\n\n"));
  const rest = taken.reduce((text, part) => (part.trim() === "" ? text : text.replace(part, () => "")), general);
  return rest
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== "" && !/^[\s*_#]*(?:q|question)\s*\d+[\s:.)*_]*$/i.test(paragraph))
    .join("\n\n");
}

/** A message as the rules read it, ready for staff or, when it is clear, for the register. */
export function readingOf(message: ReceivedMessage, found: Classification): MailReading {
  const answers = Object.fromEntries(
    Object.entries(found.answers).flatMap(([label, text]) => (text ? [[label, keptText(text)]] : [])),
  );
  return {
    isResponse: found.isResponse,
    verdict: found.verdict,
    evidence: found.evidence,
    passages: found.passages.map(keptText),
    reason: reasonGiven(found.evidence),
    answers,
    general: outsideAnswers(keptText(found.general), answers),
    respondent: {
      capacity: "self",
      organisation: "",
      name: keptText(message.from?.name || message.from?.address || "").slice(0, 1000),
      role: "",
      email: keptText(message.from?.address ?? "").slice(0, 1000),
    },
    receivedAt: found.receivedAt?.toISOString() ?? null,
    why: "",
    form: null,
  };
}

const everyPlaceOf = (passage: string, text: string): number[] => {
  const places: number[] = [];
  for (let at = text.indexOf(passage); passage !== "" && at >= 0; at = text.indexOf(passage, at + passage.length))
    places.push(at);
  return places;
};

export const heldReason =
  "Which part is meant is unclear. The sender was asked; until they answer all of it is held as confidential.";

/**
 * The marks a reading comes to (§29). Unclear is the whole (S29.5). A passage is marked wherever it stands; one that stands in no text of
 * the response (it is in a file, or staff moved it away) makes the whole confidential, which is the stricter of the two.
 */
export function marksOf(
  reading: Pick<MailReading, "verdict" | "passages" | "reason" | "answers" | "general">,
  texts: readonly (readonly [string, string])[] = [...Object.entries(reading.answers), ["general", reading.general]],
): Mark[] {
  const { verdict, passages, reason } = reading;
  if (verdict === "none") return [];
  if (verdict === "whole") return [{ level: "whole", reason }];
  if (verdict === "unclear") return [{ level: "whole", reason: heldReason }];
  const found = passages.map((passage) =>
    texts.flatMap(([field, text]) =>
      everyPlaceOf(passage, text).map(
        (start): Mark => ({ level: "passage", field, start, end: start + passage.length, reason }),
      ),
    ),
  );
  return found.length === 0 || found.some((marks) => marks.length === 0)
    ? [{ level: "whole", reason: reason ?? heldReason }]
    : found.flat();
}

/**
 * The version of the text that stood when a message or letter was received: the one its sender had, as far as anybody can tell. Before the
 * first was published it is the first.
 */
export const textAt = (texts: readonly { version: number; publishedAt: Date }[], receivedAt: Date): number =>
  (texts.findLast(({ publishedAt }) => publishedAt <= receivedAt) ?? texts[0])?.version ?? 1;

/**
 * The response that a reading becomes: the same content as from the web. Positions are left open, for nobody's words are turned into ticks
 * (invariant 9), but for those that the sender ticked in a form of ours. The form's own marks and the message's are merged towards the stricter.
 */
export function contentOf(reading: MailReading, consultation: { slug: string; version: number }): ResponseContent {
  const answers = Object.entries(reading.answers).flatMap(([question, text]): Answer[] =>
    text.trim() === "" ? [] : [{ question, text, areas: [], alternativeOn: null }],
  );
  const form = reading.form && fromForm(reading.form, reading);
  return responseContentSchema.parse({
    format: 1,
    consultation: consultation.slug,
    consultationVersion: consultation.version,
    respondent: reading.respondent,
    answers,
    positions: {},
    extras: {},
    general: reading.general,
    ...form,
    marks: form ? mergeMarks(form.marks, marksOf(reading, textsOf(form))) : marksOf(reading),
    hasReadWhoSees: false,
  } satisfies ResponseContent);
}

export type NotTakeable =
  | "not-a-response"
  | "no-time"
  | "future-time"
  | "nothing-said"
  | "same-person"
  | "asks-for-less"
  | "belongs";

/** What keeps a reading out of the register; empty when nothing does. `isOnlySaidInFiles`: what it says may be in its files alone. */
export function whyNotTakeable(reading: MailReading, hasFiles: boolean, now: Date): NotTakeable[] {
  const isSilent =
    reading.form === null &&
    reading.general.trim() === "" &&
    Object.values(reading.answers).every((text) => text.trim() === "");
  return [
    ...(reading.isResponse ? [] : (["not-a-response"] as const)),
    ...(reading.receivedAt === null ? (["no-time"] as const) : []),
    ...(reading.receivedAt !== null && isLate(new Date(reading.receivedAt), now) ? (["future-time"] as const) : []),
    ...(isSilent && !hasFiles ? (["nothing-said"] as const) : []),
  ];
}

/**
 * Whether the mailbox job may take it in by itself: a response with a known time and a sender to acknowledge it to, a form understood to its
 * end, and nothing in it that asks for anything: no confidentiality, neither in words nor in a form, no question, nothing about what was
 * sent before. Everything else waits for a person.
 */
export const isPlain = (
  { subject, reading }: { subject: string; reading: MailReading },
  hasFiles: boolean,
  now: Date,
): boolean =>
  whyNotTakeable(reading, hasFiles, now).length === 0 &&
  reading.respondent.email.includes("@") &&
  reading.verdict === "none" &&
  (reading.form === null || (reading.form.unread.length === 0 && reading.form.content.marks.length === 0)) &&
  askingsIn(subject, reading).length === 0;

/**
 * To which consultation a message in the mailbox speaks: the one whose reference its subject has, else the one of the response that it
 * belongs to (`belongsTo`, its id), else the one whose address it was sent to, else the one that closes last.
 */
export function addressedTo<C extends { id: string; reference: string; responseEmail: string; closesAt: Date }>(
  message: Pick<ReceivedMessage, "subject" | "to">,
  consultations: readonly C[],
  belongsTo: string | null,
): C | null {
  const byClose = consultations.toSorted((a, b) => b.closesAt.getTime() - a.closesAt.getTime());
  const subject = message.subject.toUpperCase();
  const addresses = new Set(message.to.map(({ address }) => address.toLowerCase()));
  return (
    byClose.find(({ reference }) => subject.includes(reference)) ??
    byClose.find(({ id }) => id === belongsTo) ??
    byClose.find(({ responseEmail }) => addresses.has(responseEmail.toLowerCase())) ??
    byClose[0] ??
    null
  );
}
