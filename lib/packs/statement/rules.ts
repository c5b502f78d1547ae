import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { type PaperDocument, plain } from "#lib/documents/schema.ts";

/** Section (b): why DCC considers the draft to be fit for purpose, in the words of the statement (§24). */
export const statementDocument = ({ consulter, instrument }: ConsultationContent, text: string): PaperDocument => ({
  title: `Why the ${instrument.proposedName} (version ${instrument.proposedVersion}) is fit for purpose`,
  author: consulter.fullName,
  parts: text
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => ({ kind: "paragraph", line: plain(paragraph) })),
});
