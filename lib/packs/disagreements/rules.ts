import { covers, passagesIn } from "#lib/confidentiality/marks/rules.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { type Line, type PaperDocument, type Part, plain } from "#lib/documents/schema.ts";
import { answerTo, fieldsOf } from "#lib/responses/rules.ts";
import type { ResponseContent, TextOfResponse } from "#lib/responses/schema.ts";
import type { VersionInPack } from "../building/schema.ts";
import { noneGiven } from "../marked/rules.ts";
import { isReported } from "../standing/rules.ts";
import type { Unresolved } from "./schema.ts";

const oneSpace = (text: string) => text.replace(/\s+/g, " ").trim();

/** The reasons of marks under which a quoted passage falls, wholly or in part: a mark on everything, on its box, or on words of it. */
export function confidentialReasons(consultation: TextOfResponse, response: ResponseContent, quote: string): string[] {
  const sought = oneSpace(quote);
  const reasons: (string | null)[] = [];
  for (const mark of response.marks) if (mark.level === "whole") reasons.push(mark.reason);
  for (const field of fieldsOf(consultation, response)) {
    const text = oneSpace(field.text);
    if (sought === "" || !(text.includes(sought) || sought.includes(text))) continue;
    for (const mark of response.marks)
      if (mark.level === "answer" && covers(mark.field, field.key)) reasons.push(mark.reason);
    for (const { start, end, reason } of passagesIn(field, response.marks)) {
      const words = oneSpace(field.text.slice(start, end));
      if (sought.includes(words) || words.includes(sought) || overlaps(text, sought, words)) reasons.push(reason);
    }
  }
  return [...new Set(reasons.map((reason) => reason ?? noneGiven))];
}

/** Whether two stretches of one text share a place. */
function overlaps(text: string, one: string, other: string): boolean {
  const [a, b] = [text.indexOf(one), text.indexOf(other)];
  return a >= 0 && b >= 0 && a < b + other.length && b < a + one.length;
}

/** Areas that a respondent named and that are in no entry of the register: unresolved all the same (part 4, item 7). */
export function areasOutside(
  consultation: TextOfResponse,
  version: VersionInPack,
  raised: ReadonlySet<string>,
): Unresolved[] {
  if (!isReported(version)) return [];
  const { response, reference } = version;
  return consultation.questions.flatMap(({ label }) =>
    answerTo(response, label)
      .areas.filter(({ id }) => !raised.has(`${reference} ${label}.${id}`))
      .map(({ about, what, why }, index): Unresolved => {
        const reasonsFor = (text: string) => confidentialReasons(consultation, response, text);
        // Where what it is about is marked as well, it stands with the words that are, and not in the open.
        const isAboutMarked = reasonsFor(about).length > 0;
        const texts = [isAboutMarked ? about : "", what, why].filter((text) => text !== "");
        return {
          number: null,
          title: `Named in response ${reference}, answer to ${label}, area ${index + 1}`,
          anchor: isAboutMarked ? "" : about,
          source: `Response ${reference}; in no entry of the register`,
          quote: texts.join("\n"),
          reply: "",
          response: reference,
          confidential: [...new Set(texts.flatMap(reasonsFor))],
        };
      }),
  );
}

const quoteLine = ({ quote, confidential }: Unresolved): Line =>
  confidential.length === 0
    ? plain(quote)
    : [
        { text: "[Marked confidential: ", look: "bold" },
        { text: quote, look: "marked" },
        { text: "]", look: "bold" },
        { text: ` (reason: ${confidential.join("; ")})`, look: "soft" },
      ];

/** Section (d): unresolved areas of disagreement, each passage and DCC's reply side by side (§24, S24.2, S24.5); "none" is said (S24.8). */
export function disagreementsDocument(
  consultation: ConsultationContent,
  unresolved: readonly Unresolved[],
): PaperDocument {
  const { name, fullName } = consultation.consulter;
  return {
    title: "Areas of disagreement that have not been resolved",
    author: fullName,
    parts: [
      {
        kind: "note",
        line: plain(
          `Areas of disagreement that arose during the consultation process and have not been resolved (§24): ${unresolved.length === 0 ? "none" : unresolved.length}. Those that a drafting change or the respondent’s recorded acceptance resolved are not among them.`,
        ),
      },
      ...unresolved.flatMap((entry): Part[] => [
        { kind: "heading", level: 2, text: [entry.number, entry.title].filter(Boolean).join(": ") },
        {
          kind: "paragraph",
          line: plain([entry.anchor && `About: ${entry.anchor}`, entry.source].filter(Boolean).join(". ")),
        },
        {
          kind: "table",
          head: ["The respondent’s words", `${name}’s reply`],
          widths: [1, 1],
          rows: [[quoteLine(entry), plain(entry.reply || "None.")]],
        },
      ]),
    ],
  };
}
