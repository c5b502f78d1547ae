import type { News } from "../audience/letters.ts";
import { sayCorrected } from "../record/history.ts";
import type { Correction } from "../record/schema.ts";
import { type Period, phaseOf, sayClosing } from "../rules.ts";
import type { ConsultationContent } from "../schema.ts";

type Corrected = {
  content: ConsultationContent;
  period: Period;
  correction: Pick<Correction, "version" | "previous" | "reason" | "paragraphs" | "others">;
  /** Where everybody reads it, without an anchor. */
  page: string;
  now: Date;
};

/** More of a paragraph than this is read on the page, not in a letter. */
const longest = 1500;
const cut = (text: string) => (text.length > longest ? `${text.slice(0, longest).trimEnd()} […]` : text);

/** That the text was corrected: what, why, in its words before and after; and what it means for a response and for a draft (§23). */
export function correctionNews({ content, period, correction, page, now }: Corrected): News {
  const { version, previous, reason, paragraphs } = correction;
  const isOpen = phaseOf(period, now) !== "closed";
  return {
    kind: "text-corrected",
    subject: `${content.reference}: the text was corrected (version ${version})`,
    about: content.reference,
    lines: [
      `${content.consulter.name} has corrected the text of "${content.title}". Version ${version} takes the place of version ${previous}.`,
      "",
      `What changed: ${sayCorrected(correction)}.`,
      "",
      "The reason given:",
      reason,
      "",
      ...paragraphs.flatMap(({ number, was, is }) => [
        `Paragraph ${number}`,
        was === null ? "It did not stand in the text before." : `It said: ${cut(was)}`,
        is === null ? "It does not stand in the text any more." : `It says now: ${cut(is)}`,
        "",
      ]),
      `The correction notice: ${page}#correction-${version}`,
      `The text before it stays at: ${page}/versions/${previous}`,
      "",
      sayClosing(period, now),
    ],
    toRespondent: isOpen
      ? "Your response is received and stays as it is, and is read with the text that you had. Until the close you can change it or withdraw it, by its receipt:"
      : "Your response is received and stays as it is, and is read with the text that you had. Its receipt:",
    toDraft:
      "Your draft is as you left it, and has not been sent. To go on with the new text, open this page in the browser you began in, or use the private link to your draft if you had it mailed to you:",
  };
}
