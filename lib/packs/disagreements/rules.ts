import { covers, passagesIn } from "#lib/confidentiality/marks/rules.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { type Line, type PaperDocument, type Part, plain } from "#lib/documents/schema.ts";
import { answerTo, fieldsOf } from "#lib/responses/rules.ts";
import type { ResponseContent, TextOfResponse } from "#lib/responses/schema.ts";
import type { VersionInPack } from "../building/schema.ts";
import { type LookedAt, lookedAtParts, sayLookedAt } from "../looks.ts";
import { noneGiven } from "../marked/rules.ts";
import { isReported } from "../standing/rules.ts";
import type { DisagreementInPack, Resolved, Unresolved, WordsInPack } from "./schema.ts";

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

/** Areas that a respondent named, or staff recorded, and that are in no entry of the register: unresolved all the same (part 4, item 7). */
export function areasOutside(consultation: TextOfResponse, version: VersionInPack): Unresolved[] {
  if (!isReported(version)) return [];
  const { response, reference, recordedAreas, look } = version;
  const isOutside = (key: string) => version.areasOutside.includes(key);
  const reasonsFor = (text: string) => confidentialReasons(consultation, response, text);
  const source = `Response ${reference}; in no entry of the register`;
  const reply = look?.reason ? `None. ${look.lookedBy} found nothing to raise: ${look.reason}` : "";
  const outside = (title: string, anchor: string, quote: string, confidential: string[]): Unresolved => ({
    number: null,
    title,
    anchor,
    source,
    words: [{ response: reference, quote, confidential: [...new Set(confidential)] }],
    said: "",
    reply,
    proposed: "",
  });
  const named = consultation.questions.flatMap(({ label }) =>
    answerTo(response, label)
      .areas.filter(({ id }) => isOutside(`${label}.${id}`))
      .map(({ about, what, why }, index): Unresolved => {
        // Where what it is about is marked as well, it stands with the words that are, and not in the open.
        const isAboutMarked = reasonsFor(about).length > 0;
        const texts = [isAboutMarked ? about : "", what, why].filter((text) => text !== "");
        const title = `Named in response ${reference}, answer to ${label}, area ${index + 1}`;
        return outside(title, isAboutMarked ? "" : about, texts.join("\n"), texts.flatMap(reasonsFor));
      }),
  );
  const read = recordedAreas
    .filter(({ key }) => isOutside(key))
    .map(({ number, anchor, basis }) =>
      outside(`Read by staff in response ${reference}, area ${number}`, anchor, basis, reasonsFor(basis)),
    );
  return [...named, ...read];
}

const quoteLine = ({ quote, confidential }: WordsInPack): Line =>
  confidential.length === 0
    ? plain(quote)
    : [
        { text: "[Marked confidential: ", look: "bold" },
        { text: quote, look: "marked" },
        { text: "]", look: "bold" },
        { text: ` (reason: ${confidential.join("; ")})`, look: "soft" },
      ];

/** One area: what it is about, and each respondent's words beside DCC's reply. */
function areaParts({ number, title, anchor, source, words, said, reply }: DisagreementInPack, name: string): Part[] {
  const quotes: [string, Line][] = [
    ...(said === "" && words.length > 0 ? [] : [[source, plain(said || "Nothing is quoted.")] as [string, Line]]),
    ...words.map((passage): [string, Line] => [passage.response, quoteLine(passage)]),
  ];
  return [
    { kind: "heading", level: 2, text: [number, title].filter(Boolean).join(": ") },
    { kind: "paragraph", line: plain([anchor && `About: ${anchor}`, source].filter(Boolean).join(". ")) },
    {
      kind: "table",
      head: ["From", "The respondent’s words", `${name}’s reply`],
      widths: [1, 3, 3],
      rows: quotes.map(([from, line], index) => [
        plain(from),
        line,
        plain(index === 0 ? reply || "None." : reply ? "The same reply." : "None."),
      ]),
    },
  ];
}

/**
 * Section (d): unresolved areas of disagreement, each passage and DCC's reply side by side (§24, S24.2, S24.5); "none" is said (S24.8), and
 * so is how many responses a person looked at for disagreement, and what was found in each.
 */
export function disagreementsDocument(
  consultation: ConsultationContent,
  unresolved: readonly Unresolved[],
  looked: LookedAt,
): PaperDocument {
  const { name, fullName } = consultation.consulter;
  return {
    title: "Areas of disagreement that have not been resolved",
    author: fullName,
    parts: [
      {
        kind: "note",
        line: plain(
          `Areas of disagreement that arose during the consultation process and have not been resolved (§24): ${unresolved.length === 0 ? "none" : unresolved.length}. ${sayLookedAt(looked)} Those that were called resolved, with the evidence, are in a paper of their own beside this one.`,
        ),
      },
      ...unresolved.flatMap((entry): Part[] => [
        ...areaParts(entry, name),
        ...(entry.proposed === ""
          ? []
          : [
              {
                kind: "paragraph" as const,
                line: plain(`Not resolved: proposed, and not confirmed by a second person. ${entry.proposed}`),
              },
            ]),
      ]),
      ...lookedAtParts(looked),
    ],
  };
}

/** What was called resolved, apart from section (d): each with its evidence, and who proposed and who confirmed that, and when. */
export function resolvedDocument(consultation: ConsultationContent, resolved: readonly Resolved[]): PaperDocument {
  const { name, fullName } = consultation.consulter;
  return {
    title: "Areas of disagreement that were called resolved",
    author: fullName,
    parts: [
      {
        kind: "note",
        line: plain(
          `Areas of disagreement that arose during the consultation process and that ${name} calls resolved: ${resolved.length === 0 ? "none" : resolved.length}. Each names the thing that resolves it and the two people who found that. They are not part of section (d).`,
        ),
      },
      ...resolved.flatMap((entry): Part[] => [
        ...areaParts(entry, name),
        {
          kind: "list",
          items: [
            `Evidence: ${entry.evidence.kind}. ${entry.evidence.thing}`,
            ...(entry.evidence.words === "" ? [] : [entry.evidence.words]),
            `Proposed by ${entry.proposedBy}, ${entry.proposedAt}; confirmed by ${entry.confirmedBy}, ${entry.confirmedAt}`,
          ].map(plain),
        },
      ]),
    ],
  };
}
