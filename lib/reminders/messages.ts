import { closingSentence, timeLeft } from "#lib/consultations/rules.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import type { Message } from "#lib/mail/schema.ts";

type Reminder = {
  content: ConsultationContent;
  /** When responses are asked for by: the operative close, which may have moved since the text was written (S28.7). */
  period: { opensAt: Date; closesAt: Date; extendedFrom?: Date | null };
  now: Date;
  email: string;
  respondUrl: string;
  stopUrl: string;
};

/** To somebody who began a response and has not sent it: when it closes, how to go on, how to get no more of these (S7.1). */
export const reminder = ({ content, period, now, email, respondUrl, stopUrl }: Reminder): Message => ({
  kind: "reminder",
  recipient: email,
  subject: `${content.reference}: your response is not sent yet`,
  about: content.reference,
  uselessAt: period.closesAt,
  text: [
    `You began a response to "${content.title}". It has not been sent, and ${content.consulter.name} has not received it.`,
    "",
    `Responses are asked for by ${closingSentence(period)} (${timeLeft(period, now)}).`,
    "",
    "To go on, open this page in the browser you began in, or use the private link to your draft if you had it mailed to you:",
    respondUrl,
    "",
    "If you do not want to respond, there is nothing to do: a draft that is not sent is deleted after a time.",
    "",
    "No more letters about this draft, please:",
    stopUrl,
  ].join("\n"),
});
