import type { Clause } from "../clauses/rules.ts";
import { type Cue, isConcept } from "../cues/rules.ts";
import { isOtherThing, objectOf, unknownObject } from "../objects/rules.ts";
import type { Mention, Reading, Scope } from "../schema.ts";
import { scopesOf } from "../scopes/rules.ts";
import { actorFirst, isOfSender, isTopical, otherActor } from "../topics/rules.ts";

/** A sentence with its cues and mentions, found once. */
export type Context = {
  plain: string;
  cues: readonly Cue[];
  mentions: readonly Mention[];
  isQuestion: boolean;
  isAsking: boolean;
  /** It says "before you publish" or the like. */
  isPublishingNamed: boolean;
};

const nominal =
  /^(?:publication|confidentiality|disclosure|anonymity|redactions?|confidentialité|vertraulichkeit|[cg]h?yfrinachedd)$/;
const unpublished =
  /\b(?:has|have|had) not (?:yet )?been |\b(?:is|are) not (?:yet |currently |generally |widely |otherwise |already )*(?:public|known|published|publicly|in the public|available|disclosed|released|shared)\b|\bnot (?:yet )?(?:public(?:ly)?|widely|generally|common) (?:known|knowledge|available)\b|\bnot yet (?:public|published|announced|known)\b/;

const concord = /^(?:ni|nid|nad|dim|ddim|pas|jamais|aucune?)$/;

const words = (text: string): number => text.split(" ").filter(Boolean).length;
const isPublishing = (cue: Cue): boolean => cue.tag === "publish" || cue.tag === "circulate";

export const within = <T extends { start: number; end: number }>(all: readonly T[], clause: Clause): T[] =>
  all.filter((each) => each.start >= clause.start && each.end <= clause.end + 1);

/** "strike them from the version you post": where from, not what of. */
const isWhereFrom = ({ referent, start }: Mention, plain: string): boolean =>
  referent.kind === "external" &&
  /\b(?:from|out of|in|into) (?:the |your |any )?(?:published |public |final )?$/.test(
    plain.slice(Math.max(0, start - 24), start),
  );

/** +1 when the concept stands as said, -1 when the words around it turn it. */
function signOf(concept: Cue, cues: readonly Cue[], plain: string): 1 | -1 {
  const text = plain.slice(concept.start, concept.end);
  // "Neither this email nor the attachment", "not our name nor our address": said once.
  const isAgain = (cue: Cue): boolean =>
    plain.slice(cue.start, cue.end) === "nor" && cues.some((other) => other.tag === "not" && other.end <= cue.start);
  const turning = cues.filter(
    (cue) => (cue.tag === "not" && !isAgain(cue)) || (cue.tag === "averse" && isPublishing(concept)),
  );
  const isBefore = (cue: Cue): boolean =>
    cue.end <= concept.start &&
    words(plain.slice(cue.end, concept.start)) <= 13 &&
    // "No need for secrecy, publish away": a new imperative after the comma.
    !(isPublishing(concept) && /,\s*$/.test(plain.slice(cue.end, concept.start)));
  // "Confidential treatment is not requested."
  const isDeclined = (cue: Cue): boolean =>
    !isPublishing(concept) &&
    cue.start >= concept.end &&
    words(plain.slice(concept.end, cue.start)) <= 7 &&
    /^not (?:\w+ )?(?:requested|required|needed|sought|necessary|wanted|claimed|asked|applicable|an issue|a concern)\b/.test(
      plain.slice(cue.start),
    );
  const isSoonAfter = (cue: Cue): boolean =>
    cue.start >= concept.end &&
    words(plain.slice(concept.end, cue.start)) <= 6 &&
    // "None of this is for publication please, my clients have not seen it": another clause.
    !/[,;:–] /.test(plain.slice(concept.end, cue.start));
  // "nennen Sie unseren Namen nicht", "ne publiez pas": some languages put it behind.
  const isPostposed = (cue: Cue): boolean =>
    /^(?:nicht|pas|ddim|jamais)$/.test(plain.slice(cue.start, cue.end)) &&
    !turning.some((other) => other.tag === "not" && other.end <= concept.start);
  const turns = turning.filter(
    (cue) => isBefore(cue) || isDeclined(cue) || (isSoonAfter(cue) && (nominal.test(text) || isPostposed(cue))),
  );
  // Welsh and French deny a thing once with two words ("nid oes dim byd", "ne … aucun … pas").
  const concordant = turns.filter((cue) => concord.test(plain.slice(cue.start, cue.end))).length;
  const count = turns.length - Math.max(0, concordant - 1);
  return count % 2 === 0 ? 1 : -1;
}

/** Asks to be told something, not for something to be done. */
const enquiring =
  /\b(?:could|can|would|will|might|please|may) (?:(?:you|dcc|someone|somebody|anyone|we|i|please|kindly) ){0,2}(?:explain|tell (?:me|us)|clarify|say|let (?:me|us) know|describe|advise|point|help (?:me|us)|ask|know)\b.{0,60}\b(?:how|what|which|who|why|when|whether|if|where)\b/;

/** A question that is a polite request: "could you …?", "would it be possible …?", "can our name be left out?" */
const isAskingQuestion = (plain: string): boolean =>
  /^\W*(?:could|can|may|might) (?:the|our|my|this|these|those)\b.{0,80}\bbe (?:blanked|redacted|removed|left|taken|withheld|omitted|anonymised|kept|hidden|excluded|deleted|cut|masked)\b|\b(?:could|can|would|will|might) (?:you|dcc|we ask|i ask|we request|the team)\b|\b(?:would|is) it (?:be )?(?:possible|ok|okay|all right|alright)\b|\bis there any (?:chance|way)\b|\b(?:may|can|could|might) (?:we|i) (?:please )?(?:ask|request|have)\b|\bplease\b|\b(?:can|could|may) (?:this|it|these|they|our|my|the|section|q\d|answer)\b.{0,60}\b(?:be (?:kept|treated|withheld|redacted|left|taken|anonymised|removed|held|excluded)|stay|remain|go no|not be)\b/.test(
    plain,
  ) &&
  !/\b(?:can|could|will|would) (?:you|dcc) (?:guarantee|promise|assure|confirm (?:whether|if|how|what))\b/.test(plain);

function certaintyOf(clause: Clause, concept: Cue, cues: readonly Cue[], context: Context): Reading["certainty"] {
  const text = context.plain.slice(clause.start, clause.end);
  const before = text.slice(0, concept.start - clause.start);
  if (context.isQuestion && !isAskingQuestion(context.plain)) return "question";
  const isIndirect = /\b(?:whether|how (?:do|should|can|to|we|i))\b/.test(before);
  if (isIndirect && !/\byou (?:could|can|might|would)\b/.test(text)) return "question";
  // "Could you explain how you deal with confidential material?"
  if (context.isQuestion && enquiring.test(before)) return "question";
  if (cues.some((cue) => cue.tag === "hedge" && cue.start <= concept.start)) return "hedged";
  // "They were told to us under a non-disclosure agreement": why, and nothing is asked.
  const isBound =
    /^under an? n/.test(context.plain.slice(concept.start)) &&
    /\b(?:told|given|shown|passed|disclosed|supplied) (?:to )?(?:us|me)\b/.test(text);
  if (isBound) return "implied";
  if (/^(?:discre|delicate)/.test(context.plain.slice(concept.start, concept.end))) return "hedged";
  // "Owing to the nature of our comments we ask that …": the reason first, and then what is asked.
  if (clause.link === "reason" && !/\b(?:we|i) (?:\w+ )?(?:ask|request|want|wish)\b|\bplease\b/.test(before))
    return "implied";
  if (!isPublishing(concept)) return "clear";
  const isAsked =
    cues.some((cue) => cue.tag === "ask" && cue.start < concept.start) ||
    /\b(?:we|i) (?:\w+ )?(?:ask|request) that\b/.test(before);
  if (unpublished.test(text) && !isAsked && clause.link !== "condition") return "implied";
  const isNoun = nominal.test(context.plain.slice(concept.start, concept.end));
  return isNoun && cues.some((cue) => cue.tag === "averse" && cue.start > concept.end) ? "implied" : "clear";
}

/** Whether the response only contains, somewhere, what the concept names. */
const isContained = (text: string): boolean =>
  /\b(?:contain\w*|includ\w+|has|have|hold(?:s|ing)?|refers? to|discuss\w*|mentions?|discloses?|reveals?|touch(?:es)? on|there (?:is|are)|sets? out|gives?|cynnwys|contient|enthält)\b.{0,60}\b(?:information|material|data|details?|matters?|content|figures?|points?|issues?|elements?|things|gwybodaeth|informationen|informations|renseignements)\b/.test(
    text,
  ) && !/\b(?:treat|keep|must|should|to be)\b/.test(text);

/** What the clause says that a concept is of, as far as reading it needs. */
type Subject = {
  clause: Clause;
  concept: Cue;
  cues: readonly Cue[];
  text: string;
  context: Context;
  certainty: Reading["certainty"];
  scopes: Scope[];
  isAbout: (kind: string) => boolean;
  isSelf: boolean;
  isParticular: boolean;
  isAsking: boolean;
};

/** Whether words about publishing give leave, rather than only speak of it. */
function isPermission({ text, cues, context }: Subject): boolean {
  if (cues.some((cue) => cue.tag === "willing")) return true;
  const isUnopposed =
    /\bno (?:\w+ )?(?:objections?|problems?|concerns?|issues?|reservations?|reason)\b|\bnot (?:mind|object|worried|concerned|hesitate)\b/;
  if (isUnopposed.test(text)) return true;
  if (context.cues.some((cue) => cue.tag === "understand")) return false;
  if (/\b(?:is|are) (?:\w+ )?for publication\b/.test(text)) return true;
  return (
    /\b(?:can|may|could|should|to be|please|will|must|is to|are to|would like|want|do|you)\b/.test(text) ||
    /^ ?(?:to )?(?:publish|print|share|post|put|upload)\b/.test(text) ||
    words(text) <= 5
  );
}

function readLeave(subject: Subject): Reading | null {
  const { clause, concept, certainty, scopes, isSelf, isAbout, text } = subject;
  // "If our data is to be released …" supposes; it gives no leave.
  if (clause.link === "condition" && /^(?:if|unless|in the event|assuming)/.test(clause.opener)) return null;
  if (concept.tag === "weak-hide" && !isAbout("content")) return null;
  if ((concept.tag === "circulate" || concept.tag === "weak-state") && !isSelf) return null;
  if (concept.tag === "weak-state" && words(text) > 14) return null;
  if (isPublishing(concept) && !isPermission(subject)) return null;
  if (certainty === "question" && !isSelf && !isAbout("pronoun") && unknownObject(text) !== null) return null;
  if (certainty === "question") return { polarity: "withhold", certainty, scopes: [{ kind: "vague" }] };
  const isNone =
    concept.tag === "state" && !/\bnot (?:all|every)\b/.test(text) && scopes.every((scope) => scope.kind === "vague");
  // "There are no confidential elements": none at all, not some.
  if (isNone && scopes.length > 0) return { polarity: "release", certainty, scopes: [{ kind: "whole" }] };
  const said = certainty === "implied" ? "hedged" : certainty;
  // "… putting this on the website with my name on it": all of it, and the name too.
  const isOfAll =
    /\b(?:this|it|our response|my (?:response|letter|email|views)|what i)\b.*\b(?:with|put|under) (?:my|our) name\b/.test(
      text,
    ) && scopes.length > 0;
  if (isOfAll) return { polarity: "release", certainty: said, scopes: [{ kind: "whole" }] };
  return { polarity: "release", certainty: said, scopes: scopes.length > 0 ? scopes : [{ kind: "here" }] };
}

/** Whether a word that often means something else ("remove", "lose", "private", "share") is meant of the response here. */
function isMeant({ clause, concept, cues, text, context, isAbout, isSelf, isAsking }: Subject): boolean {
  const word = context.plain.slice(concept.start, concept.end);
  if (concept.tag === "weak-hide") {
    // "It may be published once the answer to Q2 has been removed."
    if (
      clause.link === "condition" &&
      /(?:ed|en|out|off|through|cut|struck)$/.test(word) &&
      (isAbout("place") || isAbout("content"))
    )
      return true;
    const isImperative = /^\W*(?:(?:so|please|then|and|just|kindly|do) )?(?:\w+ly )?$/.test(
      context.plain.slice(clause.start, concept.start),
    );
    if (!isAsking && !isImperative) return false;
    if (isImperative && isAbout("place")) return true;
    const isOfCopy = /\b(?:public|published) (?:copy|version|edition)\b|\b(?:copy|version) for the public\b/.test(
      context.plain,
    );
    if (isImperative && isOfCopy) return true;
    const isOfOutput = /\byou (?:put out|print|publish|bring out)\b|\byour (?:report|summary|conclusions)\b/.test(
      context.plain,
    );
    if (isImperative && isOfOutput && (isAbout("pronoun") || unknownObject(text) !== null)) return true;
    const isBeforePublishing = context.isAsking && context.isPublishingNamed && unknownObject(text) !== null;
    if (isBeforePublishing) return true;
    if (!isAbout("content") && !isAbout("whole") && !(isAbout("place") && isAsking)) return false;
    if (context.isPublishingNamed) return true;
    return /\b(?:please|you|kindly|ask|name|names|identity|publish\w*|publication|grateful|like)\b/.test(context.plain);
  }
  if (concept.tag === "circulate") {
    const isOrder =
      /\b(?:do not|not (?:for|to)|never|no)\b/.test(text) &&
      words(text) <= (/^\W*(?:not|never|do not|no)\b/.test(text) ? 12 : 6);
    const isPlea = !isAbout("pronoun") && ((context.isAsking && words(text) <= 14) || isOrder);
    const isOfPublication = cues.some((cue) => cue.tag === "publish") && unknownObject(text) !== null;
    return isSelf || (isAbout("pronoun") && isAsking) || isPlea || isOfPublication;
  }
  if (concept.tag === "weak-state") return isSelf || (isAbout("pronoun") && isAsking);
  const isWithholding = concept.tag === "hide" && word.startsWith("withh");
  return !isWithholding || isSelf || cues.some((cue) => cue.tag === "publish") || /\bplease\b/.test(text);
}

function readRequest(subject: Subject): Reading | null {
  const { concept, certainty, scopes, text, context, isAsking, isAbout, isParticular } = subject;
  const polarity = "withhold";
  if (!isMeant(subject)) {
    const isDiscretion = concept.tag === "weak-state" && isAsking && /^discre/.test(context.plain.slice(concept.start));
    return isDiscretion ? { polarity, certainty: "hedged", scopes: [{ kind: "vague" }] } : null;
  }
  const isLeftOut = scopes.every((scope) => scope.kind === "here") && /\b(?:leave|keep|swap)\b/.test(text);
  if (scopes.length === 0 || (isLeftOut && /\bout of it\b|\bswap\b/.test(text))) {
    const unknown = unknownObject(text);
    if (unknown !== null) {
      const contents = [{ kind: "topic" as const, topic: unknown, isItself: true }];
      return { polarity, certainty, scopes: [{ kind: "part", places: [], contents, isComplement: false }] };
    }
    if (words(text) <= 8 || isAsking) return { polarity, certainty, scopes: [{ kind: "here" }] };
    return concept.tag === "circulate" ? null : { polarity, certainty: "hedged", scopes: [{ kind: "vague" }] };
  }
  const isState = concept.tag === "state" || concept.tag === "weak-state";
  if (isState && isAbout("whole") && !isParticular && isContained(text)) {
    return { polarity, certainty, scopes: [{ kind: "vague" }] };
  }
  const isTimid = concept.tag === "weak-state" && !isAsking && !isAbout("place");
  const isOfDocument = concept.tag === "weak-hide" && !context.isPublishingNamed && !isOfSender(context.plain);
  return { polarity, certainty: isTimid ? "hedged" : certainty, scopes, ...(isOfDocument ? { isOfDocument } : {}) };
}

function readConcept(
  concept: Cue,
  clause: Clause,
  cues: readonly Cue[],
  mentions: readonly Mention[],
  context: Context,
): Reading | null {
  const text = context.plain.slice(clause.start, clause.end);
  // The Act's section in "section 43 of the Freedom of Information Act" is the notion itself, and not what it is said of.
  const others = mentions.filter(
    ({ referent, start, end }) => referent.kind !== "external" || start >= concept.end || end <= concept.start,
  );
  const object = objectOf(concept, others, context.plain);
  const isAbout = (kind: string): boolean => object.some(({ referent }) => referent.kind === kind);
  const isParticular = isAbout("place") || isAbout("content");
  const isOfAnother =
    concept.tag === "weak-hide" &&
    mentions.some((mention) => mention.referent.kind === "external" && !isWhereFrom(mention, context.plain)) &&
    !cues.some((cue) => cue.tag === "publish");
  if (isAbout("external") || isOfAnother) return null;
  if (
    isTopical(concept, text, context.plain) ||
    (actorFirst.test(text) && !/\b(?:our|my|this|these|above|answer|section|response|q ?\d)\b/.test(text))
  )
    return null;
  // "We would not want the pilot to be published as a success": another thing altogether.
  const thing =
    isPublishing(concept) && !isParticular && !isAbout("whole") && !context.isAsking ? unknownObject(text) : null;
  if (isOtherThing(thing)) return null;
  const isOfIdentifiers =
    object.every(({ referent }) => referent.kind === "content" && referent.content.kind === "identifiers") &&
    !/\b(?:our|my)\b/.test(text);
  if (otherActor.test(text) && (!isParticular || isOfIdentifiers) && !isAbout("whole")) return null;
  const subject: Subject = {
    clause,
    concept,
    cues,
    text,
    context,
    certainty: certaintyOf(clause, concept, cues, context),
    scopes: scopesOf(object, context.plain),
    isAbout,
    isParticular,
    isSelf: isParticular || isAbout("whole") || isAbout("vague"),
    isAsking: cues.some((cue) => cue.tag === "ask") || context.isAsking,
  };
  const stands = signOf(concept, cues, context.plain) === 1;
  const isLeave = isPublishing(concept) || concept.tag === "open" ? stands : !stands;
  return isLeave ? readLeave(subject) : readRequest(subject);
}

/** What a clause asks for or gives leave to; `inherited` are the mentions of the clause before, for one that names nothing itself. */
export function readClause(clause: Clause, inherited: readonly Mention[], context: Context): Reading | null {
  const cues = within(context.cues, clause);
  const own = within(context.mentions, clause);
  const isElliptic = own.every((mention) => mention.referent.kind === "pronoun" || isWhereFrom(mention, context.plain));
  // "I request anonymity, and that this not be published": "this" is the response and not the name.
  const isOfNames = inherited.every(
    ({ referent }) => referent.kind === "content" && referent.content.kind === "own-name",
  );
  const isApart = isOfNames && /\bthis\b/.test(context.plain.slice(clause.start, clause.end));
  const isCarried = isElliptic && inherited.length > 0 && clause.link !== "but" && !isApart;
  const mentions = isCarried ? inherited : own;
  const concepts = cues.filter(isConcept);
  const isHiding = concepts.some((cue) => cue.tag === "hide" || cue.tag === "weak-hide");
  let found: Reading | null = null;
  for (const concept of concepts) {
    if (isHiding && concept.tag !== "hide" && concept.tag !== "weak-hide" && concept.tag !== "state") continue;
    const reading = readConcept(concept, clause, cues, mentions, context);
    if (!reading) continue;
    const isStronger = found?.polarity === "release" && reading.polarity === "withhold";
    const isClearer =
      found !== null &&
      found.certainty !== "clear" &&
      reading.certainty === "clear" &&
      reading.polarity === found.polarity;
    if (!found || isStronger || isClearer) found = reading;
  }
  return found;
}
