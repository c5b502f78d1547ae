import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { type PaperDocument, type Part, plain } from "#lib/documents/schema.ts";
import type { TextOfResponse } from "#lib/responses/schema.ts";
import type { VersionInPack } from "../building/schema.ts";
import { fullRows, markedText, textParts } from "../marked/rules.ts";
import { questionParts } from "../responses/rules.ts";
import { isReported } from "../standing/rules.ts";

/** What one respondent said on what is gathered for the Department: the questions and boxes that say so (§26, S26). Empty: nothing. */
export function viewsOf(consultation: TextOfResponse, version: VersionInPack): Part[] {
  if (!isReported(version)) return [];
  const { response, reference, isLate, isBeside } = version;
  const rows = fullRows(consultation, response);
  const { organisation, name } = response.respondent;
  const questions = consultation.questions
    .filter(({ onBehalfOf }) => onBehalfOf !== null)
    .flatMap((question): Part[] => [
      { kind: "heading", level: 3, text: question.label },
      ...questionParts(consultation, question, response, rows),
    ]);
  const extras = consultation.extraBoxes
    .filter(({ onBehalfOf }) => onBehalfOf !== null)
    .flatMap(({ key, label }): Part[] => {
      const texts = rows.filter((row) => row.key === `extra.${key}`);
      return texts.length > 0 ? [{ kind: "heading", level: 3, text: label }, ...textParts(texts, `extra.${key}`)] : [];
    });
  return [
    {
      kind: "heading",
      level: 2,
      text: `Response ${reference}${isBeside ? " (late, considered beside the one that counts)" : isLate ? " (late)" : ""}`,
    },
    { kind: "paragraph", line: markedText(organisation || name, response.marks, ["whole", "identity"]) },
    ...questions,
    ...extras,
  ];
}

/** The answers on the date and on the draft direction, together: gathered for the Department (§26). */
export function viewsDocument(consultation: ConsultationContent, views: readonly Part[]): PaperDocument {
  const owner = consultation.direction?.owner ?? "the Department";
  return {
    title: "Views on the date and on the draft direction",
    author: consultation.consulter.fullName,
    parts: [
      {
        kind: "note",
        line: plain(
          `Gathered on behalf of ${owner} (§26): the answers to ${consultation.questions
            .filter(({ onBehalfOf }) => onBehalfOf !== null)
            .map(({ label }) => label)
            .join(
              ", ",
            )} and the comments on the draft direction, by the version of each response that counts, and what came in late and is considered beside it.`,
        ),
      },
      ...(views.length > 0 ? views : [{ kind: "paragraph" as const, line: plain("None.") }]),
    ],
  };
}
