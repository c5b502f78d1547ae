import type { Cue } from "../cues/rules.ts";
import { isOtherThing, unknownObject } from "../objects/rules.ts";
import type { Mention, Reading } from "../schema.ts";

/** Words for others getting to see something. */
const exposure =
  /\b(?:publi(?:c|sh|ci)\w*|printed|website|online|on the (?:page|record|web|internet|file)|seen|shown|outsiders?|competitors?|competition|rivals?|press|media|newspapers?|journalists?|third part(?:y|ies)|other (?:suppliers?|parties|respondents|companies|firms|people|readers)|(?:any|every)(?:one|body)(?: else)?|others|light of day|daylight|attribut\w+|identif\w+|named?|leak\w*|(?:get|got|come|came|comes) (?:out|to light)|known|circulat\w+|shar(?:e|ed|ing)|disclos\w+|reveal\w*|releas\w+|elsewhere|wider|beyond (?:dcc|you|your)|leave (?:dcc|your|the)|eyes|ears|audience|attention|your (?:\w+ )?(?:report|summary|conclusions?|document|paper|write-up|decision)|outside|internet|out there|let (?:it|this|that|them) out|(?:goes?|going) (?:up|out|public|live)|appears?|leaks?|quot(?:e|ed|ing)|aired|repeat\w*|pass\w* (?:it |this |them |these )?on|gossip|copy)\b/;
/** Words that keep from it. */
const restraint =
  /\b(?:not|no|nothing|never|none|nobody|no one|without|only|alone|solely|keep(?:s|ing)?(?! (?:\w+ ){1,3}(?:informed|posted|updated|abreast|up to date|advised))|kept|hold|held|sit on|mask\w*|strik\w+|struck|hush\w*|hide|hidden|blank\w*|remov\w+|leave out|left out|withh\w+|redact\w*|secret\w*|private|embargo\w*|away from|safe from|rather than|between|just|hate|sorry if|careful|discreet\w*|wary|nervous|refrain\w*|avoid\w*|prevent\w*|stop\w*|guard\w*|protect\w*|spare|mortif\w+|embarrass\w*|unhappy|dismay\w*|upset|alarm\w*|horrif\w+|furious|annoy\w*|cross|awkward|regret\w*|dread|confin\w+|limit\w*|restrict\w*|touchy|delicate|rather you)\b/;
const asking =
  /\b(?:please|kindly|ask\w*|request\w*|want\w*|wish\w*|would (?:like|prefer|rather|hate|be (?:grateful|obliged|happier|sorry|unhappy))|prefer\w*|must|should|trust|hope|grateful|could you|can you|would you|may you|let us|we need|i need|(?:i|we) would (?:not )?(?:be|want|like|wish|feel)|on the (?:footing|basis|understanding|condition|terms)|(?:is|are) (?:not |only |just |strictly )?(?:for|to) |insist\w*|rely|count on)\b|[:;,–-] (?:do not|never|keep|hold|treat|let)\b|^\W*(?:in|on|for|just|nothing|not|no|only|do|keep|hold|use|treat|mind|careful)\b/;
/** Said of others' doings, of the past, or of what the sender thinks: the response's argument. */
const arguing =
  /\b(?:we|i) (?:have|had|did|do) not (?:yet )?(?:been|see|seen|heard|know|find|found|received|had|have|think|believe|agree|support|object|understand|expect|need|consider|share)\b|\bshould be (?:published|made public|available|shared)\b|\b(?:dcc|the department|the pma|the authority) (?:should|must|ought|needs? to)\b|\b(?:given|spelt|spelled|written|recorded|stated) as\b|\bno such wish\b|\b(?:we|i) do not\W*$/;

const isOwn = ({ referent }: Mention): boolean => referent.kind !== "external" && referent.kind !== "pronoun";

/**
 * The net under all the rules: a sentence that asks something of its reader, speaks of others' seeing, and of keeping from it, about
 * the sender's own words. No rule could read it, so it is a doubt and never nothing (S29.5).
 */
export function suspicionOf(plain: string, cues: readonly Cue[], mentions: readonly Mention[]): Reading[] {
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
