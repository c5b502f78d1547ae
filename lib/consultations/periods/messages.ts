import type { Message } from "#lib/mail/schema.ts";
import { closingSentence, type Period } from "../rules.ts";
import type { ConsultationContent } from "../schema.ts";

type Extended = {
  content: ConsultationContent;
  /** The period as extended: the sentence names the close before it too. */
  period: Period;
  reason: string;
  email: string;
  /** Where everybody reads it. */
  page: string;
};

const common = ({ content, period, reason, email, page }: Extended) => ({
  head: {
    kind: "period-extended" as const,
    recipient: email,
    subject: `${content.reference}: there is more time to respond`,
    about: content.reference,
    uselessAt: new Date(period.closesAt),
  },
  lines: [
    `${content.consulter.name} has given everybody more time to respond to "${content.title}".`,
    "",
    `Responses are asked for by ${closingSentence(period)}.`,
    "",
    "The reason given:",
    reason,
    "",
    page,
  ],
});

/** To somebody who holds a draft: until when it can be sent now, and that it stays as it is (S28.7). */
export function extensionToDraft(extended: Extended & { respondUrl: string; stopUrl: string }): Message {
  const { head, lines } = common(extended);
  return {
    ...head,
    text: [
      ...lines,
      "",
      "Your draft is as you left it, and has not been sent. To go on, open this page in the browser you began in, or use the private link to your draft if you had it mailed to you:",
      extended.respondUrl,
      "",
      "No more letters about this draft, please:",
      extended.stopUrl,
    ].join("\n"),
  };
}

/** To somebody who has responded: nothing need be done, and the response can be changed until the new close (S28.7). */
export function extensionToRespondent(
  extended: Extended & { responses: readonly { reference: string; receiptUrl: string }[] },
): Message {
  const { head, lines } = common(extended);
  return {
    ...head,
    text: [
      ...lines,
      "",
      "Your response is received and stays as it is: there is nothing you need to do. Until then you can change it or withdraw it, by its receipt:",
      ...extended.responses.map(({ reference, receiptUrl }) => `${reference}: ${receiptUrl}`),
      "",
      "Whoever has such a link can read the response. Keep it to yourself.",
    ].join("\n"),
  };
}
