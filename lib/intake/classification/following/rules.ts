import { listMark } from "../../answers/labels/rules.ts";
import { type Piece, runOf } from "../../regions/rules.ts";
import { hasConcept } from "../../requests/cues/rules.ts";
import { mentionsOf } from "../../requests/mentions/rules.ts";
import { ordinalOf } from "../../requests/numbers/rules.ts";
import { readSentence } from "../../requests/rules.ts";
import type { Place, Reading } from "../../requests/schema.ts";
import { partsNamedIn } from "../../requests/scopes/rules.ts";

/* What a sentence takes from the one before it, or leaves to the one behind it. */

/** It asks for a part, and does not say which. */
export const isVague = (reading: Reading): boolean =>
  reading.polarity === "withhold" && reading.scopes.some((scope) => scope.kind === "vague");

/** "The volumes in Q3 are market sensitive. Kindly redact them.": the pronoun means what the sentence before named. */
export function continued(reading: Reading, piece: Piece, before: Reading): Reading {
  // "You may publish the first paragraph. The second is for DCC.": of the same kind of thing.
  const ordinal = /^\W*the (first|second|third|fourth|last)\b/.exec(piece.plain)?.[1];
  const [place] = before.scopes.flatMap((scope) => (scope.kind === "part" ? scope.places : []));
  if (ordinal && isVague(reading) && place?.kind === "ordinal") {
    const places = [{ ...place, ordinal: ordinalOf(ordinal)! }];
    return { ...reading, scopes: [{ kind: "part", places, contents: [], isComplement: false }] };
  }
  const isPointing =
    reading.scopes.some((scope) => scope.kind === "here") &&
    /\b(?:it|them|they|this|that|these|those)\b/.test(piece.plain);
  const named = before.scopes.filter((scope) => scope.kind === "part");
  return isPointing && reading.polarity === "withhold" && before.polarity === "withhold" && named.length > 0
    ? { ...reading, scopes: named }
    : reading;
}

const pointing =
  /(?:^\W*|\b(?:that|ask|keep|treat|publish|withhold|redact) )(?:that|this|those|these|both|the) (?:two |three |four )?(sentences?|words?|passages?|text|parts?|figures?|paragraphs?|sections?|lines?|rows?|tables?)\b|^\W*(?:that|this|those|these) (?:is|are)\b|^\W*(?:it|they)\b/;

/** "In Q2 there is a sentence in square brackets. That sentence is confidential.": what is pointed back at. */
export function pointedBack(reading: Reading, piece: Piece, before: Piece | undefined): Reading {
  const isBack =
    pointing.test(piece.plain) &&
    reading.scopes.every(
      (scope) =>
        scope.kind === "here" || (scope.kind === "part" && scope.places.every(({ kind }) => kind === "relative")),
    );
  if (!isBack || !before || before.paragraph !== piece.paragraph || reading.polarity !== "withhold") return reading;
  // "Paragraphs 4 and 7 hold … We ask that those two paragraphs are not published."
  const unit = pointing.exec(piece.plain)?.[1]?.replace(/s$/, "");
  const isSame = (place: Place): boolean => place.kind === "numbered" && unit !== undefined && place.unit === unit;
  const scopes = partsNamedIn(before.plain).filter(
    (scope) =>
      scope.kind === "part" &&
      (scope.contents.some(({ kind }) => kind === "marked" || kind === "quoted") || scope.places.some(isSame)),
  );
  return scopes.length > 0 ? { ...reading, scopes } : reading;
}

/** Words that ask, order or give leave, which a sentence that only says why has none of. */
const asking =
  /\b(?:please|kindly|ask\w*|request\w*|want|wish|prefer|like|must|should|may|can|could|would you|keep|treat|withhold|redact|remove|omit|publish\w*|happy|(?:am|are) content|consent\w*|not for)\b|\b(?:is|are|remains?)(?: \w+)? (?:strictly |commercially )?(?:confidential|private|in confidence)\b/;

/** What follows a request in its own paragraph, without asking for anything, says why (S29.4): "We are in talks with …" */
export const isReasonFor = (
  reading: Reading,
  piece: Piece,
  before: { piece: Piece; reading: Reading } | undefined,
): boolean =>
  before !== undefined &&
  before.piece.paragraph === piece.paragraph &&
  before.reading.polarity === "withhold" &&
  before.reading.certainty === "clear" &&
  !before.reading.scopes.some(({ kind }) => kind === "vague") &&
  (reading.isSuspicion === true || !asking.test(piece.plain)) &&
  reading.scopes.every(
    (scope) =>
      scope.kind === "vague" ||
      scope.kind === "here" ||
      (scope.kind === "part" && scope.places.length === 0 && scope.contents.every(({ kind }) => kind !== "contact")),
  );

/** "The same goes for the sum in paragraph 3.2.": asked for as what stands before it. */
export function sameFor(plain: string, before: Reading): Reading | null {
  const rest =
    /^\W*(?:the same|likewise|this also|that also|so too) (?:goes|applies|is true|holds|for)(?: for| to| of)? (.*)$/.exec(
      plain,
    )?.[1];
  const scopes = rest ? partsNamedIn(rest) : [];
  return before.polarity === "withhold" && scopes.length > 0 ? { ...before, scopes } : null;
}

/** Names a thing and says nothing of it. */
const isNaming = (plain: string): boolean =>
  /^(?:the|our|my|any|all|names?|figures?|costs?|prices?|q ?\d|questions?|answers?|sections?|paragraphs?|tables?|annex|appendix|everything|every)\b/.test(
    plain,
  ) &&
  plain.split(" ").length <= 16 &&
  !/\b(?:is|are|has|have|had|will|would|was|were|can|may|must|should|agree|think|believe)\b/.test(plain);

/** "The list of those homes must be confidential. It should not be published.": of what is not the sender's, in the second sentence too. */
export function isOfThingBefore(piece: Piece, before: Piece | undefined): boolean {
  if (!before || before.paragraph !== piece.paragraph || !/^\W*(?:it|they|these|those)\b/.test(piece.plain))
    return false;
  const mentions = mentionsOf(before.plain);
  const isOfOthers =
    mentions.some(({ referent }) => referent.kind === "external") &&
    mentions.every(({ referent }) => referent.kind === "external" || referent.kind === "pronoun");
  return isOfOthers && hasConcept(before.plain) && readSentence(before.plain).length === 0;
}

const several =
  /\b(?:two|three|four|five|some|a few|several|the following|certain) (?:things|points|parts|passages|items|places|matters|details)\b/;
const counted =
  /^\W*(?:the (?:first|second|third|fourth|other|last)(?: one)?|one|another|first(?:ly)?|second(?:ly)?|third(?:ly)?)(?: of these)? (?:is|are|concerns)\b,? ?(.*)$/;

/** "Two things we would ask you not to publish. The first is the number in Q1. The second is …": what each sentence names. */
export function countedBehind(
  piece: Piece,
  reading: Reading,
  behind: readonly Piece[],
): { piece: Piece; reading: Reading }[] {
  const isOpen =
    several.test(piece.plain) &&
    reading.polarity === "withhold" &&
    reading.scopes.every((scope) => scope.kind === "here" || scope.kind === "vague");
  return runOf(isOpen ? behind : [], counted).map((each) => {
    const parts = partsNamedIn(counted.exec(each.plain)?.[1] ?? "");
    const scopes = parts.length > 0 ? parts : [{ kind: "vague" as const }];
    return { piece: each, reading: { ...reading, certainty: "clear", scopes } };
  });
}

/** An item without its mark and its reason: "(a) our answer to Q2, because customers have not been told; and". */
const bareOf = (plain: string): string =>
  plain
    .replace(listMark, "")
    .split(/,? (?:because|since|as (?:it|they|this|that|we)|which|who|so that|in order)\b/)[0]!
    .replace(/\W*(?:\band)?\W*$/, "");

/** "Please treat as confidential: - the number of hubs; - the name of our maker.": what each item of the list names. */
export function listedBehind(
  piece: Piece,
  reading: Reading,
  behind: readonly Piece[],
): { piece: Piece; reading: Reading }[] {
  const isOpen =
    /(?::|[a-z])\W*$/.test(piece.plain) &&
    !/[.?!]\W*$/.test(piece.plain) &&
    reading.polarity === "withhold" &&
    reading.scopes.every(
      (scope) =>
        scope.kind === "here" ||
        scope.kind === "whole" ||
        (scope.kind === "part" && scope.places.every(({ kind }) => kind === "relative")),
    );
  if (!isOpen) return [];
  const items = runOf(behind, listMark).map((each) => ({ piece: each, plain: bareOf(each.plain) }));
  if (items.length === 0 || !items.every(({ plain }) => isNaming(plain))) return [];
  return items.map(({ piece: each, plain }) => {
    const named = partsNamedIn(plain);
    const contents = [{ kind: "topic" as const, topic: plain.replace(/\W+$/, ""), isItself: true }];
    const scopes = named.length > 0 ? named : [{ kind: "part" as const, places: [], contents, isComplement: false }];
    return { piece: each, reading: { ...reading, scopes } };
  });
}

/** "These are in square brackets." after "Parts of this response are confidential.": it says which parts. */
export function pointerIn(next: Piece | undefined): Reading | null {
  if (
    !next ||
    !/^(?:these|those|they|it|this|that|such|the (?:parts?|bits?|passages?|sections?|confidential|relevant|affected)|namely|i have|we have|see)\b/.test(
      next.plain,
    )
  )
    return null;
  if (readSentence(next.plain).length > 0) return null;
  const scopes = partsNamedIn(next.plain);
  return scopes.length > 0 ? { polarity: "withhold", certainty: "clear", scopes } : null;
}
