import { labelAt } from "../../answers/labels/rules.ts";
import type { Question } from "../../answers/schema.ts";
import { shareOfWording, type Wording, wordingOf } from "../../answers/wordings/rules.ts";
import type { ReceivedMessage } from "../../message/schema.ts";
import type { Division, Piece } from "../../regions/rules.ts";
import { readSentence } from "../../requests/rules.ts";
import { wordsOf } from "../../words/rules.ts";
import { holdsPosition } from "../nature/rules.ts";

/** The subject of a message that is passed on, in the words of several mail programs. */
export const forwardSubject = /^\s*(?:(?:re|aw|sv)\s*:\s*)?(?:fwd?|tr|wg|yml)\s*:/i;

/** "Our response is in the message below": where it is, and no answer itself. */
const pointsAtResponse =
  /\b(?:response|submission|answers?|comments?|views?|reply|position) (?:is|are) (?:(?:set out|given|contained) )?(?:in|below|attached|enclosed|underneath|beneath)\b/;

export const isCover = (pieces: readonly Piece[], text: string): boolean => {
  const typed = pieces.filter((piece) => piece.kind === "typed");
  return (
    // "Please keep the answer to Q2 back; the others are fine" says what is to become of it, and answers nothing.
    !typed.some(
      (piece) =>
        holdsPosition(piece.plain) && !pointsAtResponse.test(piece.plain) && readSentence(piece.plain).length === 0,
    ) &&
    typed.map((piece) => wordsOf(text.slice(piece.start, piece.end)).length).reduce((sum, count) => sum + count, 0) <=
      70
  );
};

/** Whether words name one of the message's addressees: a quotation of DCC's own mail is never the response. */
export function isOurs(author: string, message: ReceivedMessage): boolean {
  const told = author.toLowerCase();
  return (
    message.to.some(
      ({ address, name }) =>
        (address !== "" && told.includes(address.toLowerCase())) ||
        (name.length > 3 && told.includes(name.toLowerCase())),
    ) || /\bconsultations?@|\bdcc\b/.test(told)
  );
}

/** What the sender typed between our own questions, in a quotation that is only headed: all between two, one paragraph under the last. */
function answeredBetween(pieces: readonly Piece[], text: string, wordings: readonly Wording[]): Piece[] {
  const questionOf = (piece: Piece): number => {
    const raw = text.slice(piece.start, piece.end);
    const label = labelAt(raw);
    const words = wordsOf(raw).length;
    const alike = wordings.map((wording) => shareOfWording(raw.slice(label?.end ?? 0), wording));
    const isAsked = words > 6 && (label !== null || raw.trimEnd().endsWith("?"));
    return isAsked ? alike.findIndex((share) => share > 0.7) : -1;
  };
  const isRest = (piece: Piece): boolean => {
    const raw = text.slice(piece.start, piece.end);
    return wordsOf(raw).length > 5 && wordings.some((wording) => shareOfWording(raw, wording) > 0.9);
  };
  const asked = pieces.filter((piece) => questionOf(piece) >= 0);
  if (asked.length < 2) return [];
  const [first, last] = [asked[0]!, asked.at(-1)!];
  const between = pieces.filter((piece) => piece.start > first.start && !asked.includes(piece) && !isRest(piece));
  const under = between.find((piece) => piece.start > last.start);
  return between.filter((piece) => piece.start < last.start || piece.paragraph === under?.paragraph);
}

/** The pieces that are the sender's own words: their own layer, or the one they pass on with no more than a cover note. */
export function ownPieces(
  division: Division,
  message: ReceivedMessage,
  text: string,
  questions: readonly Question[],
): Piece[] {
  const of = (layer: number): Piece[] => division.pieces.filter((piece) => piece.layer === layer);
  const own = of(0);
  if (!isCover(own, text)) return own;
  const isInline =
    own.some((piece) =>
      /\b(?:below|in ?line|in (?:red|blue|green|bold|capitals)|beneath|underneath)\b/.test(piece.plain),
    ) && own.some((piece) => /\b(?:answers?|responses?|comments|repl(?:y|ies))\b/.test(piece.plain));
  const wordings = questions.map((question) => wordingOf(question.wording));
  const isBetween = own.some((piece) =>
    /\b(?:below|in ?line|beneath|underneath|after (?:each|every|your|the)|between|under (?:each|your|the)|in the text)\b/.test(
      piece.plain,
    ),
  );
  // "The draft below is now final, please take it as our response."
  const isAdopted = own.some(
    (piece) =>
      /\b(?:below|beneath|underneath|that follows|following|under this)\b/.test(piece.plain) &&
      /\b(?:response|submission|draft|views|comments|answers|reply|final)\b/.test(piece.plain),
  );
  const included = [...own];
  for (const [index, layer] of division.layers.entries()) {
    if (index === 0) continue;
    // Some programs head what is passed on as they head what is answered: then the subject tells.
    const isForwarded = layer.role === "forwarded" || (layer.author !== null && forwardSubject.test(message.subject));
    const isPassedOn = isForwarded && !isOurs(layer.author ?? "", message);
    const isAnsweredInside =
      isInline &&
      layer.role === "quoted" &&
      of(index).some((piece) => /^\W{0,6}(?:a|answer|response)\b ?\d?[:.–-]/.test(piece.plain));
    const isTaken = isAdopted && layer.role === "quoted" && layer.author !== null && !isOurs(layer.author, message);
    const typed = isBetween && isOurs(layer.author ?? "", message) ? answeredBetween(of(index), text, wordings) : [];
    if (typed.length > 0) {
      included.push(...typed);
      break;
    }
    if (!isPassedOn && !isAnsweredInside && !isTaken) continue;
    included.push(...of(index));
    if (!isCover(of(index), text)) break;
  }
  return included.toSorted((a, b) => a.start - b.start);
}
