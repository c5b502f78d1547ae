import { cuesOf } from "../cues/rules.ts";
import type { Reading } from "../schema.ts";

/** A condition that only says "when you publish": it takes nothing from the request beside it. */
const publishing =
  /\b(?:should (?:you|dcc|this|it|the response|our response|these|they)|(?:if|when|whenever|before|prior to|in case|where)(?: (?:you|dcc|this|it|the response|our response|responses are|these are|they are|any of (?:this|it)))?) ?(?:do |does |are |is |were |was |to |going to |intend(?:s)? to |decide(?:s)? to |plan(?:s)? to |wish(?:es)? to |want to |choose to |be |come to |ever |then )*(?:publish\w*|print(?:s|ing|ed)?|publication|made public|go(?:es)? (?:live|public)|put (?:it|this|them|(?:our|my|the) \w+(?: \w+)?) (?:up|online|out|on (?:the|your) (?:web|website|net|internet|site)))(?: (?:it|this|them|our response|responses|the response|anything))?(?: (?:on|at) your website)?/g;

/** The sentence with such conditions blanked out, offsets kept. */
export const withoutPublishing = (sentence: string): string =>
  sentence.replace(publishing, (match) => " ".repeat(match.length));

const consulted =
  /\b(?:expect|wish|want|like|ask|need|prefer|insist|require|grateful)\b.{0,40}\b(?:to be|on being|if we were|if i was|if i were) (?:\w+ )?(?:consulted|contacted|notified|told|warned|asked|informed|given (?:\w+ )?notice)\b/;
const contact =
  "(?:contact|consult|call|ring|email|ask(?= (?:us|me|our|my|the)\\b)|check with|check back|speak to|speak with|talk to|tell|warn|notify|inform|come back to|get in touch|let me know|let us know|run it past|run this past|seek our|discuss it with|discuss this with|discuss with)";
const contactThen = new RegExp(`\\b${contact}\\b.{0,40}\\b(?:first|before|prior|beforehand|in advance|if|should)\\b`);
const thenContact = new RegExp(
  `\\b(?:if|before|prior to|should you)\\b.{0,80}\\b(?:please )?${contact} ?(?:me|us|our)?\\b`,
);
const thinkFirst =
  /\b(?:think|consider|decide|reflect|check|confirm|review|approve|clear|sign off|see (?:a|the) (?:draft|proof|copy))\b.{0,60}\b(?:before|until|prior to)\b.{0,30}\b(?:you|dcc|publi\w+|anything|it|this)\b/;

/** "Please contact us before you publish": nothing is asked for yet, and nothing may be published yet. */
export function readContactFirst(sentence: string): Reading[] | null {
  const isMeant = [consulted, contactThen, thenContact, thinkFirst].some((form) => form.test(sentence));
  if (!isMeant || !/\b(?:us|me|our|we|i|ours|mine)\b/.test(sentence)) return null;
  if (
    !/\b(?:publi\w+|confiden\w+|website|shar\w+|disclos\w+|releas\w+|put|goes? (?:up|out|live|public|online)|going (?:up|out|live|public)|appears?|print\w*|us(?:e|ing) (?:any|it|this|that))\b/.test(
      sentence,
    )
  )
    return null;
  const isMore = cuesOf(withoutPublishing(sentence)).some((cue) => cue.tag === "hide");
  return isMore ? null : [{ polarity: "withhold", certainty: "hedged", scopes: [{ kind: "vague" }] }];
}

const notice =
  /\b(?:footers?|disclaimers?|boilerplate|small print)\b|\b(?:confidential\w*|legal|automatic\w*|standard|privacy|email|corporate|usual) (?:\w+ ){0,2}(?:notices?|wording|legends?|straplines?|rubric|statement|banners?)\b|\b(?:legal|automatic\w*|standard|privacy|email|corporate|usual) (?:\w+ ){0,2}text\b/;
const disowned =
  /\b(?:ignore|disregard|overlook|pay no attention|take no notice|discount|irrelevant|does not apply|do not apply|not (?:be )?(?:apply|applicable|relevant|a request|a confidentiality request|intended|meant|taken|read|treated|regarded|considered|understood)|is not (?:a|meant|intended|our)|no (?:bearing|effect|relevance))\b/;
const adopted =
  /\b(?:appl(?:y|ies) to|honou?r|respect|is (?:meant|intended|deliberate)|does apply|covers?|extends? to|stands?|(?<!not )mean (?:it|that|this)|treat .{0,40} as (?:a|our) request|to (?:be )?(?:apply|count))\b/;

/** "You ignore them": what the reader does with notices, which says nothing of this one. */
const toldOfYou =
  /\byou (?:will |would |do |always |normally |usually |must |all )?(?:ignore|disregard|discount|overlook)\b/;

/** What a person says of the notice their system adds: that it does not count, that it does, or only that it is there. */
export function readNoticeTalk(plain: string): Reading[] | null {
  if (!notice.test(plain)) return null;
  // "This is not the automatic footer: we ask …": the asking stands for itself.
  if (
    /: .*\b(?:ask|please|request|want|treat|keep|confidential)\b/.test(plain) &&
    !notice.test(plain.slice(plain.indexOf(": ")))
  )
    return null;
  const rest = plain.replace(toldOfYou, "");
  if (rest !== plain)
    return adopted.test(rest) ? [{ polarity: "withhold", certainty: "clear", scopes: [{ kind: "whole" }] }] : [];
  if (disowned.test(plain)) return [{ polarity: "release", certainty: "clear", scopes: [{ kind: "whole" }] }];
  if (adopted.test(plain)) return [{ polarity: "withhold", certainty: "clear", scopes: [{ kind: "whole" }] }];
  return /\b(?:our|my|this) (?:response|submission|answers?|comments)\b|\bplease\b/.test(plain) ? null : [];
}

/** Another message spoken of in passing: "Unlike our January response, which we asked you to keep confidential, …". */
const another =
  /\b(?:unlike|in contrast (?:to|with)|as opposed to|different(?:ly)? from) (?:our|my|the|what) [^,;]{2,60}(?:, (?:which|that|where) [^,;]{2,80})?,/g;

/** "For the avoidance of doubt, …": what opens a sentence and says nothing. */
const opening =
  /^\W*(?:(?:for the avoidance of doubt|to be clear|for clarity|for the record|in short|finally|lastly|in closing)\b,? |(?:no|nope|yes)(?:,| -| –| —) )/;

/** "For the reasons set out in your paragraph on confidentiality": where the reasons stand, not what is asked for. */
const reasoned =
  /\bfor the reasons? (?:set out|given|explained|stated|described|listed) (?:in|at|under) (?:your )?(?:paragraph-on-confidence|paragraph \d+ of (?:the|your) (?:consultation|document))\b,?/g;

/** "…, and not only on the website": where else, and nothing is kept from anybody. */
const further = /,? (?:and |but )?not (?:only|just|merely|solely) (?:on|in|to|for|by|through|with) (?:\w+ ){1,3}\w+,?/g;

/** "Given paragraph 4, we require …": where the reasons stand. */
const given =
  /^\W*(?:\d{1,2}\W+)?(?:given|in view of|because of|in the light of|as (?:explained|set out|stated) in|for the reasons? (?:given |set out |stated )?in) (?:paragraphs?|sections?|our answer to q) ?\d[\d.]*(?: (?:above|below))?,/g;

/** "…, with or without my name" */
const eitherWay =
  /,? with or without (?:my|our|the|any) names?\b,?|,? in (?:whole|full) (?:or|and) in part\b,?|,? in whole or part\b,?/g;

/** The sentence with such asides blanked out, offsets kept. */
export const withoutOther = (sentence: string): string =>
  [opening, another, reasoned, further, given, eitherWay].reduce(
    (rest, aside) => rest.replace(aside, (match) => " ".repeat(match.length)),
    sentence,
  );

/** "Publication of our answer would harm us": why, and so what for, though nothing is asked. */
export const isHarmTold = (plain: string): boolean =>
  /\b(?:risk|danger|harm|damage|prejudice|detriment) (?:of \w+ )?to (?:us|our \w+)\b.{0,60}\b(?:if|were)\b.{0,60}\b(?:published|made public|disclosed|released)\b/.test(
    plain,
  ) ||
  /\b(?:publication|publishing|disclosure|disclosing|release|releasing) (?:of )?(?:our|my|this|these|it|them|the (?:above|figures?|answers?|information))\b.{0,60}\b(?:would|could|might|may|will|is likely to)\b.{0,40}\b(?:harm|damage|prejudice|hurt|undermine|weaken|expose|disadvantage|breach|put us)\w*\b/.test(
    plain,
  );

/**
 * "I cannot find it on your website", "Attachment 1 is not on the website": where the sender looked, told as a fact. A website is a place;
 * it is publishing only where something is to be put there or kept away, so whatever asks, wishes or says what ought to be is not read so.
 */
export const isWhereabouts = (plain: string): boolean =>
  /(?:\b(?:can ?not|could not|did not|do not|does not|have not|has not|unable to|not able to|failed to|struggling to|trying to) (?:\w+ ){0,2}(?:find|found|locate|open|access|download|reach|load)\b|\b(?:is|are|was|were) (?:not|missing)\b(?! (?:to|for)\b)).{0,60}\bwebsite\b/.test(
    plain,
  ) &&
  !/\b(?:please|kindly|ask|request|want|wish|like|prefer|rather|hope|expect|trust|should|must|shall|ought|may|might|confiden\w+|publi\w+|private\w*|secret|sensitive)\b/.test(
    plain,
  );

/** "Had we given it we would have asked …": what was not done. */
export const isCounterfactual = (text: string): boolean =>
  /\bwould (?:\w+ )?have (?:\w+ )?(?:asked|requested|sought|claimed|marked|wanted you|needed)\b/.test(text) ||
  /^\W*had (?:we|i|it|there|this)\b/.test(text) ||
  /\b(?:had|was|were) (?:\w+ )?(?:meant|intended|planned|going|minded|tempted|thinking|hoping|about) (?:to|of) (?:\w+ )?(?:ask|request|mark|seek|claim|treat|keep|withhold)/.test(
    text,
  );

const earlier =
  /\b(?:my|our|the) (?:(?:earlier|previous|last|first|original) )?(?:message|email|letter|response|submission|reply|note|form)\b(?: (?:of|on|dated|sent|from) (?:\w+ ){1,3}?| )(?:(?:had )?(?:said|stated|told|claimed|suggested|asked|indicated|was marked|was sent)) /;

const earlierSent =
  /\b(?:the|my|our) (?:mail|email|message|letter|note|response|reply|submission) (?:that |which )?(?:i|we) sent\b.{0,40}\b(?:said|stated|told|claimed|indicated)\b/;

/** What the sender reports of a message before this one. A leave it gave is history; a request in it may still hold. */
export const asHistory = (plain: string, readings: Reading[]): Reading[] =>
  earlier.test(plain) || earlierSent.test(plain)
    ? readings.filter((each) => each.polarity === "withhold").map((each) => ({ ...each, certainty: "hedged" }))
    : readings;

/** "I take it that what people send you is not made public?": a wish put as a guess. */
export const isTakenForGranted = (plain: string): boolean =>
  /\b(?:i|we) (?:take it|assume|presume|gather|understand) (?:that )?.{0,60}\b(?:not|never) (?:be |get |being )?(?:made public|published|shared|put (?:online|up)|shown|passed on)\b/.test(
    plain,
  );

/** "Our clients have not agreed to be named": why somebody may ask, and a doubt until they do. */
export const isUnasked = (plain: string): boolean =>
  /^\W*(?:our|my|the|these|those|both) (?:\w+ )?(?:clients?|customers?|members?|suppliers?|partners?|staff|colleagues?|engineers?|tenants?) (?:have|has|had) not (?:\w+ )?(?:agreed|consented|been asked|given (?:\w+ )?(?:consent|permission))\b/.test(
    plain,
  );

/** "Our client has yet to make up its mind whether it wishes to ask": a doubt, wherever it is said. */
export const isUndecided = (plain: string): boolean =>
  /\b(?:has|have|is|are) (?:yet|still) to (?:decide|make up|settle|determine|confirm|consider)\b|\b(?:has|have) not (?:yet )?(?:decided|made up|settled|determined)\b/.test(
    plain,
  ) && /\bconfiden\w+|\bpubli(?:sh|cation)/.test(plain);

/** "There is no such request this time", "I make no request for confidentiality". */
export const isWaived = (plain: string): boolean =>
  /\bno longer (?:any |a )?(?:bar|obstacle|impediment|objection) to (?:its |their )?(?:publishing|publication|being published)\b(?!.*\b(?:save|except|but|apart)\b)/.test(
    plain,
  ) ||
  /\b(?:do|does) not (?:need|want|require|wish) (?:anything|any of (?:it|this|that|our \w+|my \w+)) (?:to be )?(?:held|kept|hidden|withheld|redacted|left|taken|removed|blanked|protected|restricted)\b/.test(
    plain,
  ) ||
  /\bconfiden\w+\b.{0,40}\b(?:decided against|chose not to|opted not to|elected not to|thought better of)\b/.test(
    plain,
  ) ||
  (/\b(?:no|not (?:making|a|any|making a|making any)) (?:such |confidentiality |particular |similar |further )?requests?\b(?! (?:to|that|from|of (?:the|your)))/.test(
    plain,
  ) &&
    !/\b(?:please|but|except|apart)\b/.test(plain));

/** "…, the footer notwithstanding": the sender's own words stand without it. */
export const withoutNotice = (sentence: string): string =>
  sentence.replace(
    /,? (?:the |our |that |its )?(?:\w+ ){0,2}(?:footer|disclaimer|notice) notwithstanding\b|,? notwithstanding (?:the|our|that|its) (?:\w+ ){0,2}(?:footer|disclaimer|notice)\b,?/,
    "",
  );

/** "We have left out anything confidential": done already, so nothing is asked. */
export const isDone = (plain: string): boolean =>
  /\b(?:originals?|data|evidence|material|returns|surveys?|it|they) (?:\w+ ){0,5}(?:is|are) not part of (?:this|our) (?:response|reply|submission)\b/.test(
    plain,
  ) ||
  /\b(?:so|and) (?:it|they|that) (?:is|are) not in (?:this|our|my) (?:reply|response|letter|submission)\b/.test(
    plain,
  ) ||
  /\bso (?:we|i) (?:give|have given|include|have included|provide|quote) (?:none|no \w+)\b/.test(plain) ||
  /\bnone of (?:it|them|this|that|these|those) (?:is|are|has been|have been|appears?) (?:\w+ )?(?:used|included|given|repeated|set out|quoted|reproduced|here)\b/.test(
    plain,
  ) ||
  (/\b(?:not able to|unable to|not (?:in a position|free|at liberty|permitted|allowed) to|can not|could not|do not|will not|would not|have not|has not) (?:\w+ )?(?:give|given|share|reveal|provide|provided|include|included|disclose|disclosed|quote|quoted|supply|supplied|attach|attached|set out) (?:\w+ ){0,3}(?:figures|details|data|information|costs|numbers|prices|them|it)\b/.test(
    plain,
  ) &&
    /\b(?:we|i)\b/.test(plain) &&
    !/\b(?:please|kindly|ask|request)\b/.test(plain)) ||
  ((/\b(?:we|i) (?:have )?(?:\w+ly )?(?:left out|omitted|removed|excluded|redacted|withheld|taken out|not included)\b/.test(
    plain,
  ) ||
    /\b(?:is|are|has been|have been|was|were) (?:not|nowhere) (?:repeated|included|contained|reproduced|set out|given|in) (?:here|in this|below|above|in (?:our|this) (?:response|reply|submission))\b/.test(
      plain,
    )) &&
    !/\b(?:please|should|must|ask|request)\b/.test(plain));
