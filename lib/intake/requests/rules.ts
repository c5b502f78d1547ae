import {
  asHistory,
  isCounterfactual,
  isDone,
  isHarmTold,
  isTakenForGranted,
  isUnasked,
  isUndecided,
  isWaived,
  isWhereabouts,
  readContactFirst,
  readNoticeTalk,
  withoutNotice,
  withoutOther,
  withoutPublishing,
} from "./asides/rules.ts";
import { type Clause, clausesOf } from "./clauses/rules.ts";
import { type Context, readClause, within } from "./concepts/rules.ts";
import { cuesOf, hasConcept, isConcept } from "./cues/rules.ts";
import { readDirective } from "./directives/rules.ts";
import { isOfEverything, readAllBut, readLimit, readOnly } from "./limits/rules.ts";
import { mentionsOf } from "./mentions/rules.ts";
import { isOfOthers } from "./others/rules.ts";
import type { Mention, Reading, Scope } from "./schema.ts";
import { scopesOf } from "./scopes/rules.ts";
import { suspicionOf } from "./suspicions/rules.ts";
import { readOtherVersion } from "./versions/rules.ts";

/** Something is meant, and nobody can tell what (S29.5). */
const vagueDoubt: Reading = { polarity: "withhold", certainty: "hedged", scopes: [{ kind: "vague" }] };

const parted = (scopes: readonly Scope[]): boolean =>
  scopes.some((scope) => scope.kind === "part" || scope.kind === "vague");
const asComplement = (scopes: readonly Scope[]): Scope[] =>
  scopes.map((scope) => (scope.kind === "part" ? { ...scope, isComplement: true } : scope));
const isVague = (reading: Reading): boolean =>
  reading.polarity === "withhold" && reading.scopes.some((scope) => scope.kind === "vague");
const ownMentions = (clause: Clause, context: Context): Mention[] =>
  within(context.mentions, clause).filter(
    ({ referent }) => referent.kind !== "external" && referent.kind !== "pronoun",
  );

/**
 * "You may publish this except our answer to Q2": what is excepted takes the other polarity. "All of it is confidential
 * except Q1", and "Everything except Q1 is confidential": what is withheld is the rest. Null: it excepts no part.
 */
function readException(
  before: Reading | null,
  inherited: readonly Mention[],
  clause: Clause,
  context: Context,
): Reading | null {
  const { plain, cues } = context;
  const own = ownMentions(clause, context);
  const scopes = scopesOf(own, plain);
  // "Section 3 is confidential except its last sentence": less of the part, not all the rest of the response.
  const isOfPart = before?.polarity === "withhold" && before.scopes.some((scope) => scope.kind === "part");
  if (before && isOfPart && parted(scopes)) {
    const lessened = before.scopes.map((scope) => (scope.kind === "part" ? { ...scope, less: scopes } : scope));
    return { ...before, scopes: lessened };
  }
  if (before && parted(scopes)) {
    const isWithheld = before.polarity === "release";
    return { polarity: "withhold", certainty: before.certainty, scopes: isWithheld ? scopes : asComplement(scopes) };
  }
  // "You may publish it all save what the harbourmaster told us": whatever is meant is not to be published.
  if (before?.polarity === "release" && before.certainty === "clear") return { ...vagueDoubt };
  if (before) return null;
  const isOfWhole = scopesOf(inherited, plain).some((scope) => scope.kind === "whole");
  const predicate = isOfWhole ? readClause(clause, [], context) : null;
  if (predicate && parted(predicate.scopes)) {
    // "Nothing but Q2 is confidential" says of Q2 what "everything but Q2" says of the rest.
    const isNothing = /\b(?:nothing|none|no)\b/.test(plain.slice(0, clause.start));
    const isRest = (predicate.polarity === "withhold") !== isNothing;
    return { ...predicate, polarity: "withhold", scopes: isRest ? asComplement(predicate.scopes) : predicate.scopes };
  }
  // "Our answer to Q3, bar its opening sentence, is given in confidence."
  const inheritedScopes = scopesOf(inherited, plain);
  const told = !isOfWhole && inheritedScopes[0]?.kind === "part" ? readClause(clause, [], context) : null;
  if (told?.polarity === "withhold" && parted(told.scopes)) {
    const lessened = inheritedScopes.map((scope) => (scope.kind === "part" ? { ...scope, less: told.scopes } : scope));
    return { ...told, scopes: lessened };
  }
  // "The report may be published except for Table 2": of another paper, or of theirs that comes with this.
  const isOfPaper = cues.some((cue) => cue.tag === "publish" && cue.end <= clause.start) && parted(scopes);
  if (isOfPaper && !/^(?:just |only |but )?not/.test(clause.opener)) return { ...vagueDoubt, isSuspicion: true };
  if (!/^(?:just |only |but )?not/.test(clause.opener)) return null;
  const isAboutPublishing =
    context.isPublishingNamed ||
    cues.some((cue) => cue.start < clause.end && (cue.tag === "publish" || cue.tag === "circulate"));
  if (!isAboutPublishing) return null;
  const named = own.length > 0 ? scopes : scopesOf(inherited, plain);
  return {
    polarity: "withhold",
    certainty: "clear",
    scopes: named.length > 0 ? named.slice(0, 1) : [{ kind: "here" }],
  };
}

/** "Some of it is confidential; these parts are shown in red": the clause that says which gives the vague one its parts. */
function pointed(readings: Reading[], context: Context): Reading[] {
  // "Hush-hush for now: both of the dates on which we wind down": what stands behind the colon is what is meant.
  const colon = context.plain.indexOf(": ");
  const behind = context.plain.slice(colon + 2);
  const [only] = readings;
  const isLabel =
    colon > 0 && colon < 50 && only?.polarity === "withhold" && only.scopes.every((scope) => scope.kind === "here");
  if (isLabel && !/\b(?:is|are|was|were|has|have|had|will|would|can|please)\b/.test(behind)) {
    const meant = scopesOf(
      context.mentions.filter((mention) => mention.start > colon),
      context.plain,
    ).filter((scope) => scope.kind === "part");
    if (meant.length > 0) return [{ ...only, scopes: meant }];
  }
  const isNamed = readings.some((reading) => reading.scopes.some((scope) => scope.kind === "part"));
  if (isNamed || !readings.some(isVague)) return readings;
  const named = scopesOf(
    context.mentions.filter(({ referent }) => referent.kind === "place" || referent.kind === "content"),
    context.plain,
  );
  return named.length === 0 ? readings : readings.map((each) => (isVague(each) ? { ...each, scopes: named } : each));
}

/** "Publish only our answer to Q1": leave for one part is a refusal of the others. */
function narrowed(readings: Reading[], plain: string): Reading[] {
  const [only] = readings;
  const isNarrow =
    /\b(?:only|solely|just)\b(?! (?:an?|about|as|because|that|like|to say|in case|wanted|want)\b)|\b(?:no|nothing) (?:more|further|else|beyond|others?)\b|\bthat is all\b/.test(
      plain,
    ) && !/\bnot only\b/.test(plain);
  if (!only || readings.length > 1 || !isNarrow || only.polarity !== "release") return readings;
  if (!only.scopes.some((scope) => scope.kind === "part")) return readings;
  return [{ ...only, polarity: "withhold", scopes: asComplement(only.scopes) }];
}

/** Words of keeping back beside words of the sender and of asking, which no rule could read: a doubt, never nothing. */
function suspected({ plain, cues, mentions, isAsking, isPublishingNamed }: Context): Reading[] {
  // "Please <do something to> the weekly cost before you publish": whatever the verb, it is not to be published as it is.
  const parts = scopesOf(mentions, plain).filter((scope) => scope.kind === "part");
  if (isAsking && isPublishingNamed && parts.length > 0)
    return [{ polarity: "withhold", certainty: "clear", scopes: parts }];
  // "The private key that goes with the certificate": the "that" is the key.
  const named = mentions.filter(({ start, end }) => plain.slice(start, end) !== "that");
  if (named.length > 0 && named.every(({ referent }) => referent.kind === "external")) return [];
  const isTurned = cues.some((cue) => cue.tag === "not" || cue.tag === "averse");
  const isKeeping = cues.some(
    (cue) =>
      cue.tag === "hide" ||
      cue.tag === "state" ||
      (isTurned && cue.tag === "publish") ||
      (cue.tag === "weak-hide" && cues.some((other) => other.tag === "publish")),
  );
  const isOwn = /\b(?:our|my|us|me|ours|mine)\b/.test(plain);
  if (!isKeeping || !isOwn || !cues.some((cue) => cue.tag === "ask")) return suspicionOf(plain, cues, mentions);
  return [{ ...vagueDoubt }];
}

/**
 * What one sentence, normalised, asks for or gives leave to. Nothing when it is not about keeping the response, or some
 * of it, back. The words are weighed by structure: a notion of confidentiality or publication, what turns it, what it is
 * said of, and whether it asks, hedges, or only reports (§29, S29.3).
 */
export const readSentence = (sentence: string): Reading[] => {
  const said = withoutNotice(sentence);
  return asHistory(said, readAsSaid(said));
};

function readAsSaid(sentence: string): Reading[] {
  const aside = readNoticeTalk(sentence) ?? readContactFirst(sentence);
  if (aside) return aside;
  if (isDone(sentence) || isWhereabouts(sentence)) return [];
  // Whose it is said of is asked last: few sentences come so far, and the question costs the most.
  const readings = readUnderRules(sentence);
  return readings.length > 0 && isOfOthers(sentence) ? [] : readings;
}

/** As `readSentence`, of a sentence that is no aside and nothing done already. */
function readUnderRules(sentence: string): Reading[] {
  if (isOfEverything(sentence)) return [{ polarity: "withhold", certainty: "clear", scopes: [{ kind: "whole" }] }];
  if (isTakenForGranted(sentence)) return [{ ...vagueDoubt }];
  if (isUndecided(sentence)) return [{ ...vagueDoubt }];
  const allBut = readAllBut(sentence);
  if (allBut) return [allBut];
  if (isUnasked(sentence)) return [{ ...vagueDoubt, isSuspicion: true }];
  const plain = withoutOther(withoutPublishing(sentence));
  const other = readOtherVersion(plain);
  if (other.some((reading) => reading.polarity === "withhold")) return other;
  const limited = readLimit(plain);
  if (limited.length > 0) return limited;
  const cues = cuesOf(plain);
  if (!hasConcept(sentence) || !cues.some(isConcept)) {
    const mentions = mentionsOf(plain);
    const forbidden = readDirective(plain, 0, plain.length, mentions);
    return forbidden ? [forbidden] : suspicionOf(plain, cues, mentions);
  }
  if (isWaived(plain)) return [{ polarity: "release", certainty: "clear", scopes: [{ kind: "whole" }] }];
  const context: Context = {
    plain,
    cues,
    mentions: mentionsOf(plain),
    // "Blur them, would you?" is an order.
    isQuestion: /\?["')\]]*$/.test(plain) && !/,? (?:would|will|could|can) you(?: please)?\?\W*$/.test(plain),
    isAsking: /\b(?:please|kindly)\b/.test(plain),
    isPublishingNamed: plain !== sentence,
  };
  const readings: Reading[] = [];
  let previous: Reading | null = null;
  let inherited: readonly Mention[] = [];
  let isRead = false;
  for (const clause of clausesOf(plain)) {
    const exception = clause.link === "except" ? readException(previous, inherited, clause, context) : null;
    if (exception) {
      if (previous && exception.scopes.some((scope) => scope.kind === "part" && (scope.isComplement || scope.less)))
        readings.pop();
      readings.push(exception);
      inherited = ownMentions(clause, context);
      continue;
    }
    if (isCounterfactual(plain.slice(clause.start, clause.end))) {
      isRead ||= !context.isAsking;
      continue;
    }
    const reading =
      readClause(clause, inherited, context) ??
      readDirective(plain, clause.start, clause.end, within(context.mentions, clause));
    const own = ownMentions(clause, context);
    // "The private key must not be shared, and DCC should keep its copy secret": the second clause is still about the key.
    const others = within(context.mentions, clause).filter(({ referent }) => referent.kind === "external");
    const isOfOthers = others.length > 0 && within(context.cues, clause).some(isConcept);
    if (own.length > 0 || isOfOthers) inherited = own.length > 0 ? own : others;
    if (reading) {
      // What follows an exception in the same breath ("… which are confidential") says it again.
      const same = readings.find((each) => isSame(each, reading));
      if (!same) readings.push(reading);
      else if (reading.certainty === "clear") same.certainty = "clear";
      previous = reading;
      isRead = true;
      continue;
    }
    const last = readings.at(-1);
    const refused = last ? readRefusal(plain.slice(clause.start, clause.end), own, last) : null;
    if (refused) readings.push(refused);
    else if (clause.link === "condition") hedgeBy(clause, last);
    // "You can put my comments up but I would sooner the neighbours …": leave, and then something no rule reads.
    else if (last?.polarity === "release" && clause.link !== "reason") {
      const text = plain.slice(clause.start, clause.end).trim();
      // "You may publish the table but please take out …": whatever it is, something is to be done to it first.
      const isEdit =
        /^\W*(?:please|kindly)\b.*\b(?:take|leave|cut|strike|strip|remove|delete|omit|blank|drop|black)\b/.test(text);
      readings.push(...(isEdit ? [{ ...vagueDoubt }] : suspicionOf(text, cuesOf(text), mentionsOf(text))));
    }
  }
  if (readings.length === 0 && isHarmTold(sentence)) return [{ ...vagueDoubt }];
  const only = readings.length === 0 ? readOnly(plain) : [];
  if (only.length > 0) return only;
  if (readings.length === 0 && !isRead && !context.isQuestion) {
    return other.length > 0 ? other : suspected(context);
  }
  return narrowed(pointed(readings, context), plain);
}

const elliptic =
  /\b(?:may|can|should|must|is|are|do|does|will|would|shall|could|need|ought)(?: not)?(?: be| to be| to)?\W*$/;
/** Where what is left out would have stood: before a reason, a colon, a dash. */
const withoutReason = (text: string): string => text.split(/[:;(–—]| - |,? (?:because|as|since|for) /)[0]!;

/**
 * "Q1 and Q3 may be published. Q2 may not.", "Q1 is not confidential, Q2 is.": the words left out are those of what was
 * said before, and people leave them out only to say the contrary.
 */
export function readRefusal(text: string, mentions: readonly Mention[], before: Reading): Reading | null {
  const head = withoutReason(text);
  const spoken = head === text ? mentions : mentionsOf(head);
  const scopes = scopesOf(spoken, head).filter((scope) => scope.kind === "part" || scope.kind === "whole");
  if (!elliptic.test(head) || scopes.length === 0) return null;
  return { polarity: before.polarity === "release" ? "withhold" : "release", certainty: before.certainty, scopes };
}

const isSame = (a: Reading, b: Reading): boolean =>
  a.polarity === b.polarity && JSON.stringify(a.scopes) === JSON.stringify(b.scopes);

/** A condition makes leave doubtful always, and a request when it may not come to pass; "until" only sets its end. */
function hedgeBy(clause: Clause, last: Reading | undefined): void {
  if (!last || /^until/.test(clause.opener)) return;
  const isOpen = /^(?:if|os|si|wenn|falls|subject to|depending on|assuming)/.test(clause.opener);
  if (last.polarity === "release" || isOpen) last.certainty = "hedged";
}
