import { paragraphText } from "#lib/consultations/paragraphs/rules.ts";
import type { ConsultationContent } from "#lib/consultations/schema.ts";
import { done, type Outcome, refused } from "#lib/outcome.ts";
import { nextAreaId } from "../form/rules.ts";
import { placesOf } from "../loose-places.ts";
import { answerTo } from "../rules.ts";
import type { Anchor, Area, DraftContent, Remark, TextOfResponse } from "../schema.ts";
import { givenAnew } from "../texts.ts";
import { paragraphUnits } from "./paragraph-units.ts";
import type { CommentKind } from "./schema.ts";

/** Where a comment on a paragraph belongs: an area of disagreement of a question, the text of a question, or a box beyond them. */
export type Place =
  | { kind: "area" | "text"; label: string; step: string }
  | { kind: "extra"; key: string; step: "more" };

/**
 * The right question for a comment on a paragraph (S21.2, S27.6): the box for the direction's own paragraphs; else the question whose
 * changes or background speak of it; else the first question in free text; else the first of all.
 */
export function placeFor(content: ConsultationContent, paragraph: number): Place {
  const box = content.extraBoxes.find(({ paragraphs }) => paragraphs.includes(paragraph));
  if (box) return { kind: "extra", key: box.key, step: "more" };
  const isChanged = content.changes.some(({ paragraphs }) => paragraphs.includes(paragraph));
  const speaksOf = content.questions.find(
    ({ answer, background }) =>
      (isChanged && answer.kind === "changes") || background.some(({ paragraphs }) => paragraphs.includes(paragraph)),
  );
  const question = speaksOf ?? content.questions.find(({ answer }) => answer.kind === "text") ?? content.questions[0]!;
  return {
    kind: question.answer.kind === "changes" ? "area" : "text",
    label: question.label,
    step: question.label.toLowerCase(),
  };
}

/** Characters of the surroundings kept beside a quotation, so that it is found again when the text around it moves. */
const surroundings = 32;

/**
 * Anchors a comment in a paragraph: with the words meant, by position and by quotation with context (W3C Web Annotation selectors), without
 * them by the paragraph alone. The words are found as they are copied from the page: across line ends, list marks and the marks of footnotes.
 * "words": they do not stand in the paragraph. "several": they stand there more than once, and nothing says which are meant.
 */
export function anchorIn(
  content: ConsultationContent,
  paragraph: number,
  words: string,
): Outcome<Anchor, "words" | "several"> {
  const found = content.document.paragraphs.find(({ number }) => number === paragraph);
  if (!found) return refused("words");
  if (words.trim() === "") return done({ paragraph, quote: null });
  const text = paragraphText(found);
  const places = placesOf(paragraphUnits(found), words);
  const [place] = places;
  if (!place) return refused("words");
  if (places.length > 1) return refused("several");
  const { start, end } = place;
  return done({
    paragraph,
    quote: {
      exact: text.slice(start, end),
      start,
      end,
      prefix: text.slice(Math.max(0, start - surroundings), start),
      suffix: text.slice(end, end + surroundings),
    },
  });
}

const sayAnchor = ({ paragraph, quote }: Anchor): string =>
  quote ? `Paragraph ${paragraph}: “${quote.exact}”` : `Paragraph ${paragraph}`;

const below = (text: string, more: string): string => (text === "" ? more : `${text}\n\n${more}`);

function withRemark(remarks: readonly Remark[], remark: Omit<Remark, "id">): Remark[] {
  const numbers = remarks.map(({ id }) => Number(id.slice("remark-".length)));
  return [...remarks, { id: `remark-${Math.max(0, ...numbers) + 1}`, ...remark }];
}

/** Behind the paragraph, where a comment becomes part of a text. */
const kindWords: Record<CommentKind, string> = {
  disagree: "disagreement",
  support: "support",
  drafting: "drafting suggestion",
};

/** Puts a comment on a paragraph where it belongs; nothing that is there already is changed. */
export function withComment(
  content: TextOfResponse,
  draft: DraftContent,
  anchor: Anchor,
  { kind, what, why }: { kind: CommentKind; what: string; why: string },
): DraftContent {
  const place = placeFor(content, anchor.paragraph);
  const given = (after: DraftContent) => givenAnew(draft, after, content.textVersion);
  const said = `${sayAnchor(anchor)} (${kindWords[kind]})\n${[what, why].filter(Boolean).join("\n")}`;
  if (place.kind === "extra")
    return given({ ...draft, extras: { ...draft.extras, [place.key]: below(draft.extras[place.key] ?? "", said) } });
  const before = answerTo(draft, place.label);
  const about = sayAnchor(anchor).slice(0, 1000);
  const area: Area = {
    id: nextAreaId(before.areas.map(({ id }) => id)),
    about,
    anchor,
    what,
    why,
  };
  const answer =
    place.kind === "text"
      ? { ...before, text: below(before.text, said) }
      : kind === "disagree"
        ? { ...before, areas: [...before.areas, area] }
        : {
            ...before,
            remarks: withRemark(before.remarks ?? [], {
              kind,
              about,
              anchor,
              what: [what, why].filter(Boolean).join("\n"),
            }),
          };
  const answers = content.questions.flatMap(({ label }) =>
    label === place.label ? [answer] : draft.answers.filter(({ question }) => question === label),
  );
  return given({ ...draft, answers });
}
