import type { Cue } from "../cues/rules.ts";
import { isOtherThing, unknownObject } from "../objects/rules.ts";
import type { Mention, Reading } from "../schema.ts";
import { scopesOf } from "../scopes/rules.ts";
import { isTopical } from "../topics/rules.ts";

const suspicion: Reading = {
  polarity: "withhold",
  certainty: "hedged",
  scopes: [{ kind: "vague" }],
  isSuspicion: true,
};

/* The net's words, wider than the rules': each list alone says nothing, only the three together make a doubt. */

/** Those who might get to see it, and the places where it might be seen. */
const audience = [
  /\b(?:the |general )?public\b(?! (?:sector|bod\w+|interest|holiday|key|consultation|authorit\w+|service|money|transport))/,
  /\b(?:press|media|newspapers?|papers|journalists?|reporters?|social media|twitter|facebook|linkedin)\b/,
  /\b(?:competitors?|competition|rivals?|outsiders?|strangers?|bystanders?|neighbours?|the (?:wider )?world|the trade|the market|investors?|shareholders?|lenders?|employers?|landlords?)\b/,
  /\b(?:any|every|no)(?:one|body)(?: else)?\b|\bno one\b|\bothers\b|\bthird part(?:y|ies)\b|\bother (?:suppliers?|parties|respondents|companies|firms|people|readers|eyes)\b/,
  /\b(?:website|online|internet|web|search engines?|google|the (?:page|net|file|record))\b|\bregisters?\b|\b(?:open|available|put out) (?:for|to) (?:inspection|view)/,
  /\b(?:outside|beyond|elsewhere|abroad|anywhere|wider|out there|light of day|daylight|eyes|ears|audience|attention)\b/,
  /\byour (?:\w+ )?(?:report|summary|conclusions?|document|paper|write-up|decision|publication|annex)\b/,
];
/** How it might get there. */
const showing = [
  /\bpubli(?:sh|c[ai])\w*|\bprint(?:ed|ing)?\b|\bpost(?:ed|ing)?\b|\bupload\w*|\breproduc\w+|\bissu(?:e|ed)\b/,
  /\b(?:(?:anyone|anybody|nobody|others|be) (?:to )?read|(?<!\b(?:weeks?|days?|time|hours?|minutes?) )to read|reads? (?:it|this)|seen(?! to \w+)|sees?(?= (?:it|this|that|them|what|my|our)\b)|shown?|viewed?|known?|knew|learn\w*|hears?|heard|look(?:s|ed)? at|inspect\w*)\b/,
  /\b(?:appears?(?! (?:to (?!the\b|any|others)|that\b|\w+[ai]ble\b))|surfac\w+|turn(?:s|ed)? up|shows? up|crops? up|com(?:e|es|ing) (?:out|to light|up)|came out|g[eo]t(?:s|ting)? (?:out|abroad)|go(?:es|ing)? (?:up|out|public|live|further|farther|beyond)|travels?|reach(?:es)?|leaks?|leaked)\b/,
  /\b(?:shar(?:e|ed|es|ing)|disclos\w+|divulg\w+|reveal\w*|releas\w+|circulat\w+|distribut\w+|pass\w* (?:it |this |them |these )?(?:on|round)|air(?:ed)?|repeat\w*|quot(?:e|ed|ing)|mention\w*|leave (?:dcc|your|the)|let (?:it|this|that|them) out|puts? out|put (?:it|this|them|\w+ \w+) (?:up|on)|copied|copy (?:it|this|them|any\w+|to)|gossip)\b/,
  /\b(?:attribut\w+|identif\w+|named?|names|traced?|credit(?:ed)?|recognis\w+)\b/,
];
/** Words that keep from it. */
const restraint = [
  /\b(?:not|no|nor|nothing|never|none|nobody|no one|without|rather|sooner|instead)\b/,
  /\b(?:only|alone|solely|just|exclusively|(?:as )?(?:few|little)|fewest)\b/,
  /\b(?:keep(?:s|ing)?(?! (?:\w+ ){1,3}(?:informed|posted|updated|abreast|up to date|advised))|kept|hold(?:s|ing)?|held|stays?|sit on|sat on|guard\w*|protect\w*|spare)\b/,
  /\b(?:hush\w*|hide|hidden|blank\w*|mask\w*|strik\w+|struck|strip\w*|scrub\w*|remov\w+|omit\w*|excis\w+|obscur\w+|expurgat\w+|sanitis\w+|redact\w*|withh\w+|xx+|(?:left|leave|leaving|take|taking|taken|cut|cutting|kept|keep)(?: \w+){0,5} (?:out|off|aside|back))\b/,
  /\b(?:secret\w*|private\w*|confidence|confidential\w*|embargo\w*|away from|safe from|between|discreet\w*|non-attribut\w+|careful|touchy|delicate|sensitive(?! (?:time|period|moment|season|week|issue|subject|area|load|equipment|customer))|discretion)\b/,
  /\b(?:hate|sorry if|wary|nervous|uneasy|afraid|fear|worried|refrain\w*|avoid\w*|prevent\w*|stop\w*|mortif\w+|embarrass\w*|unhappy|dismay\w*|upset|alarm\w*|horrif\w+|furious|annoy\w*|cross|awkward|regret\w*|dread|(?:hot water|trouble|sacked|dismissed|my job|reprisals?|retaliat\w+|backlash|repercussions|victimis\w+|tread|cautious\w*|mindful))\b/,
  /\b(?:confin\w+|limit\w*|restrict\w*|until|unless|reserved?|for dcc|rather you|object\w*|refus\w+|declin\w+)\b/,
];
/** That something is wanted of the reader, or laid down. */
const asking = [
  /\b(?:please|kindly|ask\w*|request\w*|want\w*|wish\w*|prefer\w*|trust|hope|grateful|obliged|insist\w*|rely|count on|care to|desire\w*)\b/,
  /\b(?:i|we|he|she|they|client|director|board) would (?:not )?(?:like|prefer|rather|sooner|hate|be|want|wish|feel|welcome|appreciate|have)\b/,
  /\b(?:must|should|(?:is|are) (?:not |only |just |strictly )?(?:for|to|meant|intended)|ought|had better)\b/,
  /\b(?:could|can|would|may|will) you\b|\byou (?:may|can|might|could|should|must|will)\b|\bif you\b|\bin (?:what|whatever|anything) you\b|\bby all means\b|\bfeel free\b/,
  /\bneeds? (?:to (?:go|come out|stay|disappear|vanish)|\w{2,12}ing)\b/,
  /\blet us\b|\b(?:we|i) need\b|\bon (?:the|a|an) (?:\S+ ){0,3}(?:footing|basis|understanding|condition|terms)\b|\bsubject to\b/,
  /\b(?:we|i|client|this) (?:\w+ )?(?:offer|supply|give|impart|send|provide|consent|object|refuse|decline|claim|assert|reserve)\w*\b|\b(?:does|do) not (?:consent|agree|authorise|permit|allow)\b/,
  /[:;,–-] (?:do not|never|keep|hold|treat|let)\b|^\W*(?:in|on|for|just|nothing|not|no|only|do|keep|hold|use|treat|mind|careful|show)\b/,
];
/** An order or a label with nothing named: "Not for the trade's eyes." */
const fragment = /^\W*(?:please|kindly|do not|not|never|no|nothing|only|strictly|keep|hold|for|in|just|under|off)\b/;
/** A flat refusal. */
const outright =
  /\b(?:must|should|ought|shall|(?:is|are)(?: not)? to|may|can|could|was|were|be) not\b|\b(?:not|never) (?:to|for)\b|\b(?:does|do) not (?:\w+ )?(?:consent|want|wish|authorise|agree|permit|allow)\b|\b(?:nobody|no one|never|none)\b|\bthen not\b|, not\b/;
const holdsOf = (forms: readonly RegExp[], plain: string): boolean => forms.some((form) => form.test(plain));
/** What alludes to a request without words of it: "the usual rules", "marked in line with our policy", "if I could be sure that it would not be repeated". */
const alluding = [
  /\b(?:usual|normal|customary|same|standard) (?:\w+ )?(?:sensitivit\w+|rules|discretion|caveats?|precautions|courtes\w+|caution|protections?|restrictions?|protocols?|understanding|conditions?)\b(?=(?: \w+){0,5} (?:appl\w+|hold|please|as ever|as always|here))/,
  /\b(?:marked|labelled|classified|graded|stamped|tagged) (?:\w+ )?(?:in line with|according to|in accordance with|under|as per|following) (?:our|my|the company's)\b/,
  /\b(?:could|can|were|be) (?:\w+ )?(?:sure|certain|confident|assured|promised) (?:that )?(?:it|this|they|nothing|none) (?:\w+ ){0,2}(?:would|will|could|can) (?:not|never)\b/,
  /\b(?:would|will|could|can) (?:not|never) be (?:repeated|passed on|quoted|traced)\b(?=.*\b(?:sure|assur\w+|promise|guarantee)\b)/,
  /\b(?:you|we both) know (?:how|what|why|which) (?:\w+ ){0,6}(?:treat|handle|sensitive|touchy|keep|means?)\b/,
];
/** Said of secrets and of nothing else, wherever it stands. */
const proverbial = [
  /\blet (?:slip|on) (?:that|about|who|which|what|how|where|it|any\w*)\b/,
  /\bs(?:ch|h)tum\b/,
  /\btight-lipped\b/,
  /\bunder wraps\b/,
  /\blips (?:are )?sealed\b/,
  /\bgatepost\b/,
  /\b(?:these|your) four walls\b/,
  /\bveil (?:\w+ )?(?:drawn|over)\b/,
  /\bdraw a veil\b/,
  /\bonward use\b/,
  /\bthe less said about (?:our|us|me|my|this|that|it)\b/,
  /\bstops? with you\b/,
  /\bas far as the (?:world|public|market|trade|press) is concerned\b/,
  /\b(?:get|got|gets|getting) about(?=\W*$|[,;])\b/,
  /\bwould have my head\b/,
  /\boff[ -]limits\b/,
  /\b(?:kid )?gloves,? (?:please|on)\b/,
  /\b(?:to|on) your (?:tact|discretion)\b/,
  /\b(?:handled|treated|regarded|kept|held) as such\b/,
  /\battached to (?:my|our) (?:name|firm|company|organisation)\b/,
  /\b(?:search|google) (?:\w+ ){0,5}(?:bring|brings|turn|turns|find|finds|throw|throws) (?:\w+ ){0,3}up\b/,
  /\blos(?:e|ing) (?:my|our) (?:name|address|number)\b/,
  /\b(?:came|come|given|told|passed|shared|confided) (?:\w+ ){0,3}(?:on|in) trust\b/,
  /\bnever heard (?:of|from) (?:us|me|our|my|\w+ \w+ (?:ltd|plc|limited|energy|power|networks))\b/,
  /\bneed not (?:learn|know|hear|be told)\b/,
  /\btouchy (?:about|on|over)\b/,
  /\bnot (?:to be )?read (?:out|aloud)\b/,
  /\b(?:keep|kept) (?:\w+ ){1,4}to (?:ourselves|myself|yourselves|yourself)\b/,
  /\bgo easy (?:with|on) (?:it|this|that|them|these)\b/,
  /\bas far as (?:it|this|that) (?:should|may|must|can|is to|ought to) go\b/,
  /\b(?:redistribution|onward (?:sharing|circulation|transmission)) of (?:our|my|this|these|any|section|it|the above)\w*\b/,
  /\bas (?:a|your) (?:friend|confidant|confidante|neighbour)\b.{0,40}\bnot as\b/,
  /\bnot so that others\b/,
  /\b(?:summary|report|paper|text) (?:point|lead|trace)s? (?:at|to|back to) (?:us|me)\b/,
  /\b(?:letter|answers?|reply|name|response) (?:\w+ ){0,2}(?:on|in) (?:the |any |your )?(?:walls?|noticeboards?|gazette|headlines?)\b/,
];
/** An edit asked of the reader, of what stands before: "Fuzz them, would you?" */
const edited =
  /^\W*(?:please |kindly |just )?\w+ (?:it|them|that|those|these)(?: \w+){0,3},? (?:would|will|could|can) you\b/;
/** Leave for all minus some: "Fine, minus the log." */
const minus =
  /^\W*(?:fine|ok(?:ay)?|yes|sure|agreed|happy|go ahead|no problem|that is fine|by all means)\b.{0,40}?\b(?:minus|less|sans|bar|without|but not|not)\b (?:the|our|my|any)\b/;
/** Said of others' doings, of the past, or of what the sender thinks: the response's argument. */
const arguing =
  /\b(?:we|i) (?:have|had|did|do) not (?:yet )?(?:been|see|seen|heard|know|find|found|received|had|have|think|believe|agree|support|object|understand|expect|need|consider|share)\b|\bshould be (?:published|made public|available|shared)\b|\b(?:dcc|the department|the pma|the authority) (?:should|must|ought|needs? to)\b|\b(?:given|spelt|spelled|written|recorded|stated) as\b|\b(?:acknowledge|confirm) (?:\w+ ){0,2}receipt\b|\bwould have been\b|\b(?:ought to|should) (?:read|say)\b|\btypo\b|\bno need\b|\bwhy (?:we|i) (?:ask|think|say|want)\b|\bshould not be (?:in|part of|included in) the pilot\b|\bplease (?:consider|explain|confirm|clarify|say) (?:whether|if|how|why|what)\b|\b(?:dcc|the department|the pma|the authority|ofgem) (?:published?|share[sd]?|release[sd]?)\b|\bno such wish\b|\bslip(?:s|ped|ping)? (?:beyond|past|to|into|further|by|back|again)\b|\bplain english\b|\b(?:we|i) do not\W*$/;

const isOwn = ({ referent }: Mention): boolean => referent.kind !== "external" && referent.kind !== "pronoun";

const benign =
  /\b(?:find|see|note|accept|acknowledge|confirm|contact|call|ring|let (?:me|us|you) know|refer|bear|excuse|forgive|register|record|count|log|consider(?! (?:it|this) \w+ed\b)|take (?:it |this |them |these |our \w+ )?(?:into|on board|account)|thank|reply|respond|send|email|tell us|explain|clarify|advise|look|read|check|feel free|do not hesitate|get in touch|add|include|ensure|make sure|remember|help|give us|allow|keep (?:us|me)|put (?:us|me) on|attached|enclosed|ignore|disregard|correct|change|amend|share|publish|move|delay|show|print|post|upload|display|quote|cite|use|circulate|forward|pass (?:this|it|them) (?:on )?to|leave (?:\w+ ){1,4}as (?:it|they|is))\b|\bas (?:public|open|publishable|non-?confidential)\b|\b(?:take|treat|regard|accept|consider) (?:\w+ ){1,4}as (?:our|my|the|a|an|being) (?:\w+ ){0,3}(?:response|reply|submission|answers?|views?|comments|contribution|support\w*|agree\w*|yes|no|objection)\b/;
const imperative =
  /(?:(?:^|[.;:–-] |, (?:so|and|but|then) )(?=\S+ (?:(?:\w+ )?(?:this|it|these|those|them|that|the|our|my|all|everything|any\w*|what|answers?|questions?|q ?\d|section|both|every|nothing)\b))|\b(?:please|kindly|just|then) )(?!(?:responses?|answers?|repl(?:y|ies)|comments?|views?|position|treatment|publication|status|nature|purpose|summary|overview|background|details|annex|appendix|part|page|\w+ing of|we|i|it|they|he|she|this|that|these|those|the|our|my|a|an|there|in|on|at|for|as|if|when|while|to|with|from|by|of|and|or|but|not|no|yes|q\d?|both|all|any|some|many|most|one|two|three|four|five|six|saw|got|had|came|went|made|only|just|\w+(?:ed|s)\b|question|section|answer|agree\w*|disagree\w*|none|nothing|thanks?|regards|although|however|because|since|given|dear|hello|also|other\w*|subject|having|being|support\w*|see|what|who|which|where|how|why|is|are|do you|does|did|could|can|would|will|may|should)\b)[a-z]{3,}\b/;
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
  if (
    /^\W*(?:qu?|question|frage|cwestiwn|answer|[acr])\.? ?\d{1,2} ?(?:[:.)–-]|,? ?(?:no|yes|none|nothing|fine|ok|(?:dis)?agree\w*)\b)/.test(
      plain,
    )
  )
    return [];
  if (isOrdered(plain, mentions)) return [{ ...suspicion }];
  if (
    (holdsOf(alluding, plain) || holdsOf(proverbial, plain) || edited.test(plain) || minus.test(plain)) &&
    !arguing.test(plain)
  )
    return [{ ...suspicion }];
  const isState = cues.some((cue) => (cue.tag === "state" || cue.tag === "hide") && !isTopical(cue, plain, plain));
  const isShown = holdsOf(audience, plain) || /\bpubli|\bprint/.test(plain);
  const isSeen = isState || holdsOf(audience, plain) || holdsOf(showing, plain);
  if (!isSeen || !(isState || holdsOf(restraint, plain)) || arguing.test(plain)) return [];
  if (isOtherThing(unknownObject(plain))) return [];
  const isPointed = mentions.some(({ referent }) => referent.kind === "pronoun");
  const isAboutOthers = mentions.some(({ referent }) => referent.kind === "external");
  // "Not for the trade's eyes.": with nothing named, what is before the reader.
  const isBare = mentions.length === 0 && plain.split(" ").length <= 9 && fragment.test(plain);
  const isOfSender = isBare || mentions.some(isOwn) || /\b(?:our|my|ours|mine|this one)\b/.test(plain);
  // "DCC should not disclose private keys": others' things, with no word of the sender's own.
  if (!isOfSender && (isAboutOthers || (!isPointed && !/\b(?:us|me|we|i)\b/.test(plain)))) return [];
  if (!holdsOf(asking, plain) && !cues.some((cue) => cue.tag === "ask")) return [];
  const isAll =
    /\b(?:nothing|none|no part|not a word|without any(?:thing)?) of (?:what (?:we|i)|it|this|our|my|ours)\b/.test(
      plain,
    );
  const scopes = scopesOf(mentions, plain);
  const isPlain = scopes.every(
    (scope) =>
      scope.kind === "whole" ||
      scope.kind === "here" ||
      (scope.kind === "part" && scope.contents.length === 0 && scope.places.length === 1),
  );
  // "It would be best if the enclosed views were not placed on a register": refused outright, whatever the verb.
  if (scopes.length > 0 && isPlain && outright.test(plain) && holdsOf(asking, plain) && isShown)
    return [{ polarity: "withhold", certainty: "clear", scopes }];
  if (isAll) return [{ polarity: "withhold", certainty: "clear", scopes: [{ kind: "whole" }] }];
  return [{ ...suspicion }];
}
