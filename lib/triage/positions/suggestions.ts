import { answerTo, partsOf, positionOn } from "#lib/responses/rules.ts";
import type { ResponseContent, TextOfResponse } from "#lib/responses/schema.ts";
import type { SuggestedPosition } from "./schema.ts";

const reserve = /\b(?:in part|partly|partially|broadly|but|except|however|subject to|although|apart from|provided)\b/;
const against =
  /^(?:no\b(?! (?:views?|comments?|opinion|objections?)\b)|disagree|(?:we|i) (?:\w+ly )?(?:disagree|object|oppose)\b|(?:we|i) (?:do not|don.t|cannot|can.t) (?:agree|support)\b)/;
const silent = /^(?:(?:we|i) have )?no (?:views?|comments?|opinion)\b/;
const inFavour = /^(?:yes\b|agreed?\b|(?:we|i) (?:\w+ly )?(?:agree|support)\b|(?:partly|partially) agree)/;

/** The stance that one sentence begins with, by a handful of plain words; null where it begins with none of them. */
function stanceOf(sentence: string): SuggestedPosition["position"] | null {
  const words = sentence.toLowerCase().replace(/\s+/g, " ").trim();
  if (silent.test(words)) return "no-view";
  if (against.test(words)) return "disagree";
  if (inFavour.test(words)) return reserve.test(words) ? "agree-in-part" : "agree";
  return null;
}

const longest = 400;

/** The first sentence of a text, as it stands there. */
const firstSentence = (text: string): string =>
  (/^[^.!?\n]*[.!?]?/.exec(text.trim())?.[0] ?? "").slice(0, longest).trim();

/** What stands behind "(a)", "a)" or "a." at the start of a line. */
const lettered = (text: string, key: string): string | null =>
  new RegExp(`^[ \\t]*\\(?${key}[).:][ \\t]*(.+)$`, "im").exec(text)?.[1] ?? null;

/**
 * Positions that the beginnings of answers suggest where none was chosen, each with the words it rests on. Suggestions only: they count for
 * nothing until a person records them. A question asked in parts needs its letters before the words ("(a) We agree"); what begins
 * otherwise suggests nothing.
 */
export function suggestedPositions(text: TextOfResponse, response: ResponseContent): SuggestedPosition[] {
  const parts = partsOf(text);
  return parts.flatMap((part): SuggestedPosition[] => {
    if (part.isAsked === "change" || positionOn(response, part.key) !== "not-answered") return [];
    const { text: words } = answerTo(response, part.question);
    const said = part.isAsked === "overall" ? words : lettered(words, part.key.slice(part.question.length + 1));
    const basis = firstSentence(said ?? "");
    const position = stanceOf(basis);
    return position ? [{ part: part.key, position, basis }] : [];
  });
}
