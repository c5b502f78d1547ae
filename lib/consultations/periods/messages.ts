import type { News } from "../audience/letters.ts";
import { closingSentence, type Period } from "../rules.ts";
import type { ConsultationContent } from "../schema.ts";

type Extended = {
  content: ConsultationContent;
  /** The period as extended: the sentence names the close before it too. */
  period: Period;
  reason: string;
  /** Where everybody reads it. */
  page: string;
};

/** That there is more time: until when, why, and what it means for a response and for a draft (S28.7). */
export const extensionNews = ({ content, period, reason, page }: Extended): News => ({
  kind: "period-extended",
  subject: `${content.reference}: there is more time to respond`,
  about: content.reference,
  uselessAt: new Date(period.closesAt),
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
  toRespondent:
    "Your response is received and stays as it is: there is nothing you need to do. Until then you can change it or withdraw it, by its receipt:",
  toDraft:
    "Your draft is as you left it, and has not been sent. To go on, open this page in the browser you began in, or use the private link to your draft if you had it mailed to you:",
});
