import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { type PaperDocument, type Part, plain } from "#lib/documents/schema.ts";
import { asksIn, questionsAsked } from "#lib/responses/asks.ts";
import { positionNames, type Texts } from "#lib/responses/schema.ts";
import type { TallyOfPart } from "#lib/triage/positions/schema.ts";
import { gatheredFor } from "../responses/rules.ts";

/** The positions for each question, every position apart; "not answered" is added to nothing (S27, invariant 9). */
export function positionsDocument(
  consultation: ConsultationContent,
  texts: Texts,
  tally: readonly TallyOfPart[],
): PaperDocument {
  const behalf = new Map(consultation.questions.map(({ label, onBehalfOf }) => [label, onBehalfOf]));
  const asks = asksIn(texts);
  const partTable = (key: string, wording: string): Part[] => {
    const counted = tally.find(({ part }) => part === key);
    return [
      { kind: "heading", level: 2, text: wording },
      {
        kind: "table",
        head: ["Position", "Chosen by respondents", "Read from the words by DCC’s staff", "Late, not added"],
        widths: [3, 2, 2, 2],
        rows: (counted?.lines ?? []).map(({ position, chosen, recorded, late }) =>
          [
            positionNames[position],
            chosen.toLocaleString("en-GB"),
            recorded.toLocaleString("en-GB"),
            late.toLocaleString("en-GB"),
          ].map(plain),
        ),
      },
    ];
  };
  return {
    title: "Positions for each question",
    author: consultation.consulter.fullName,
    parts: [
      {
        kind: "note",
        line: plain(
          "Each sender is counted once, by the last version on time; withdrawn responses, and those for which another one of the same sender stands, are not counted. What adds to a response is counted with it. Late responses stand in a column of their own. “No view” and “Not answered” are added to nothing.",
        ),
      },
      ...questionsAsked(asks).flatMap(({ label, wording: asked }): Part[] => [
        { kind: "heading", level: 1, text: `${label}. ${asked}` },
        ...gatheredFor(behalf.get(label) ?? null),
        ...asks.filter(({ question }) => question === label).flatMap(({ row, wording }) => partTable(row, wording)),
      ]),
    ],
  };
}
