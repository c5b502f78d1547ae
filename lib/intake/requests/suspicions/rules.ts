import type { Cue } from "../cues/rules.ts";
import { isOtherThing, unknownObject } from "../objects/rules.ts";
import type { Mention, Reading } from "../schema.ts";

/** Words for others getting to see something. */
const exposure =
  /\b(?:publi(?:c|sh|ci)\w*|print(?:ed)?|to read|reads? (?:it|this)|website|online|on the (?:page|record|web|internet|file)|seen|shown|outsiders?|competitors?|competition|rivals?|press|media|newspapers?|journalists?|third part(?:y|ies)|other (?:suppliers?|parties|respondents|companies|firms|people|readers)|(?:any|every)(?:one|body)(?: else)?|others|light of day|daylight|attribut\w+|identif\w+|named?|leak\w*|(?:get|got|come|came|comes) (?:out|to light)|known|circulat\w+|shar(?:e|ed|ing)|disclos\w+|reveal\w*|releas\w+|elsewhere|wider|beyond (?:dcc|you|your)|leave (?:dcc|your|the)|eyes|ears|audience|attention|your (?:\w+ )?(?:report|summary|conclusions?|document|paper|write-up|decision)|outside|internet|out there|let (?:it|this|that|them) out|(?:goes?|going) (?:up|out|public|live)|appears?|leaks?|quot(?:e|ed|ing)|aired|repeat\w*|pass\w* (?:it |this |them |these )?on|gossip|copy)\b/;
/** Words that keep from it. */
const restraint =
  /\b(?:not|no|nothing|never|none|nobody|no one|without|only|alone|solely|keep(?:s|ing)?(?! (?:\w+ ){1,3}(?:informed|posted|updated|abreast|up to date|advised))|kept|hold|held|sit on|mask\w*|strik\w+|struck|hush\w*|hide|hidden|blank\w*|remov\w+|leave out|left out|withh\w+|redact\w*|secret\w*|private|embargo\w*|away from|safe from|rather than|between|just|hate|sorry if|careful|discreet\w*|wary|nervous|refrain\w*|avoid\w*|prevent\w*|stop\w*|guard\w*|protect\w*|spare|mortif\w+|embarrass\w*|unhappy|dismay\w*|upset|alarm\w*|horrif\w+|furious|annoy\w*|cross|awkward|regret\w*|dread|confin\w+|limit\w*|restrict\w*|touchy|delicate|rather you)\b/;
const asking =
  /\b(?:please|kindly|ask\w*|request\w*|want\w*|wish\w*|would (?:like|prefer|rather|hate|be (?:grateful|obliged|happier|sorry|unhappy))|prefer\w*|must|should|trust|hope|grateful|could you|can you|would you|may you|let us|we need|i need|(?:i|we) would (?:not )?(?:be|want|like|wish|feel)|on the (?:footing|basis|understanding|condition|terms)|(?:is|are) (?:not |only |just |strictly )?(?:for|to) |insist\w*|rely|count on)\b|[:;,–-] (?:do not|never|keep|hold|treat|let)\b|^\W*(?:in|on|for|just|nothing|not|no|only|do|keep|hold|use|treat|mind|careful)\b/;
/** Said of others' doings, of the past, or of what the sender thinks: the response's argument. */
const arguing =
  /\b(?:we|i) (?:have|had|did|do) not (?:yet )?(?:been|see|seen|heard|know|find|found|received|had|have|think|believe|agree|support|object|understand|expect|need|consider|share)\b|\bshould be (?:published|made public|available|shared)\b|\b(?:dcc|the department|the pma|the authority) (?:should|must|ought|needs? to)\b|\b(?:given|spelt|spelled|written|recorded|stated) as\b|\bwould have been\b|\bno such wish\b|\b(?:we|i) do not\W*$/;

const isOwn = ({ referent }: Mention): boolean => referent.kind !== "external" && referent.kind !== "pronoun";

const benign =
  /\b(?:find|see|note|accept|acknowledge|confirm|contact|call|ring|let (?:me|us|you) know|refer|bear|excuse|forgive|register|record|count|log|consider(?! (?:it|this) \w+ed\b)|take (?:it |this |them |these |our \w+ )?(?:into|on board|account)|thank|reply|respond|send|email|tell us|explain|clarify|advise|look|read|check|feel free|do not hesitate|get in touch|add|include|ensure|make sure|remember|help|give us|allow|keep (?:us|me)|put (?:us|me) on|attached|enclosed|ignore|disregard|correct|change|amend|share|publish|move|delay|show|print|post|upload|display|quote|cite|use|circulate|forward|pass (?:this|it|them) (?:on )?to|leave (?:\w+ ){1,4}as (?:it|they|is))\b|\bas (?:public|open|publishable|non-?confidential)\b|\b(?:take|treat|regard|accept|consider) (?:\w+ ){1,4}as (?:our|my|the|a|an|being) (?:\w+ ){0,3}(?:response|reply|submission|answers?|views?|comments|contribution|support\w*|agree\w*|yes|no|objection)\b/;
const imperative =
  /(?:(?:^|[.;:–-] |, (?:so|and|but|then) )(?=\S+ (?:(?:\w+ )?(?:this|it|these|those|them|that|the|our|my|all|everything|any\w*|what|answers?|questions?|q ?\d|section|both|every|nothing)\b))|\b(?:please|kindly|just|then) )(?!(?:we|i|it|they|he|she|this|that|these|those|the|our|my|a|an|there|in|on|at|for|as|if|when|while|to|with|from|by|of|and|or|but|not|no|yes|q\d?|both|all|any|some|many|most|one|two|three|four|five|six|saw|got|had|came|went|made|only|just|\w+(?:ed|s)\b|question|section|answer|agree\w*|disagree\w*|none|nothing|thanks?|regards|although|however|because|since|given|dear|hello|also|other\w*|subject|having|being|support\w*|see|what|who|which|where|how|why|is|are|do you|does|did|could|can|would|will|may|should)\b)[a-z]{3,}\b/;
/** "Highridge agrees with …": somebody's name, and what they think. */
const stated =
  /^(?:\S+ ){1,5}?(?:agrees|supports|believes|thinks|welcomes|considers|notes|opposes|objects|accepts|endorses|prefers|has|does|is|was|would|will|can|could|may)\b.*$/;
const ordered =
  /\b(?:is|are) to (?:be|stay|remain|go|come|end|stop)\b|\b(?:i|we) would rather\b|\bmust insist\b|\b(?:should|must|is to|are to) be (?:limited|confined|restricted|kept|locked|left|held|forgotten|destroyed|deleted|shredded|returned)\b/;
const gone =
  /\b(?:is|are|should|must|to) (?:then |and )?(?:be )?(?:\w+ ){0,6}(?:forgotten|destroyed|shredded|burnt|burned|binned)\b/;
const pointedAt =
  /\b(?:this|these|the above|the foregoing|it|everything|all of it|answers?|question (?:\d|one|two|three)|reply|response|submission|what (?:we|i) (?:say|said|wrote|write|have said|have written))\b/;

/** An order to the reader about the response, by a verb that is none of the everyday ones: whatever it means, it is not nothing. */
function isOrdered(sentence: string, mentions: readonly Mention[]): boolean {
  const plain = sentence.replace(/,? ?\bif you (?:must|have to|need to) .{0,60}$/, "");
  // The words for orders are English ones.
  if (!/\b(?:the|this|it|you|your|please|of|to|and|as|is|be|my|our)\b/.test(plain)) return false;
  if (gone.test(plain) && mentions.some(isOwn)) return true;
  const isOfIt =
    /\b(?:treat|regard|consider|forget|burn|shred|destroy|lock|bury|lose) (?:it|this|them)\b/.test(plain) &&
    !benign.test(plain);
  if (isOfIt && mentions.every(({ referent }) => referent.kind !== "external")) return true;
  if (plain.split(" ").length > 30 || /\?$/.test(plain) || benign.test(plain) || arguing.test(plain)) return false;
  if (mentions.some(({ referent }) => referent.kind === "external")) return false;
  const isOfResponse = mentions.some(isOwn) || /\b(?:this|these|the above|the foregoing)\b/.test(plain);
  if (!isOfResponse || !pointedAt.test(plain)) return false;
  return (
    ordered.test(plain) ||
    (imperative.test(plain.replace(stated, "")) &&
      !/\b(?:dcc|department|pma|csps?|suppliers?) (?:should|must|will|to)\b/.test(plain))
  );
}

/**
 * The net under all the rules: a sentence that asks something of its reader, speaks of others' seeing, and of keeping from it, about
 * the sender's own words. No rule could read it, so it is a doubt and never nothing (S29.5).
 */
export function suspicionOf(plain: string, cues: readonly Cue[], mentions: readonly Mention[]): Reading[] {
  // With its label still on it, it is an answer; what the answer asks is read without.
  if (/^\W*(?:qu?|question|frage|cwestiwn|answer|[acr])\.? ?\d{1,2} ?[:.)–-]/.test(plain)) return [];
  if (isOrdered(plain, mentions)) return [{ polarity: "withhold", certainty: "hedged", scopes: [{ kind: "vague" }] }];
  if (!exposure.test(plain) || !restraint.test(plain) || arguing.test(plain)) return [];
  if (isOtherThing(unknownObject(plain))) return [];
  const isPointed = mentions.some(({ referent }) => referent.kind === "pronoun");
  const isAboutOthers = mentions.some(({ referent }) => referent.kind === "external");
  const isOfSender = mentions.some(isOwn) || /\b(?:our|my|ours|mine)\b/.test(plain);
  // "DCC should not disclose private keys": others' things, with no word of the sender's own.
  if (!isOfSender && (isAboutOthers || (!isPointed && !/\b(?:us|me|we|i)\b/.test(plain)))) return [];
  if (!asking.test(plain) && !cues.some((cue) => cue.tag === "ask")) return [];
  const isAll =
    /\b(?:nothing|none|no part|not a word|without any(?:thing)?) of (?:what (?:we|i)|it|this|our|my|ours)\b/.test(
      plain,
    );
  if (isAll) return [{ polarity: "withhold", certainty: "clear", scopes: [{ kind: "whole" }] }];
  return [{ polarity: "withhold", certainty: "hedged", scopes: [{ kind: "vague" }] }];
}
