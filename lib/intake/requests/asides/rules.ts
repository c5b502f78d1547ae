import { cuesOf } from "../cues/rules.ts";
import type { Reading } from "../schema.ts";

/** A condition that only says "when you publish": it takes nothing from the request beside it. */
const publishing =
  /\b(?:should (?:you|dcc|this|it|the response|our response|these|they)|(?:if|when|whenever|before|prior to|in case|where)(?: (?:you|dcc|this|it|the response|our response|responses are|these are|they are|any of (?:this|it)))?) ?(?:do |does |are |is |were |was |to |going to |intend(?:s)? to |decide(?:s)? to |plan(?:s)? to |wish(?:es)? to |want to |choose to |be |come to |ever |then )*(?:publish\w*|publication|made public|go(?:es)? (?:live|public)|put (?:it|this|them|(?:our|my|the) \w+(?: \w+)?) (?:up|online|out|on (?:the|your) (?:web|website|net|internet|site)))(?: (?:it|this|them|our response|responses|the response|anything))?(?: (?:on|at) your website)?/g;

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

/** The sentence with such asides blanked out, offsets kept. */
export const withoutOther = (sentence: string): string =>
  [opening, another, reasoned, further].reduce(
    (rest, aside) => rest.replace(aside, (match) => " ".repeat(match.length)),
    sentence,
  );

/** "Publication of our answer would harm us": why, and so what for, though nothing is asked. */
export const isHarmTold = (plain: string): boolean =>
  /\b(?:publication|publishing|disclosure|disclosing|release|releasing) (?:of )?(?:our|my|this|these|it|them|the (?:above|figures?|answers?|information))\b.{0,60}\b(?:would|could|might|may|will|is likely to)\b.{0,40}\b(?:harm|damage|prejudice|hurt|undermine|weaken|expose|disadvantage|breach|put us)\w*\b/.test(
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

const month =
  "(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter)";
const ofAnother = [
  // "Our response to the Go Live consultation in January was marked confidential": another consultation's.
  new RegExp(
    `^\\W*(?:our|my) (?:response|reply|submission) to (?:the|your|dcc's|that) (?:[\\w-]+ ){0,6}(?:consultation|one) (?:in|of|from|last|on) (?:(?:last|early|late) )?(?:${month}|year|20\\d\\d)\\b.{0,20}\\bwas\\b`,
  ),
  // "When members' data is given to DCC, DCC must treat it as confidential": what we think that others must do.
  /^\W*(?:when|where|whenever|if|once) .{3,90}, (?:dcc|the csps?|the department|the pma|suppliers|parties|they) (?:must|should|shall|ought to|needs? to) (?:then )?(?:treat|keep|hold|protect|handle)\w* (?:it|them|this|that|the data)\b/,
  // "In January we responded to … and asked for that response to be confidential."
  /\b(?:asked|requested|wanted|wished) (?:for )?(?:that|the (?:earlier|previous|last)) (?:response|submission|reply|letter|one)\b/,
  // "We asked members whether anything should be confidential": what others were asked.
  /\b(?:we|i) (?:have )?(?:asked|polled|surveyed) (?:our |the |all |some )?(?!(?:you|dcc|that|for|to|this)\b)(?:\w+ ){1,3}(?:whether|if)\b/,
  // "We tell customers that it is confidential."
  /^\W*(?:we|i) (?:always |also |usually |already )?(?:tell|told|inform|advise|assure|promise)d? (?:them|people|our \w+|customers|members|staff|households|tenants|consumers|suppliers)\b/,
  // "Paragraph 29 says that we can ask …": of the document.
  /^\W*(?:your )?(?:paragraphs? \d+|paragraph-on-confidence|the (?:consultation )?document)(?: \w+)? (?:says?|states?|explains?|allows?|tells?|sets? out|asks?|invites?|provides?|makes? (?:it )?clear)\b/,
  // "I accept that details of weaknesses should not be published", "We think the list should be kept confidential by suppliers": a view.
  /^\W*(?:q ?\d\W{1,4})?(?:we|i) (?:also |fully |would |can )?(?:accept|agree|understand|recognise|acknowledge|appreciate|see|(?:think|believe|consider|feel|argue|suggest|recommend|propose)(?! (?:that )?(?:the |any |all )?(?:\w+ ){0,2}(?:information|details?|material|data|parts?|passages?|bits?|text|words|reasons?)\b)) (?:that |why )?(?:the |any |all |such |every |some |no )?(?!(?:\w+ ){0,4}(?:response|reply|submission|letter|email|answers?|comments?|views|sections?|paragraphs?|sentences?|figures?|numbers?|names?|identit\w+|costs?|prices?|attachments?|annex|appendix|tables?)\b).{3,90}\b(?:should|must|ought to|needs? to|has to|have to|can ?not|may)\b/,
  /\b(?:treated|regarded|kept|held|handled|marked) (?:as )?(?:\w+ )?confidential(?:ly)? by (?:dcc|the (?:pma|sub-committee|department|authority|csps?)|suppliers?|users|all|any|each|those)\b/,
  /^\W*(?:the )?(?:data|information|details|records?|material) (?:relating to|about|on|of|concerning) (?:consumers?|customers|households|users|vulnerable \w+|premises) (?:must|should|has to|have to|needs? to|ought to|is to|are to)\b/,
  /^\W*(?:and |but |that )?(?:dcc|the (?:pma|sub-committee|department|authority|csps?)) (?:must|should|needs? to|has to|ought to|will need to|will have to) (?:\w+ )?(?:keep|treat|hold|protect|handle|withhold|redact) (?:the|its|any|all|such)\b/,
  // "We would support DCC keeping the design confidential", "Confidential information about devices must not be sent by email"
  /^\W*(?:we|i) (?:would |also )?(?:support|welcome|favour|oppose|understand) (?:dcc|the (?:pma|sub-committee|department|csps?)|suppliers)(?:'s)? (?:\w+ )?\w+ing\b/,
  /^\W*(?:all |any )?(?:confidential|sensitive|commercially sensitive) (?:information|data|material|documents?|matters) (?:about|on|of|relating to|concerning|held by|sent to) (?!our|this|us\b|my)\S.{0,60}\b(?:must|should|ought to|needs? to|is to|are to)\b/,
  // "We would be happy to give details in confidence": an offer.
  /\b(?:(?:we|i) (?:would be|are|am) (?:happy|willing|glad|prepared|able|pleased|content|ready) to (?:provide|share|discuss|supply|give|explain|elaborate|talk|meet|show)|(?:we|i) (?:can|could|would) (?:\w+ )?(?:provide|share|discuss|supply|give|explain|show)|(?:can|could|will) be (?:provided|supplied|shared|made available|given)) (?!(?:this|these|it)\b).{0,60}\b(?:in (?:strict )?confidence|on a confidential basis|confidentially|privately|in private|separately|under an? (?:nda|non-disclosure agreement))\b/,
  /\b(?:figures|details|data|prices|costs|information|they|it) (?:can|could|will|would) be (?:provided|supplied|shared|made available|given) (?:on request|separately|later|to dcc|if)\b/,
  // "DCC should not publish the addresses of pilot premises."
  /^\W*(?:and |but |that )?(?:we would (?:not )?(?:want|like|expect|ask) )?(?:dcc|the (?:pma|sub-committee|department|authority|csps?)) (?:must|should|needs? to|has to|ought to|will need to|will have to|to)(?: not| never)? (?:make sure|ensure|see to it|publish|disclose|share|release|make public|reveal|circulate|redact|withhold) (?:that )?(?!(?:\w+ ){0,4}(?:figures?|costs?|prices?|names?|paragraphs?|sections?|sentences?|answers?|numbers?|attachments?|annex|tables?|comments?|response|details)\b(?! (?:of|for|about) (?:the )?(?:pilot|participat\w+|customers?|consumers?|households?|premises|homes|devices?|hubs?|individual|other|each|any)\b))/,
  // "in the pilot report": another paper.
  /\b(?:in|from|out of) (?:the|any|its) (?:pilot|test|trial|evaluation|lessons-learned|progress|security) (?:report|paper|review|plan|summary|minutes)\b/,
  // "Suppliers will want assurance that …", "We are concerned that confidential information about customers may be exposed."
  /^\W*(?:\w+ )?(?:suppliers|parties|members|customers|consumers|network operators|installers|manufacturers|people|households|tenants) (?:will |would |may |might |do |also |rightly )?(?:want|need|expect|seek|ask|worry|fear|wonder)\b/,
  /^\W*(?:we|i) (?:are|am|remain) (?:\w+ )?(?:concerned|worried|clear|pleased|aware|satisfied|confident|unsure|conscious|told) (?:that|whether|how|about) (?!(?:our|my|this|these|it|they|publication|publishing|the (?:above|following|figures?|names?))\b)/,
  // "We sent you a confidential response to the January consultation."
  /\b(?:we|i) (?:have )?(?:already |previously )?(?:sent|gave|made|submitted|provided|put in) (?:you |dcc )?an? (?:\w+ )?(?:confidential|anonymous) (?:response|reply|submission) to (?:the|your|a|dcc's|last) (?:\w+ ){0,4}consultation\b/,
  // "We would like a copy of the published responses, with any confidential text taken out."
  /\bcop(?:y|ies) of (?:the|all|any|other) (?:other |published |public )?(?:responses|replies|submissions)\b/,
  // "We note that the design documents are marked confidential."
  /\b(?:we|i) (?:also )?(?:note|see|understand|know|notice|regret|am aware|are aware) that (?:the|some|many|most|dcc's) (?!(?:\w+ ){0,2}(?:figures?|attach\w*|annex|appendix|answers?|response|enclos\w*)\b)(?:\w+ ){0,3}(?:is|are|was|were) (?:\w+ )?(?:marked|classified|labelled|treated)\b/,
  // "the classification of the document should be changed from “…” to “…”"
  /\b(?:classification|protective marking|security marking)s? (?:of|on|given to|in) (?:the|that|each|every|all)\b/,
  /\bconsider the environment\b/,
  // "We suggest the words “…”", a point about the drafting.
  /^\W*(?:q ?\d\W{1,4})?(?:we|i) (?:would )?(?:suggest|propose|recommend) (?:adding |inserting |using )?(?:the (?:following )?)?(?:words?|wording|text|drafting|phrase|sentence|language)\b/,
  // "Under most agreements confidential information must not be disclosed": how it is in general.
  /^\W*under (?:most|many|such|standard|typical|all) (?:\w+ )?(?:ndas?|contracts?|agreements?|licences?|terms)\b/,
];

/** Words of keeping back about what is not this response: another one, others' duties, a draft, the way of the world. */
export const isOfOthers = (plain: string): boolean =>
  ofAnother.some((form) => form.test(plain)) &&
  !/\b(?:please|kindly|we ask|i ask|request that|this (?:response|reply|submission|letter|email|message|document)|(?:our|my) (?:\w+ )?(?:answers?|figures|comments|names?|data|costs?|prices?|identity|views|information|details|address)|(?:figures|text|paragraphs?|information|names?|details|sections?|words|sentences?) (?:above|below|here)|the above|the following|attached|enclosed|what (?:we|i) (?:say|said|wrote|have))\b/.test(
    plain,
  );

/** "There is no such request this time", "I make no request for confidentiality". */
export const isWaived = (plain: string): boolean =>
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
  /\bso (?:we|i) (?:give|have given|include|have included|provide|quote) (?:none|no \w+)\b/.test(plain) ||
  /\bnone of (?:it|them|this|that|these|those) (?:is|are|has been|have been|appears?) (?:\w+ )?(?:used|included|given|repeated|set out|quoted|reproduced|here)\b/.test(
    plain,
  ) ||
  (/\b(?:not able to|unable to|can not|could not|do not|will not|would not|have not|has not) (?:\w+ )?(?:give|given|provide|provided|include|included|disclose|disclosed|quote|quoted|supply|supplied|attach|attached|set out) (?:\w+ ){0,3}(?:figures|details|data|information|costs|numbers|prices|them|it)\b/.test(
    plain,
  ) &&
    /\b(?:we|i)\b/.test(plain)) ||
  ((/\b(?:we|i) (?:have )?(?:\w+ly )?(?:left out|omitted|removed|excluded|redacted|withheld|taken out|not included)\b/.test(
    plain,
  ) ||
    /\b(?:is|are|has been|have been|was|were) (?:not|nowhere) (?:repeated|included|contained|reproduced|set out|given|in) (?:here|in this|below|above|in (?:our|this) (?:response|reply|submission))\b/.test(
      plain,
    )) &&
    !/\b(?:please|should|must|ask|request)\b/.test(plain));
