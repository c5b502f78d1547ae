import { mentionsOf } from "../mentions/rules.ts";
import { ordinalOf } from "../numbers/rules.ts";
import type { Reading } from "../schema.ts";
import { scopesOf } from "../scopes/rules.ts";

const onlyThat =
  /\b(?:publish|use|print|share|post|put up|upload|release|reproduce|quote)\w* (?:only|just|nothing but|no more than|nothing beyond|nothing other than|nothing except) (?:the |our |my )?([a-z][a-z ]{2,30}?)(?=$|[,.;:]| (?:please|and|on|in|at|if|from)\b)|\b(?:only|just) (?:the |our |my )?([a-z][a-z ]{2,30}?) (?:may|can|should|must|is to|are to|to|for) (?:be )?(?:publi\w+|go up|made public|released|shared|put)/;

/** "Publish only the summary, please": all but what has that name; if nothing has, nobody can tell (S29.5). */
export function readOnly(plain: string): Reading[] {
  const match = onlyThat.exec(plain);
  const isTold =
    /\b(?:please|you (?:may|can|could|should)|our|my|we (?:ask|want|would))\b|^\W*(?:publish|use|print|post|only)\b/.test(
      plain,
    );
  if (!match || !isTold || /\bnot only\b/.test(plain)) return [];
  const places = [{ kind: "headed" as const, unit: "section" as const, topic: (match[1] ?? match[2])! }];
  return [
    { polarity: "withhold", certainty: "clear", scopes: [{ kind: "part", places, contents: [], isComplement: true }] },
  ];
}

/** Said of everything, in so many words: "Publish nothing from this email.", "We answer this consultation on a confidential basis." */
export const isOfEverything = (plain: string): boolean =>
  /^\W*(?:please |kindly |do )?(?:publish|print|release|post|upload|disclose|share) (?:nothing|none)\b(?! (?:but|except|other|beyond|more|further)\b)/.test(
    plain,
  ) ||
  (/\b(?:answers?|answering|responds?|responding|repl(?:y|ies|ying)|submits?|submitted|provided?|provides|given|made)\b.{0,60}\bon a (?:strictly |wholly )?confidential basis\b/.test(
    plain,
  ) &&
    !/\b(?:not|q ?\d|question|section|annex|part|figures?|paragraph)\b.{0,40}\bon a\b/.test(plain));

/** "Of our three answers, all but the third must be kept confidential." */
export function readAllBut(plain: string): Reading | null {
  const word =
    /\b(?:all|each|every one)(?: of them)? (?:but|except|bar|save|apart from) (?:the|our) (first|second|third|last)\b(?! (?:sentence|paragraph|para|line|word|point|bullet|section|part|table|page))/.exec(
      plain,
    )?.[1];
  const isOfAnswers = /\b(?:our|my|the) (?:\w+ )?(?:answers|replies|responses)\b/.test(plain);
  const isKept = /\bconfidential\b|\bin confidence\b|\bnot (?:to )?be (?:published|made public|disclosed)\b/.test(
    plain,
  );
  const ordinal = word ? ordinalOf(word) : null;
  if (ordinal === null || !isOfAnswers || !isKept || /\bnot (?:be )?confidential\b/.test(plain)) return null;
  const places = [{ kind: "ordinal" as const, unit: "answer" as const, ordinal }];
  return {
    polarity: "withhold",
    certainty: "clear",
    scopes: [{ kind: "part", places, contents: [], isComplement: true }],
  };
}

/** "Please restrict circulation of this response to the consultation team." "Keep what we say between yourselves." */
export function readLimit(plain: string): Reading[] {
  const isLimit =
    /\b(?:restrict|limit|confin)(?:e|ed|ing)?\b.{0,20}\b(?:circulation|distribution|sharing|dissemination|disclosure|access|readership|visibility)\b|\b(?:circulation|distribution|sharing|dissemination|disclosure|readership) .{0,60}\b(?:restricted|limited|confined)\b/.test(
      plain,
    );
  const isBetween = /\bkeep\b.{0,50}\bbetween (?:itself|yourselves|ourselves|us|you|dcc)\b/.test(plain);
  const isTold =
    /\b(?:please|kindly|we (?:ask|request|want|wish|would)|i (?:ask|request|want|wish|would)|should|must|is to be)\b/.test(
      plain,
    );
  if (!isLimit && !isBetween) return [];
  const scopes = scopesOf(mentionsOf(plain), plain).filter(({ kind }) => kind !== "vague");
  return isTold && scopes.length > 0 ? [{ polarity: "withhold", certainty: "clear", scopes }] : [];
}
