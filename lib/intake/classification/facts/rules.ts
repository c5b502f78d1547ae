import type { PublishedDocument } from "#lib/consultations/document/schema.ts";
import { paragraphText } from "#lib/consultations/paragraphs/rules.ts";
import type { ConsultationFacts } from "../schema.ts";

const speaks = /\bconfidential/i;
const asks =
  /\b(?:please|should|must|ask(?:ed)?|invited?)\b[^.]*\b(?:state|stating|say|indicate|mark|tell|identify|specify|whether)\b/i;

/**
 * The number of the paragraph in which a consultation asks for what is confidential to be named (§29 of the seed one): the first that
 * speaks of confidentiality and asks for it, else the first that speaks of it; null when none does.
 */
export function confidentialityParagraphOf({ paragraphs }: Pick<PublishedDocument, "paragraphs">): number | null {
  const speaking = paragraphs.filter((each) => speaks.test(paragraphText(each)));
  return (speaking.find((each) => asks.test(paragraphText(each))) ?? speaking[0])?.number ?? null;
}

/** The paragraph that says a system's disclaimer is no request (§31 of the seed one); null when none does. */
export const disclaimerParagraphOf = ({ paragraphs }: Pick<PublishedDocument, "paragraphs">): number | null =>
  paragraphs.find((each) => /\bdisclaimer/i.test(paragraphText(each)))?.number ?? null;

/** What the classifier needs to know of a consultation. */
export const factsOf = (closesAt: Date, document: PublishedDocument): ConsultationFacts => ({
  closesAt,
  questions: document.questions.map(({ label, wording }) => ({ label, wording })),
  confidentialityParagraph: confidentialityParagraphOf(document),
});
