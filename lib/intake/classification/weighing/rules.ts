import { fencedIn } from "../../passages/marks/rules.ts";
import { locate } from "../../passages/rules.ts";
import type { Found, Haystack } from "../../passages/schema.ts";
import type { Scope } from "../../requests/schema.ts";
import { hereOf } from "../here/rules.ts";
import { holdsPosition } from "../nature/rules.ts";
import { isWithinAnswer, type Said } from "../readings/rules.ts";
import type { Evidence, Verdict } from "../schema.ts";

type Part = Extract<Scope, { kind: "part" }>;

/** What the sayings come to, sorted by what they would decide. */
type Sorted = {
  whole: Said[];
  wholeBySubject: Said[];
  located: Said[];
  found: Found[];
  vague: Said[];
  unlocated: Said[];
  hedged: Said[];
  asides: Said[];
  release: Said[];
  releasedParts: { said: Said; scope: Part }[];
  releaseDoubt: Said[];
};

const emptySorted = (): Sorted => ({
  whole: [],
  wholeBySubject: [],
  located: [],
  found: [],
  vague: [],
  unlocated: [],
  hedged: [],
  asides: [],
  release: [],
  releasedParts: [],
  releaseDoubt: [],
});

/** A file that is all the message brings is the response itself: to withhold it is to withhold the whole. */
function isWholeResponse(scope: Part, haystack: Haystack): boolean {
  const isFileAlone =
    scope.contents.length === 0 &&
    !scope.isComplement &&
    scope.places.length > 0 &&
    scope.places.every((place) => place.kind === "attachment");
  if (!isFileAlone || haystack.files.length > 1) return false;
  // "The enclosed views", with nothing enclosed but themselves.
  if (haystack.files.length + haystack.unread.length === 0) return true;
  const body = haystack.sources[1];
  return (
    body !== undefined &&
    body.segments.length === 0 &&
    !body.own.some((piece) => piece.kind === "typed" && holdsPosition(piece.plain) && !haystack.askPieces.has(piece))
  );
}

/** "What follows is for DCC alone", before anything else is said: what follows is all there is. */
function isAllThatFollows(said: Said, scope: Part, haystack: Haystack): boolean {
  const [place] = scope.places;
  return (
    scope.places.length === 1 &&
    scope.contents.length === 0 &&
    place?.kind === "relative" &&
    place.unit === "content" &&
    place.to === "next" &&
    said.source.name === "body" &&
    /\bwhat follows\b/.test(said.piece.plain) &&
    !said.source.own.some(
      (piece) =>
        piece.kind === "typed" &&
        piece.end <= said.piece.start &&
        !haystack.askPieces.has(piece) &&
        piece.plain.split(" ").length > 8,
    )
  );
}

/** Words with which something is asked of the reader. */
const asking =
  /\b(?:please|kindly|ask\w*|request\w*|would (?:not )?(?:like|prefer|rather|sooner|want|mind|appreciate)|(?:do|does) not (?:want|wish)|prefer\w*|grateful|(?:could|can|would|will) you|must|should)\b|^\W*(?:keep|leave|treat|hold|forget|lose)\b|\bbetween (?:us|ourselves|you)\b/;

/** Said within an answer of things that stand nowhere in the response, and are nobody's own: "Serial numbers should be kept off the website." */
const isArgued = (said: Said): boolean =>
  isWithinAnswer(said.source, said.piece) &&
  !/\b(?:our|my|ours|mine|us|me|this|these|those|that|above|below|here|herein|attached|enclosed|please|kindly|answers?|response|reply|submission|(?:we|i) (?:ask|request|want|wish|would))\b/.test(
    said.piece.plain,
  );

function sortWithheld(said: Said, scope: Scope, haystack: Haystack, into: Sorted): void {
  if (scope.kind === "vague") {
    into.vague.push(said);
    return;
  }
  if (
    scope.kind === "whole" ||
    (scope.kind === "part" && (isWholeResponse(scope, haystack) || isAllThatFollows(said, scope, haystack)))
  ) {
    (said.source.name === "subject" ? into.wholeBySubject : into.whole).push(said);
    return;
  }
  if (scope.kind === "here") {
    const here = hereOf(said, haystack);
    if (here.kind === "whole") (said.source.name === "subject" ? into.wholeBySubject : into.whole).push(said);
    else if (here.kind === "unclear") into.vague.push(said);
    else {
      into.located.push(said);
      into.found.push(...here.spans.map((span) => ({ source: said.source, span })));
    }
    return;
  }
  const isRest = scope.places.some((place) => place.kind === "rest") && scope.places.length === 1;
  const kept = isRest ? into.releasedParts : [];
  // "Only our first answer may be published. The other two are for DCC.": the rest was asked for already.
  if (isRest && kept.length === 0 && into.located.some((each) => each.reading.scopes.some(isComplementary))) {
    into.located.push(said);
    return;
  }
  const places = isRest ? kept.flatMap((each) => each.scope.places) : scope.places;
  const contents = isRest ? kept.flatMap((each) => each.scope.contents) : scope.contents;
  const located = locate({ ...scope, places, contents, isComplement: scope.isComplement || isRest }, said, haystack);
  if (!located && (said.reading.isOfDocument || isArgued(said))) return;
  if (!located) into.unlocated.push(said);
  else {
    into.located.push(said);
    into.found.push(...located.found);
  }
}

/** "Our name may appear in the list": of who they are, and of nothing that they say. */
const isOfNames = ({ places, contents }: Part): boolean =>
  places.length === 0 && contents.length > 0 && contents.every(({ kind }) => kind === "own-name");

const isComplementary = (scope: Scope): boolean => scope.kind === "part" && scope.isComplement;

/** No person asks for more parts than this; what a flood of requests means, a person must read. */
const mostScopes = 40;

function sort(sayings: readonly Said[], haystack: Haystack): Sorted {
  const into = emptySorted();
  let looked = 0;
  for (const said of sayings.filter(({ reading }) => reading.polarity === "release")) {
    const { certainty, scopes } = said.reading;
    if (certainty !== "clear" || scopes.some((scope) => scope.kind === "vague")) into.releaseDoubt.push(said);
    else if (scopes.every((scope) => scope.kind === "part"))
      for (const scope of scopes) into.releasedParts.push({ said, scope });
    else into.release.push(said);
  }
  for (const said of sayings.filter(({ reading }) => reading.polarity === "withhold")) {
    const { certainty, scopes } = said.reading;
    if (certainty === "hedged") into.hedged.push(said);
    else if (certainty !== "clear") into.asides.push(said);
    else
      for (const scope of scopes) {
        looked += 1;
        if (looked > mostScopes) into.vague.push(said);
        else sortWithheld(said, scope, haystack, into);
      }
  }
  return into;
}

export type Weighed = {
  verdict: Verdict;
  found: Found[];
  evidence: { said: Said; as: Evidence["as"] }[];
  fences: Found[];
  banners: Found[];
};

const unique = (sayings: readonly Said[]): Said[] => [...new Map(sayings.map((said) => [said.piece, said])).values()];

/** Fences the sender put up without a sentence about them; as good as one. */
function fencesOf(haystack: Haystack): { found: Found[]; isUnclosed: boolean } {
  const asks = (source: Found["source"]): { start: number; end: number }[] =>
    haystack.asks
      .filter(
        (ask) => ask.source === source && /\b(?:between|marked|brackets|text in|words in)\b/.test(ask.piece.plain),
      )
      .map((ask) => ask.piece);
  const blocks = haystack.sources
    .filter((source) => source.name !== "subject")
    .map((source) => ({ source, ...fencedIn(source.clean, asks(source)) }));
  const isOwn = ({ source, span }: Found): boolean =>
    source.own.some((piece) => piece.start < span.end && span.start < piece.end);
  return {
    found: [
      ...blocks.flatMap(({ source, spans }) => spans.map((span) => ({ source, span }))),
      ...haystack.sources.flatMap((source) => source.columns.withheld.map((span) => ({ source, span }))),
    ].filter(isOwn),
    isUnclosed: blocks.some((block) => block.isUnclosed),
  };
}

/**
 * "Classification: Internal Use Only": what a mail system writes on whatever leaves the firm says nothing of publication. A label
 * that says "confidential" may have been picked by the sender, and stays a doubt (S31.6).
 */
const isHouseLabel = (plain: string): boolean =>
  /\bapplied automatically\b|\bautomatically applied\b/.test(plain) ||
  (/^\W*(?:this (?:email|message|document) is classified as|(?:\w+ )?(?:classification|sensitivity|classified|label|protective marking))\b ?[:=–-]/.test(
    plain,
  ) &&
    !/\b(?:confiden\w+|secret|private|sensitive|restricted)\b/.test(plain.replace(/^\W*sensitivity/, "")));

const bannersOf = (haystack: Haystack): Found[] =>
  haystack.sources.flatMap((source) =>
    source.own
      .filter(
        (piece) =>
          piece.kind === "banner" &&
          !(source.name !== "attachment" && isHouseLabel(piece.plain)) &&
          /\b(?:confidential|sensitive|secret|restricted|proprietary|private|privileged|in[ -]confidence|internal (?:use )?only|internal use|cyfrinachol|vertraulich|confidentiel)/.test(
            piece.plain,
          ) &&
          !/\b(?:non-?confidential|not)\b|^\W*(?:\d{1,2}\W )?confidentiality\W*$/.test(piece.plain),
      )
      .map((piece) => ({ source, span: piece })),
  );

/** A file called "… CONFIDENTIAL.pdf" was named by somebody, or by a template: of itself no request, but a doubt (S31.6). */
const isNamedConfidential = (haystack: Haystack): boolean =>
  haystack.files.some(
    ({ name }) =>
      /confidential|in[ _-]confidence|private/i.test(name) &&
      !/non[ _-]?confidential|not[ _-]confidential|public/i.test(name),
  );

/**
 * The verdict on all that was said (S31.3–S31.8). The order is the rule: an outright request first, its contradiction
 * makes it unclear; then requests for parts that can be found; then whatever leaves a doubt, which is held (S29.5);
 * a banner alone is a doubt (S31.6); and only when no person's words ask for anything, none.
 */
export function weigh(sayings: readonly Said[], haystack: Haystack, isResponse: boolean): Weighed {
  const sorted = sort(sayings, haystack);
  const fences = fencesOf(haystack);
  const banners = bannersOf(haystack);
  const released = [...sorted.release, ...sorted.releasedParts.map((each) => each.said)];
  const answer = (
    verdict: Verdict,
    requests: readonly Said[],
    others: readonly Said[] = [],
    found: Found[] = [],
  ): Weighed => ({
    verdict,
    found,
    fences: fences.found,
    banners: verdict === "unclear" ? banners : [],
    evidence: [
      ...unique(requests).map((said) => ({
        said,
        as: verdict === "unclear" ? ("doubt" as const) : ("request" as const),
      })),
      ...unique(others).map((said) => ({
        said,
        as: said.reading.polarity === "release" ? ("leave" as const) : ("doubt" as const),
      })),
    ],
  });
  const isRestReleased =
    sorted.releasedParts.some(({ scope }) => scope.places.some((place) => place.kind === "rest")) ||
    sorted.release.length > 0;
  const parts = [...sorted.located];
  const found = [...sorted.found, ...fences.found];
  const hasParts = parts.length > 0 || fences.found.length > 0;
  if (sorted.whole.length > 0) {
    if (sorted.release.length > 0) return answer("unclear", sorted.whole, released);
    if (sorted.releasedParts.some(({ scope }) => !isOfNames(scope))) return complemented(sorted, haystack, answer);
    return answer("whole", [...sorted.whole, ...sorted.wholeBySubject], parts);
  }
  if (sorted.wholeBySubject.length > 0) {
    if (hasParts && isRestReleased) return answer("part", parts, [...sorted.wholeBySubject, ...released], found);
    if (hasParts || sorted.release.length > 0 || sorted.releasedParts.length > 0)
      return answer("unclear", [...sorted.wholeBySubject, ...parts], released);
    return answer("whole", sorted.wholeBySubject);
  }
  if (sorted.unlocated.length > 0) return answer("unclear", [...sorted.unlocated, ...parts], released);
  if (hasParts) {
    // What only the net holds, beside a request that was read, is why.
    const isWhy = ({ source, piece, reading }: Said): boolean =>
      reading.isSuspicion === true &&
      (!asking.test(piece.plain) ||
        parts.some((each) => each.source === source && each.piece.paragraph === piece.paragraph));
    if (
      sorted.hedged.some(
        (said) => !said.reading.isRemark && !isWhy(said) && said.reading.scopes.some((scope) => scope.kind !== "part"),
      )
    )
      return answer("unclear", [...parts, ...sorted.hedged], released);
    return answer("part", [...parts, ...sorted.vague], released, found);
  }
  if (sorted.vague.length > 0) return answer("unclear", sorted.vague, released);
  if (!isResponse) return answer("none", [], [...released, ...sorted.asides]);
  // What only the net holds within an answer, an outright leave for all puts to rest.
  const hedged = sorted.hedged.filter(
    ({ reading, piece }) =>
      !(reading.isSuspicion && sorted.release.length > 0 && (reading.isRemark || !asking.test(piece.plain))),
  );
  if (hedged.length > 0) return answer("unclear", hedged, released);
  if (sorted.asides.length > 0 && sorted.release.length === 0) return answer("unclear", sorted.asides, released);
  if (sorted.releaseDoubt.length > 0) return answer("unclear", sorted.releaseDoubt, released);
  if (released.length > 0) return answer("none", [], released);
  if (banners.length > 0 || fences.isUnclosed || isNamedConfidential(haystack)) return answer("unclear", []);
  return answer("none", []);
}

/** "Confidential, but our answer to Q1 may be published": all the rest is withheld, if what may be published can be found. */
function complemented(
  sorted: Sorted,
  haystack: Haystack,
  answer: (verdict: Verdict, requests: readonly Said[], others?: readonly Said[], found?: Found[]) => Weighed,
): Weighed {
  const others = sorted.releasedParts.map((each) => each.said);
  const found: Found[] = [];
  for (const { said, scope } of sorted.releasedParts) {
    const located = locate({ ...scope, isComplement: true }, said, haystack);
    if (!located || located.found.length === 0 || sorted.releasedParts.length > 1)
      return answer("unclear", sorted.whole, others);
    found.push(...located.found);
  }
  return answer("part", sorted.whole, others, found);
}
