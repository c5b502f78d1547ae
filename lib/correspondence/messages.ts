import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { formatDate, formatInstant, londonDate } from "#lib/dates.ts";
import type { Message } from "#lib/mail/schema.ts";

type Arrived = {
  recipient: string;
  channel: "EMAIL" | "POST";
  /** When our server or post room received it; null where nobody knows yet: then it is said when it was kept. */
  receivedAt: Date | null;
  keptAt: Date;
  /** The response that it belongs to, where that is known. */
  reference: string | null;
  thread: { inReplyTo: string | null; references: string[]; answersId: string };
};

/** To the sender of what waits for a person: that it arrived, when, and what that means until then. Nothing of it is repeated. */
export function arrived(
  { consulter, title, responseEmail }: Pick<ConsultationContent, "consulter" | "title" | "responseEmail">,
  { recipient, channel, receivedAt, keptAt, reference, thread }: Arrived,
): Message {
  const noun = channel === "POST" ? "letter" : "email";
  const of = reference ? ` about your response ${reference}` : "";
  const day = formatDate(londonDate(receivedAt ?? keptAt));
  return {
    kind: "mail-held",
    recipient,
    subject: `Your ${noun} of ${day}${reference ? ` about ${reference}` : ""} has arrived`,
    ...(reference ? { about: reference } : {}),
    text: [
      `${consulter.name} has received your ${noun}${of} on "${title}". You need not send it again.`,
      "",
      receivedAt ? `Received: ${formatInstant(receivedAt)}` : `It reached this portal: ${formatInstant(keptAt)}`,
      "",
      `It is held as it came until a person at ${consulter.name} has read it. Until then it changes nothing, and nothing of it is published.`,
      "If it is a response, or part of one, the time at which it was received decides whether it is on time, and not the time at which it is read.",
      "",
      `If you want to add something, answer this message or write to ${responseEmail}.`,
    ].join("\n"),
    ...thread,
  };
}

/** A letter that staff wrote, with what lets its answer find the way back. */
export const letterFromStaff = (
  { consulter, title, responseEmail }: Pick<ConsultationContent, "consulter" | "title" | "responseEmail">,
  letter: {
    recipient: string;
    reference: string;
    subject: string;
    text: string;
    inReplyTo: string | null;
    references: string[];
  },
): Message => ({
  kind: "staff-letter",
  recipient: letter.recipient,
  subject: letter.subject.includes(letter.reference) ? letter.subject : `${letter.subject} (${letter.reference})`,
  about: letter.reference,
  text: [
    letter.text.trim(),
    "",
    `${consulter.name}, on your response ${letter.reference} to "${title}"`,
    `Answer this message, or write to ${responseEmail} with ${letter.reference} in the subject.`,
  ].join("\n"),
  inReplyTo: letter.inReplyTo,
  references: letter.references,
});
