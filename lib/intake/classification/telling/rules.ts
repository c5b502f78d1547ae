import { listMark } from "../../answers/labels/rules.ts";
import type { Telling } from "../../answers/rules.ts";
import { fencedIn } from "../../passages/marks/rules.ts";
import { isHeading } from "../../passages/outline/rules.ts";
import type { Piece } from "../../regions/rules.ts";
import { isBareName } from "../../regions/signatures/rules.ts";
import { labelAndValue, readForm } from "../../requests/forms/rules.ts";
import { mentionsOf } from "../../requests/mentions/rules.ts";
import { readRefusal, readSentence } from "../../requests/rules.ts";
import type { Reading } from "../../requests/schema.ts";
import type { Span } from "../../text/schema.ts";
import { normalised } from "../../words/rules.ts";

const courtesy =
  /^(?:(?:many |with )?thanks?\b|thank you\b|please (?:find|keep (?:me|us) (?:informed|posted|updated)|add (?:me|us)|ignore|disregard|do not hesitate|feel free to contact|contact|call|let (?:me|us) know|get in touch|confirm receipt|acknowledge|note)|(?:we|i) (?:are grateful|am grateful|would appreciate|would be grateful|apologise|have (?:shared|copied|sent|discussed) (?:this|our|my) (?:response|reply|letter|submission)|(?:am|are) (?:responding|writing) (?:in|on|as)|(?:hope|trust) (?:that )?(?:this|these|you|our|my|the above|it)\b|look forward|would be (?:happy|pleased|glad) to (?:discuss|meet|talk|speak|help|provide|elaborate|expand|explain|answer|clarify|take part|join|attend)|are happy|am happy|are available|remain)|happy to (?:discuss|talk|meet|elaborate|chat)|if you (?:have|need|would|require)|should you|do (?:get|give|let|not hesitate)|looking forward|any (?:questions|queries|problems)|reasons? ?[:–-]|apologies|this (?:response|submission|letter|reply) (?:represents|reflects|is (?:made|sent|submitted) on behalf)|we (?:have|do) not answer(?:ed)?)/;

/** Said of the letter and not of the matter: "This concludes our response.", "We are copying this to …", "I can be reached on …". */
const aboutLetter =
  /\b(?:this|our|my) (?:response|submission|reply|letter|email)\b(?! to (?:q|question) ?\d)|^the above\b|^(?:we|i) (?:have )?(?:also )?(?:attach|enclose)(?:d)?\b|\b(?:copying|sending|submitting) (?:this|it)\b|\b(?:be|best) reached (?:on|at|by)\b|\banswered only\b|\bright to comment\b|\bwould like to thank\b|\bno further comments\b|^(?:we|i) (?:note|have (?:read|noted)|understand|accept) (?:what )?(?:the |your )?paragraphs?\b/;

/** "Zoe Hartnell" over "Copperline Energy", with no greeting before it: lines of names and nothing else. */
const isNameBlock = (raw: string): boolean =>
  /^\s*[\p{L}'’-]{2,15}[.,!]?\s*$/u.test(raw) ||
  (/\S \S/.test(raw) &&
    raw
      .replace(/\((?:mrs?|ms|miss|dr|prof)\.?\)/gi, "")
      .trim()
      .split("\n")
      .every((line) => isBareName(line, normalised(line))));

/** A closing paragraph: nothing in it but requests and courtesies. */
const isAsideIn =
  (pieces: readonly Piece[], clean: string): ((span: Span) => boolean) =>
  (span) => {
    if (isNameBlock(clean.slice(span.start, span.end))) return true;
    // The items of a list that a request opens: "Please treat as confidential: - the number of hubs; - …"
    if (listMark.test(clean.slice(span.start, span.end).trimStart())) {
      const above = pieces.filter((piece) => piece.end <= span.start).findLast((piece) => !listMark.test(piece.plain));
      const opens = above && /:\W*$/.test(above.plain) ? readSentence(above.plain) : [];
      if (opens.some(({ polarity }) => polarity === "withhold")) return true;
    }
    let before: Reading | undefined;
    return pieces
      .filter((piece) => piece.start < span.end && span.start < piece.end)
      .every((piece) => {
        const readings = readSentence(piece.plain);
        const reading = readings.find(({ polarity }) => polarity === "withhold") ?? readings[0];
        const refused = before && !reading ? readRefusal(piece.plain, mentionsOf(piece.plain), before) : null;
        // What follows a request in the same breath is its reason.
        const isReason = before?.polarity === "withhold";
        before = reading ?? before;
        return (
          reading !== undefined ||
          refused !== null ||
          isReason ||
          courtesy.test(piece.plain) ||
          aboutLetter.test(piece.plain)
        );
      });
  };

/** Whether a line is one of those that open or close a stretch which the sender fenced off. */
const isFenceIn = (clean: string): ((span: Span) => boolean) => {
  let spans: readonly Span[] | undefined;
  const isGap = (start: number, end: number): boolean => start <= end && clean.slice(start, end).trim() === "";
  return (line) => {
    spans ??= fencedIn(clean, []).spans;
    return spans.some((span) => isGap(line.end, span.start) || isGap(span.end, line.start));
  };
};

const isRequestIn =
  (pieces: readonly Piece[]): ((span: { start: number; end: number }) => boolean) =>
  (span) =>
    pieces.some(
      (piece) =>
        piece.start < span.end && span.start < piece.end && readSentence(piece.plain).some((each) => !each.isSuspicion),
    );

/** "Should this answer be confidential? [ ] Yes [x] No", within an answer. */
const isRowIn =
  (pieces: readonly Piece[]): ((span: Span) => boolean) =>
  (span) => {
    const inside = pieces.filter((piece) => piece.start < span.end && span.start < piece.end);
    const form = inside.length <= 2 ? labelAndValue(inside.map(({ plain }) => plain).join(" ")) : null;
    return form !== null && form.value !== "" && readForm(form.label, form.value) !== null;
  };

/** A short line with the words of a heading that some request of the sender's names. */
function isNamedHeadingIn(pieces: readonly Piece[], clean: string): (span: Span) => boolean {
  // Few sentences speak of a heading at all, and only those are read for one.
  const topics = pieces
    .filter(({ plain }) =>
      /\b(?:sections?|parts?|chapters?|head(?:ed|ings?)|titled?|entitled|called|under|text)\b/.test(plain),
    )
    .flatMap((piece) => readSentence(piece.plain))
    .filter(({ polarity }) => polarity === "withhold")
    .flatMap(({ scopes }) => scopes)
    .flatMap((scope) => (scope.kind === "part" ? scope.places : []))
    .flatMap((place) => (place.kind === "headed" && place.unit === "section" ? [normalised(place.topic)] : []));
  return (span) => {
    const raw = clean.slice(span.start, span.end);
    if (topics.length === 0 || !isHeading(raw)) return false;
    const plain = normalised(raw).replace(/^\W*(?:\d{1,2}\W+)?|\W+$/g, "");
    return topics.some((topic) => plain === topic || plain === topic.replace(/^(?:the|our|my) /, ""));
  };
}

/** What stretches of the sender's own pieces are besides answers. */
export const tellingOf = (pieces: readonly Piece[], clean: string): Telling => ({
  isRequest: isRequestIn(pieces),
  isAside: isAsideIn(pieces, clean),
  isFence: isFenceIn(clean),
  isRow: isRowIn(pieces),
  isNamedHeading: isNamedHeadingIn(pieces, clean),
});
