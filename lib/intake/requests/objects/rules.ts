import type { Cue } from "../cues/rules.ts";
import type { Mention } from "../schema.ts";

/** The mentions that a concept is about: particulars if there are any, else the nearest thing spoken of. */
export function objectOf(concept: Cue, all: readonly Mention[], plain: string): Mention[] {
  // "The complete response, including the fact that we have responded": all of it.
  const whole = all.find(({ referent }) => referent.kind === "whole");
  const isAll =
    whole &&
    /\b(?:complete|whole|entire|full|all|every)\b/.test(plain.slice(whole.start, whole.end)) &&
    all.some(
      ({ start }) =>
        start > whole.end && (/\bincluding\b/.test(plain.slice(whole.end, start)) || /\bincluded\W*$/.test(plain)),
    );
  if (isAll) return [whole];
  // "redacted from the published version", "on your website": where to, not what.
  const destination =
    /\b(?:from|in|on|into|onto|out of|with|by|for|at|before|after|under) (?:the |your |any )?(?:published |public |final )?$/;
  const isDestination = ({ start, referent }: Mention): boolean =>
    referent.kind === "external" && destination.test(plain.slice(Math.max(0, start - 24), start));
  const isPublished = (mention: Mention): boolean =>
    isDestination(mention) &&
    /\b(?:published|public|your|any) $/.test(plain.slice(Math.max(0, mention.start - 12), mention.start));
  const isOwn = all.some(({ referent }) => referent.kind !== "external" && referent.kind !== "pronoun");
  const mentions = all.filter((mention) => !(isOwn ? isDestination(mention) : isPublished(mention)));
  const far = (mention: Mention): number =>
    mention.end <= concept.start ? concept.start - mention.end : Math.max(0, mention.start - concept.end) + 1;
  const parts = mentions.filter(({ referent }) => referent.kind === "place" || referent.kind === "content");
  const externals = mentions.filter(({ referent }) => referent.kind === "external");
  const isPinned = parts.some(
    ({ referent }) =>
      referent.kind === "place" ||
      (referent.kind === "content" && /^(?:own-name|quoted|marked)$/.test(referent.content.kind)),
  );
  const nearestExternal = Math.min(Number.POSITIVE_INFINITY, ...externals.map(far));
  if (parts.length > 0 && (isPinned || parts.some((part) => far(part) < nearestExternal))) return parts;
  const rest = mentions.filter(({ referent }) => /^(?:whole|vague|pronoun|external)$/.test(referent.kind));
  // "X is confidential", "X to be published" speak of what stands before; "publish X", "redact X" of what comes after.
  const isActive =
    /^(?:publish|publishing|publication|shar(?:e|ing)|disclos(?:e|ing|ure)|releas(?:e|ing)|redact|withhold|print|post|upload|circulat(?:e|ing)|anonymise|remove|omit|name|see|quote|reveal)\b/.test(
      plain.slice(concept.start),
    );
  const isOwnNamed = mentions.some(({ referent }) => referent.kind === "whole" || referent.kind === "vague");
  const rank = (mention: Mention): number => {
    const isExpected = isActive === mention.start >= concept.end;
    return far(mention) + (isExpected ? 0 : 40) + (mention.referent.kind === "pronoun" && isOwnNamed ? 25 : 0);
  };
  const nearest = rest.toSorted((a, b) => rank(a) - rank(b))[0];
  if (!nearest) return [];
  return nearest.referent.kind === "external" ? [nearest] : rest.filter(({ referent }) => referent.kind !== "external");
}

const behindVerb =
  /\b(?:blank out|black out|strike out|cross out|take out|cut out|hold back|keep back|leave out|mask|hide|conceal|suppress|delete|lose|treat|keep|hold|regard|consider|mark|handle|class|withhold|redact|publish|publishing|share|sharing|disclose|disclosing|release|print|reveal|post|upload|circulate|quote|remove|omit|mention|mentioning|name|discuss|cite|reproduce|include|leave|leaving|take|taking|cut|drop|exempt|exclude)\s(?:as confidential |confidential |private )?((?:the|our|my|any|these|those|his|her|their)\s[^,;:.?!"]{2,60}?)(?=\s(?:as|in|confidential|private|out|from|public|publicly|on|secret|to|be|before|when|anywhere)\b|[,;:.?!]|$)/;
/** A name or a bare noun behind a verb of hiding: "redact Hull". */
const bareBehind =
  /\b(?:redact|remove|withhold|omit|mask|suppress|delete|hide|conceal|blank out|take out|black out)\s((?!(?:it|this|that|these|those|them|any|us|me|everything|anything|all|from|as|please|if|when|before|our|the|my)\b)[a-z£][^,;:.?!"]{1,40}?)(?=\s(?:from|before|when|in|on|please|wherever|where|throughout)\b|[,;:.?!]|$)/;
/** "Leave Corby out of it", "swap Corby for a town". */
const leftOut =
  /\b(?:leave|keep)\s((?!(?:it|this|that|these|those|them|any|us|me|my|our|everything|all)\b)[a-z£][^,;:.?!"]{1,30}?)\sout\b|\b(?:swap|replace|substitute)\s((?!(?:it|this|that|them|our|the|my)\b)[a-z£][^,;:.?!"]{1,30}?)\s(?:for|with|by)\b/;
const beforeVerb =
  /(?:^|\b(?:that|if|and|but|request|note|as|because|so|prefer|rather|want|like|expect|appreciate it if|grateful if)\s)((?:the|our|my|these|those)\s[^,;:.?!"]{2,60}?)\s(?:is|are|was|were|be|being|must|should|ought|not|to be|remain|remains|stay|stays|stayed|cannot|can|may|need|needs|goes|go|does|do)\b/;
/** Things of the consultation's own, of which publishing is argued and not asked: "the pilot should not be published as a success". */
export const isOtherThing = (thing: string | null): boolean =>
  thing?.startsWith("the ") === true &&
  /\b(?:pilot|programme|risk|test|plan|issue|problem|decision|approval|system|service|process|market|industry|project|work|team|change|date|condition|control|policy|table|row|version|outcome|results?)\b/.test(
    thing,
  );

const generic =
  /^(?:the|our|my|these|those)\s(?:\w+\s)?(?:matters?|things?|lot|correspondence|exchange|communication|position|stance|whole|contents?|above|foregoing|opinions?|thoughts|wish|wishes|preference|request|intention|hope|expectation|view|concern|reason|reasons|proposals?|consultation|deadline|website|department|authority|ofgem|public|team|dcc|record)\b/;

/**
 * Words for a thing that no finder knows ("our stock position", "the map"): what a verb of keeping or publishing takes.
 * A request for it is a request for a part, to be looked up by its words, and never silently one for the whole.
 */
export function unknownObject(text: string): string | null {
  const left = leftOut.exec(text);
  const found = left
    ? (left[1] ?? left[2])
    : (behindVerb.exec(text) ?? bareBehind.exec(text) ?? beforeVerb.exec(text))?.[1];
  return found === undefined || generic.test(found) ? null : found;
}
