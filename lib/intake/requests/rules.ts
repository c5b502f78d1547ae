import { type Clause, clausesOf } from "./clauses/rules.ts";
import { type Cue, cuesOf, hasConcept, isConcept } from "./cues/rules.ts";
import { mentionsOf } from "./mentions/rules.ts";
import type { Mention, Reading, Scope } from "./schema.ts";
import { scopesOf } from "./scopes/rules.ts";

const nominal =
  /^(?:publication|confidentiality|disclosure|anonymity|redactions?|confidentialité|vertraulichkeit|[cg]h?yfrinachedd)$/;
/** Others than DCC told what to do: the response's argument, not a request about it. */
const otherActor =
  /\b(?:the )?(?:pma|sub-committee|csps?|suppliers?|manufacturers?|part(?:y|ies)|users|members|customers|consumers|companies|service providers?|secretary of state|government)\b(?:'s)? (?:\w+ )?(?:should|must|will|shall|can|may|need|ought|are|is|has|have)\b/;
const publishing =
  /\b(?:if|when|whenever|should|before|prior to|in case|where) (?:you|dcc|this|it|the response|our response|responses are|these are|they are|any of (?:this|it))? ?(?:do |does |are |is |were |was |to |going to |intend(?:s)? to |decide(?:s)? to |plan(?:s)? to |wish(?:es)? to |want to |choose to |be |come to |ever |then )*(?:publish\w*|publication|made public|go(?:es)? (?:live|public)|put (?:it|this|them) (?:up|online|on the website))(?: (?:it|this|them|our response|responses|the response|anything))?(?: (?:on|at) your website)?/g;
const contactFirst =
  /\b(?:expect|wish|want|like|ask|need|prefer|insist|require|grateful)\b.{0,40}\b(?:to be|on being|if we were|if i was|if i were) (?:\w+ )?(?:consulted|contacted|notified|told|warned|asked|informed|given (?:\w+ )?notice)\b|\b(?:contact|consult|call|ring|email|ask|check (?:with|back)|speak (?:to|with)|talk to|tell|warn|notify|inform|come back to|get in touch with|let (?:me|us) know|run (?:it|this) past|seek our|discuss (?:it |this )?with)\b.{0,40}\b(?:first|before|prior|beforehand|in advance|if|should)\b|\b(?:if|before|prior to|should you)\b.{0,80}\b(?:please )?(?:contact|consult|call|ask|check with|speak to|speak with|let us know|let me know|get in touch|notify|tell) ?(?:me|us|our)?\b/;
const unpublished =
  /\b(?:has|have|had) not (?:yet )?been |\b(?:is|are) not (?:yet |currently |generally |widely |otherwise |already )*(?:public|known|published|publicly|in the public|available|disclosed|released|shared)\b|\bnot (?:yet )?(?:public(?:ly)?|widely|generally|common) (?:known|knowledge|available)\b|\bnot yet (?:public|published|announced|known)\b/;

const words = (text: string): number => text.split(" ").filter(Boolean).length;

/** +1 when the concept stands as said, -1 when the words around it turn it. */
function signOf(concept: Cue, cues: readonly Cue[], plain: string): 1 | -1 {
  const isPublishing = concept.tag === "publish" || concept.tag === "circulate";
  const turns = (cue: Cue): boolean => cue.tag === "not" || (cue.tag === "averse" && isPublishing);
  let sign: 1 | -1 = 1;
  for (const cue of cues) {
    if (!turns(cue)) continue;
    // "No need for secrecy, publish away": a new imperative after the comma.
    if (isPublishing && /,\s*$/.test(plain.slice(cue.end, concept.start))) continue;
    const isBefore = cue.end <= concept.start && words(plain.slice(cue.end, concept.start)) <= 13;
    const text = plain.slice(concept.start, concept.end);
    // "nennen Sie unseren Namen nicht", "ne publiez pas": some languages put it behind.
    const isBehind =
      /^(?:nicht|pas|ddim|jamais)$/.test(plain.slice(cue.start, cue.end)) &&
      cue.start >= concept.end &&
      words(plain.slice(concept.end, cue.start)) <= 6 &&
      !cues.some((other) => other.tag === "not" && other.end <= concept.start);
    if (isBehind) sign = sign === 1 ? -1 : 1;
    const isAfter = nominal.test(text) && cue.start >= concept.end && words(plain.slice(concept.end, cue.start)) <= 6;
    if (isBefore || isAfter) sign = sign === 1 ? -1 : 1;
  }
  return sign;
}

/** The mentions that a concept is about: particulars if there are any, else the nearest thing spoken of. */
function objectOf(concept: Cue, mentions: readonly Mention[]): Mention[] {
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
  const rank = (mention: Mention): number => far(mention) + (mention.referent.kind === "pronoun" ? 25 : 0);
  const nearest = rest.toSorted((a, b) => rank(a) - rank(b))[0];
  if (!nearest) return [];
  return nearest.referent.kind === "external" ? [nearest] : rest.filter(({ referent }) => referent.kind !== "external");
}

type Context = {
  plain: string;
  cues: readonly Cue[];
  mentions: readonly Mention[];
  isQuestion: boolean;
  isAsking: boolean;
};

const within = <T extends { start: number; end: number }>(all: readonly T[], clause: Clause): T[] =>
  all.filter((each) => each.start >= clause.start && each.end <= clause.end + 1);

const isAskingQuestion = (plain: string): boolean =>
  /\b(?:could|can|would|will|might) (?:you|dcc|we ask|i ask|we request|the team)\b|\b(?:would|is) it (?:be )?(?:possible|ok|okay|all right|alright)\b|\bis there any (?:chance|way)\b|\b(?:may|can|could|might) (?:we|i) (?:please )?(?:ask|request|have)\b|\bplease\b|\b(?:can|could|may) (?:this|it|these|they|our|my|the|section|q\d|answer)\b.{0,60}\bbe (?:kept|treated|withheld|redacted|left|taken|anonymised|removed|held|excluded)\b/.test(
    plain,
  );

function certaintyOf(clause: Clause, concept: Cue, cues: readonly Cue[], context: Context): Reading["certainty"] {
  const text = context.plain.slice(clause.start, clause.end);
  if (context.isQuestion && !isAskingQuestion(context.plain)) return "question";
  if (
    /\b(?:whether|how (?:do|should|can|to|we|i))\b/.test(text.slice(0, concept.start - clause.start)) &&
    !/\byou (?:could|can|might|would)\b/.test(text)
  )
    return "question";
  if (cues.some((cue) => cue.tag === "hedge" && cue.start <= concept.start)) return "hedged";
  if (/^(?:discre|delicate)/.test(context.plain.slice(concept.start, concept.end))) return "hedged";
  if (clause.link === "reason") return "implied";
  const isPublishing = concept.tag === "publish" || concept.tag === "circulate";
  if (isPublishing && unpublished.test(text) && !cues.some((cue) => cue.tag === "ask" && cue.start < concept.start))
    return "implied";
  if (
    isPublishing &&
    nominal.test(context.plain.slice(concept.start, concept.end)) &&
    cues.some((cue) => cue.tag === "averse" && cue.start > concept.end)
  )
    return "implied";
  return "clear";
}

/** Whether the response only contains, somewhere, what the concept names. */
function isContained(text: string): boolean {
  return /\b(?:contain\w*|includ\w+|has|have|hold(?:s|ing)?|refers? to|discuss\w*|mentions?|discloses?|reveals?|touch(?:es)? on|there (?:is|are)|sets? out|gives?|cynnwys|contient|enthält)\b.{0,60}\b(?:information|material|data|details?|matters?|content|figures?|points?|issues?|elements?|things|gwybodaeth|informationen|informations|renseignements)\b/.test(
    text,
  );
}

function readClause(clause: Clause, inherited: readonly Mention[], context: Context): Reading | null {
  const cues = within(context.cues, clause);
  const text = context.plain.slice(clause.start, clause.end);
  const ownMentions = within(context.mentions, clause);
  const isElliptic = ownMentions.every(({ referent }) => referent.kind === "pronoun");
  const mentions = isElliptic && inherited.length > 0 && clause.link !== "but" ? inherited : ownMentions;
  const concepts = cues.filter(isConcept);
  const isHiding = concepts.some((cue) => cue.tag === "hide" || cue.tag === "weak-hide");
  let found: Reading | null = null;
  for (const concept of concepts) {
    if (isHiding && concept.tag !== "hide" && concept.tag !== "weak-hide" && concept.tag !== "state") continue;
    const reading = readConcept(concept, clause, cues, mentions, text, context);
    if (!reading) continue;
    if (
      !found ||
      (found.polarity === "release" && reading.polarity === "withhold") ||
      (found.certainty !== "clear" && reading.certainty === "clear" && reading.polarity === found.polarity)
    )
      found = reading;
  }
  return found;
}

function readConcept(
  concept: Cue,
  clause: Clause,
  cues: readonly Cue[],
  mentions: readonly Mention[],
  text: string,
  context: Context,
): Reading | null {
  const sign = signOf(concept, cues, context.plain);
  const isPublishing = concept.tag === "publish" || concept.tag === "circulate";
  const polarity =
    concept.tag === "open"
      ? sign === 1
        ? "release"
        : "withhold"
      : isPublishing === (sign === -1)
        ? "withhold"
        : "release";
  const object = objectOf(concept, mentions);
  const isAbout = (kind: string): boolean => object.some(({ referent }) => referent.kind === kind);
  if (isAbout("external")) return null;
  const isOfAnother =
    concept.tag === "weak-hide" &&
    mentions.some(({ referent }) => referent.kind === "external") &&
    !cues.some((cue) => cue.tag === "publish");
  if (isOfAnother) return null;
  const isParticular = isAbout("place") || isAbout("content");
  const isSelf = isParticular || isAbout("whole") || isAbout("vague");
  const isBrief = words(text) <= 8;
  const isAsking = cues.some((cue) => cue.tag === "ask") || context.isAsking;
  const certainty = certaintyOf(clause, concept, cues, context);
  if (otherActor.test(text) && !isParticular && !isAbout("whole")) return null;
  const scopes = scopesOf(object, context.plain);
  if (polarity === "release") {
    // "If our data is to be released …" supposes; it gives no leave.
    if (clause.link === "condition" && /^(?:if|unless|in the event|assuming)/.test(clause.opener)) return null;
    if (concept.tag === "weak-state" || concept.tag === "circulate" || concept.tag === "weak-hide") {
      if (!isSelf || (concept.tag === "weak-hide" && !isAbout("content")))
        return concept.tag === "weak-state" && isBrief && isSelf ? { polarity, certainty, scopes } : null;
    }
    if (isPublishing && !isPermission(text, cues, context)) return null;
    if (certainty === "question") return { polarity: "withhold", certainty, scopes: [{ kind: "vague" }] };
    return {
      polarity,
      certainty: certainty === "implied" ? "hedged" : certainty,
      scopes: scopes.length > 0 ? scopes : [{ kind: "here" }],
    };
  }
  if (
    concept.tag === "weak-hide" &&
    !(
      isAbout("content") ||
      isAbout("whole") ||
      (isAbout("place") && (isAsking || /^\W*$/.test(context.plain.slice(clause.start, concept.start))))
    )
  )
    return null;
  const isImperative = /^\W*(?:\w+ly )?$/.test(context.plain.slice(clause.start, concept.start));
  if (concept.tag === "weak-hide" && !isAsking && !isImperative) return null;
  if (
    concept.tag === "weak-hide" &&
    !(isImperative && isAbout("place")) &&
    !/\b(?:please|you|kindly|ask|name|names|identity|publish\w*|publication|grateful|like)\b/.test(context.plain)
  )
    return null;
  if (concept.tag === "circulate" && !isSelf && !(isAbout("pronoun") && isAsking)) return null;
  if (concept.tag === "weak-state" && !isSelf && !(isAbout("pronoun") && isAsking)) {
    return isAsking && /^discre/.test(context.plain.slice(concept.start))
      ? { polarity, certainty: "hedged", scopes: [{ kind: "vague" }] }
      : null;
  }
  if (
    concept.tag === "hide" &&
    /^withh/.test(context.plain.slice(concept.start)) &&
    !isSelf &&
    !cues.some((cue) => cue.tag === "publish") &&
    !/\bplease\b/.test(text)
  )
    return null;
  if (scopes.length === 0) {
    if (isBrief || isAsking) return { polarity, certainty, scopes: [{ kind: "here" }] };
    return concept.tag === "circulate" ? null : { polarity, certainty: "hedged", scopes: [{ kind: "vague" }] };
  }
  const isMerelyWithin =
    (concept.tag === "state" || concept.tag === "weak-state") &&
    isAbout("whole") &&
    !isParticular &&
    isContained(text) &&
    !/\b(?:treat|keep|must|should|to be)\b/.test(text);
  if (isMerelyWithin) return { polarity, certainty, scopes: [{ kind: "vague" }] };
  if (concept.tag === "weak-state" && !isAsking) return { polarity, certainty: "hedged", scopes };
  return { polarity, certainty, scopes };
}

/** Whether words about publishing give leave, rather than only speak of it. */
function isPermission(text: string, cues: readonly Cue[], context: Context): boolean {
  if (
    cues.some((cue) => cue.tag === "willing") ||
    /\bno (?:\w+ )?(?:objections?|problems?|concerns?|issues?|reservations?|reason)\b|\bnot (?:mind|object|worried|concerned|hesitate)\b/.test(
      text,
    )
  )
    return true;
  if (context.cues.some((cue) => cue.tag === "understand")) return false;
  return (
    /\b(?:can|may|could|should|to be|please|will|must|is to|are to|would like|want|do|you)\b/.test(text) ||
    /^ ?(?:publish|print|share|post|put|upload)\b/.test(text) ||
    words(text) <= 5
  );
}

const parted = (scopes: readonly Scope[]): boolean =>
  scopes.some((scope) => scope.kind === "part" || scope.kind === "vague");
const asComplement = (scopes: readonly Scope[]): Scope[] =>
  scopes.map((scope) => (scope.kind === "part" ? { ...scope, isComplement: true } : scope));

/** "Everything but the answer to Q2": the exception takes the other polarity than what it is taken from. */
function readException(before: Reading | null, clause: Clause, context: Context): Reading[] {
  const mentions = within(context.mentions, clause).filter(({ referent }) => referent.kind !== "external");
  const scopes = scopesOf(mentions, context.plain);
  if (before && parted(scopes)) {
    const isWithheld = before.polarity === "release";
    if (isWithheld) return [{ polarity: "withhold", certainty: before.certainty, scopes }];
    // "All of it is confidential except Q1": what is withheld is the rest of Q1.
    return [{ polarity: "withhold", certainty: before.certainty, scopes: asComplement(scopes) }];
  }
  return [];
}

/** What a person says of the notice their system adds: that it does not count, that it does, or only that it is there. */
function readNoticeTalk(plain: string): Reading[] | null {
  if (
    !/\b(?:footers?|disclaimers?|boilerplate|small print)\b|\b(?:confidential\w*|legal|automatic\w*|standard|privacy|email|corporate|usual) (?:\w+ ){0,2}(?:notices?|wording|legends?|straplines?|rubric|statement|text|banners?)\b/.test(
      plain,
    )
  )
    return null;
  const isDisowned =
    /\b(?:ignore|disregard|overlook|pay no attention|take no notice|discount|irrelevant|does not apply|do not apply|not (?:be )?(?:apply|applicable|relevant|a request|a confidentiality request|intended|meant|taken|read|treated|regarded|considered|understood)|is not (?:a|meant|intended|our)|no (?:bearing|effect|relevance))\b/.test(
      plain,
    );
  if (isDisowned) return [{ polarity: "release", certainty: "clear", scopes: [{ kind: "whole" }] }];
  const isAdopted =
    /\b(?:appl(?:y|ies) to|honou?r|respect|is (?:meant|intended|deliberate)|does apply|covers?|extends? to|stands?|treat .{0,40} as (?:a|our) request|to (?:be )?(?:apply|count))\b/.test(
      plain,
    );
  if (isAdopted) return [{ polarity: "withhold", certainty: "clear", scopes: [{ kind: "whole" }] }];
  return /\b(?:our|my|this) (?:response|submission|answers?|comments)\b|\bplease\b/.test(plain) ? null : [];
}

/**
 * What one sentence, normalised, asks for or gives leave to. Nothing when it is not about keeping the response, or some
 * of it, back. The words are weighed by structure: a notion of confidentiality or publication, what turns it, what it is
 * said of, and whether it asks, hedges, or only reports (§29, S29.3).
 */
export function readSentence(sentence: string): Reading[] {
  const aboutNotice = readNoticeTalk(sentence);
  if (aboutNotice) return aboutNotice;
  if (
    contactFirst.test(sentence) &&
    /\b(?:publi\w+|confiden\w+|website|shar\w+|disclos\w+|releas\w+)\b/.test(sentence)
  ) {
    const isOwn = /\b(?:us|me|our|we|i)\b/.test(sentence);
    if (isOwn && !cuesOf(sentence.replace(publishing, " ")).some((cue) => cue.tag === "hide"))
      return [{ polarity: "withhold", certainty: "hedged", scopes: [{ kind: "vague" }] }];
  }
  if (!hasConcept(sentence)) return [];
  const plain = sentence.replace(publishing, (match) => " ".repeat(match.length));
  const cues = cuesOf(plain);
  if (!cues.some(isConcept)) return [];
  const context: Context = {
    plain,
    cues,
    mentions: mentionsOf(plain),
    isQuestion: /\?["')\]]*$/.test(plain),
    isAsking: /\b(?:please|kindly)\b/.test(plain),
  };
  const readings: Reading[] = [];
  let previous: Reading | null = null;
  let inherited: Mention[] = [];
  for (const clause of clausesOf(plain)) {
    const own = within(context.mentions, clause).filter(
      ({ referent }) => referent.kind !== "external" && referent.kind !== "pronoun",
    );
    if (clause.link === "except") {
      const exceptions = readException(previous, clause, context);
      if (exceptions.length > 0) {
        if (exceptions.some((each) => each.scopes.some((scope) => scope.kind === "part" && scope.isComplement)))
          readings.pop();
        readings.push(...exceptions);
        continue;
      }
      const isPredicated: boolean =
        previous === null && scopesOf(inherited, plain).some((scope) => scope.kind === "whole");
      const predicate: Reading | null = isPredicated ? readClause(clause, [], context) : null;
      if (predicate && parted(predicate.scopes)) {
        // "Everything except Q1 is confidential."
        previous = predicate;
        const isWithheld = predicate.polarity === "withhold";
        readings.push({
          ...predicate,
          polarity: "withhold",
          scopes: isWithheld ? asComplement(predicate.scopes) : predicate.scopes,
        });
        continue;
      }
      if (/^but not/.test(clause.opener) && !previous) {
        const turned = readClause(clause, inherited, context);
        const isAboutPublishing = cues.some(
          (cue) => cue.start < clause.end && (cue.tag === "publish" || cue.tag === "circulate"),
        );
        if (turned?.polarity === "release" || isAboutPublishing) {
          readings.push({
            polarity: "withhold",
            certainty: "clear",
            scopes: scopesOf(own.length > 0 ? own : inherited, plain)
              .concat({ kind: "here" })
              .slice(0, 1),
          });
        }
        continue;
      }
    }
    const reading = readClause(clause, inherited, context);
    if (own.length > 0) inherited = own;
    if (clause.link === "condition" && !reading) {
      const last = readings.at(-1);
      const isTimely = /^until/.test(clause.opener);
      if (
        last &&
        !isTimely &&
        (last.polarity === "release" || /^(?:if|os|si|wenn|falls|subject to|depending on|assuming)/.test(clause.opener))
      )
        last.certainty = "hedged";
      continue;
    }
    if (!reading) continue;
    previous = reading;
    readings.push(reading);
  }
  return narrowed(pointed(readings, context), plain);
}

/** "Some of it is confidential; these parts are shown in red": the clause that says which gives the vague one its parts. */
function pointed(readings: Reading[], context: Context): Reading[] {
  const isVague = (reading: Reading): boolean =>
    reading.polarity === "withhold" && reading.scopes.some((scope) => scope.kind === "vague");
  if (!readings.some(isVague)) return readings;
  const named = scopesOf(
    context.mentions.filter(({ referent }) => referent.kind === "place" || referent.kind === "content"),
    context.plain,
  );
  if (named.length === 0 || readings.some((reading) => reading.scopes.some((scope) => scope.kind === "part")))
    return readings;
  return readings.map((reading) => (isVague(reading) ? { ...reading, scopes: named } : reading));
}

/** "Publish only our answer to Q1": leave for one part is a refusal of the others. */
function narrowed(readings: Reading[], plain: string): Reading[] {
  return readings.map((reading) => {
    const isOnly =
      /\b(?:only|solely|just)\b/.test(plain) &&
      reading.polarity === "release" &&
      reading.scopes.some((scope) => scope.kind === "part");
    return isOnly && !/\bnot only\b/.test(plain) && readings.length === 1
      ? { ...reading, polarity: "withhold", scopes: asComplement(reading.scopes) }
      : reading;
  });
}
