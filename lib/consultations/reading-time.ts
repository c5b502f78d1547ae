import { paragraphText } from "./paragraphs/rules.ts";
import type { ConsultationContent } from "./schema.ts";

type Printed = Pick<ConsultationContent, "document">;

/** An even pace for such a text, in words a minute: ours, and said beside the result. */
const pace = 200;

/** The words of the document's paragraphs and questions. */
export const wordsIn = ({ document }: Printed): number =>
  [...document.paragraphs.map(paragraphText), ...document.questions.map(({ wording }) => wording)]
    .join(" ")
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** Whole minutes, at least one. */
export const minutesToRead = (content: Printed): number => Math.max(1, Math.round(wordsIn(content) / pace));

/** "1,804 words, at 200 a minute". */
export const sayLength = (content: Printed): string =>
  `${wordsIn(content).toLocaleString("en-GB")} words, at ${pace} a minute`;
