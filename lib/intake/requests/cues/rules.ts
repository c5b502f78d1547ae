/** What a word does in a sentence about keeping something back. */
export type CueTag =
  | "not"
  | "averse"
  | "publish"
  | "circulate"
  | "state"
  | "weak-state"
  | "open"
  | "hide"
  | "weak-hide"
  | "willing"
  | "hedge"
  | "ask"
  | "only"
  | "understand";

export type Cue = { tag: CueTag; start: number; end: number };

/*
 * The words by what they do, English first, then Welsh, French and German. All are matched on normalised text (lower
 * case, contractions written out). Each alternative is plain, with bounded gaps, so that no text can make it slow.
 */
const lexicon: readonly (readonly [CueTag, RegExp])[] = [
  // The response is open: said outright.
  [
    "open",
    /\bnon-? ?confidential\w*|\bnon confidentiel\w*|\bnicht-?vertraulich\w*|\bunrestricted\b|\bopen to all\b|^public (?:version|copy|response)\b/g,
  ],
  [
    "state",
    /\bconfidential(?:ity|ly)?\b|\b(?:in|under) (?:the )?(?:strict(?:est)? |complete |absolute |full |total |utmost )?confidence\b(?! (?:in|that|of|as to|about|levels?)\b)|\bcommercial(?:ly)?[ -]in[ -]confidence\b|\b(?:commercially|commercial|market|price|competitively|business|politically|highly|very|security|financially|personally|extremely|particularly|rather|quite|a (?:bit|little)) ?-?sensitive\b|\bsensitive (?:stuff|bits?|parts?|information|material|data|figures?|details?|numbers?|content)\b|\b(?:commercial|market|price) sensitivit\w+|\bproprietary\b|\btrade secrets?\b|\bprivate (?:and|&) confidential\b|\bprivate and\b|\b(?:keep|kept|keeping|remain\w*|stay\w*|treat\w*|held|hold)\b[^.?!]{0,60}? (?:privat|private|privately|secret|quiet|internal|under wraps|to (?:yoursel(?:f|ves)|itself|dcc|the team)|in-house)\b|\bin (?:strict )?private\b|\boff the record\b|\b(?:eyes|ears) (?:of (?:\w+ ){1,5})?(?:only|alone)\b|\b(?:keep|kept|keeping|leave|left|leaving) (?:\w+ ){1,9}out of (?:it|this|that|them|any|your|the (?:public|published|report|website|summary))\b|\bhush-? ?hush\b|\bbehind closed doors\b|\b(?:consider|treat|regard|keep|deem)\w* (?:\w+ ){1,4}classified\b|\b(?:insist on|in|under|utmost|strict|request|ask for|want|rely on) secrecy\b|\b(?:duty|obligations?) of confidence\b|\bnobody(?: else)?'s business\b|\bword in your ear\b|\bhands off\b|\bneed[ -]to[ -]know\b|\bthose who need (?:it|to)\b|\bmum's the word\b|\bnot a word\b|\b(?:dcc|department|authority|secretary of state|ofgem)(?:,? (?:and|or|&) (?:the )?(?:dcc|department|authority|secretary of state|ofgem))* only\b|\b(?:keep|kept|keeping|withheld|hidden|away|safe) (?:\w+ ){0,4}from (?:the |our |your |other |all |any ){0,2}(?:public|press|media|competitors?|competition|rivals?|suppliers|outsiders?|others|anyone|anybody|industry|market|third part(?:y|ies)|view|sight)\b|\b(?:invok\w+|tak(?:e|es|en|ing) up|rel(?:y|ies|ying)|exercis\w+|avail\w*|claim\w*|use|apply|under|pursuant)\b[^.;]{0,40}\bparagraph 29\b|\bparagraph 29\b[^.;]{0,40}\b(?:invoked|relied|applies|apply|claimed|exercised)\b|\bunder (?:wraps|embargo|your hat|nda|an? (?:nda|non-disclosure agreement))\b|\bembargoed\b|\bchatham house\b|\bgo(?:es|ing)? no (?:further|farther|wider)\b|\bno (?:further|wider) than (?:dcc|you|your|the|this)\b|\bstop(?:s)? (?:here|with (?:you|dcc))\b|\b(?:read|seen|viewed|used|held|accessed|handled|known) (?:only )?by (?:the )?(?:dcc|you|your|consultation|department|authority)\b.{0,40}\b(?:only|alone)\b|\b(?:only|solely) by (?:the )?(?:dcc|you|your team)\b|\bfor (?:the |use by )?(?:dcc|department|authority|ofgem|your|your team|you|secretary of state|internal|regulator|government)\b[\w ,'&]{0,50}? ?(?:only|alone|exclusively)\b|\b(?:only|solely|exclusively) for (?:the )?(?:dcc|department|authority|ofgem|your|you|internal|regulator)\b|\b(?:dcc's|your|the department's) (?:eyes|ears)\b|(?<!\b(?:little|nothing|difference|differences|gap|agreement|agreed|discussed) )\b(?:between|stay(?:s)? with|remain(?:s)? with|confined to|restricted to|limited to|stay(?:s)? within|remain(?:s)? within|kept? within) (?:us\b|ourselves|you and (?:me|us)|dcc\b|the dcc\b|your team|your organisation|the department|these four walls)|\b(?:off|kept? from|keep from) (?:the|your|dcc's|any|our)? ?(?:\w+ )?(?:website|web|internet|site|record|portal)\b|\bout of (?:the )?(?:public (?:domain|eye|view|arena|record)|public|print|publication|any publication|any published|anything (?:you|that|which|published)|what (?:you|is) publi\w+|whatever (?:you|is)|the published|sight|your (?:report|summary|published|conclusions))\b|\baway from (?:the )?(?:public|competitors?|our competitors|prying|website)\b|\b[cg]h?yfrinachol\w*|\b[cg]h?yfrinachedd\b|\byn breifat\b|\bconfidenti(?:el|elle|els|elles|alité|ellement)\b|\bvertraulich\w*|\bgeheim\w*|\bconfidencial(?:es|mente)?\b|\briservat[oaie]\b|\bvertrouwelijk\w*|\bpoufn\w+/g,
  ],
  [
    "weak-state",
    /\bsensitive\b(?! to\b)|(?<!time[ -])\bsensitivity\b|(?<=\b(?:is|are|be|remains?|as|stays?|strictly|marked|was|were|considered|deemed) (?:\w+ )?)(?:private|secret|restricted|privileged)\b(?! (?:individual|person|citizen|keys?|sector|compan|customers?|by|to))|\bprivate (?:information|matters?|response|letter|comments?|notes?|correspondence|reply|submission)\b|\bprivately\b|\brestricted (?:circulation|distribution|information)\b|\bdiscre(?:et|tion|etly)\b|\bhush\b|\bdelicate\b|\btouchy\b/g,
  ],
  [
    "hide",
    /\bredact\w*|\banonymis\w+|\banonym(?:ous|ously|ity|ity's)?\b|\bwithh(?:o|e)ld\w*|\b(?:black|blank|block|cross|score|rub|grey|gray)(?:s|ed|ing)? (?:\w+ ){0,6}out\b|\b(?:hold|held|holding|keep|kept|keeping) (?:\w+ ){0,4}back\b|\bunattribut\w+|\bnon-attribut\w+|\bexempt\w*|\bexclud\w+ (?:\w+ ){1,8}from (?:publication|being published|the website|your website|any public\w*)|\bfrom (?:being )?(?:publication|published|public (?:view|release)|disclosed|disclosure)\b|\b(?:refer to|describe|call|credit|list|cite) (?:us|me)\b(?: \w+){0,2} as\b|\bno names\b|\battribut(?:e|ed) (?:\w+ ){0,4}to (?='?"?(?:an?|one|anon)\b)|\bcredit(?:ed)? (?:\w+ ){1,2}to\b(?=.{0,60}\brather than\b)|\bpseudonym\w*|\bcaviard\w+|\banonyme\w*|\banonymis\w+|\bschw[äa]rz\w*|\bdd?ienw\b|\bunidentif\w+|\bun-?named\b|\bnameless\b/g,
  ],
  [
    "weak-hide",
    /\bremov(?:e|ed|ing|al)\b|\bomit\w*|\bdelet(?:e|ed|ing)\b|\bblot\w*|\bwipe\b|\bswap(?:ped|ping)?\b|\breplac(?:e|ed|ing)\b|\bsubstitut\w+|\bmask\w*|\bobscur\w+|\bsuppress\w*|\bstrip(?:ped|ping)?\b|\b(?:tak(?:e|en|ing)|leav(?:e|ing)|left|cut(?:ting)?|edit(?:ed|ing)?) (?:\w+ ){0,8}out\b|\bexclud(?:e|ed|ing)\b|\bconceal\w*|\bhid(?:e|den|ing)\b|\b(?:drop|lose|scrub|ditch|skip|spare|cut|erase|scratch|excise|expunge)\b|\b(?:strik(?:e|ing)|struck|cross(?:ed)?|tak(?:e|en)|scor(?:e|ed)) (?:\w+ ){0,7}(?:out|off|through)\b|\bprotect(?:ed)?\b|\bleave (?:me|us|our name) out\b|\bhepgor\w*|\bdileu\b|\bgolygu\b|\bmasqu\w+|\bocculter\b|\bretirer\b|\bsupprimer\b|\bentfern\w+|\bweglassen\b/g,
  ],
  [
    "publish",
    /\bpublish\w*|\bpublication\w*|\bpublicis\w+|\bpublicity\b|\bpublic (?:domain|website|record|register|file|view|eye|gaze|arena|consumption|disclosure|sphere|display|facing|forum)\b|(?<=\b(?:make|made|making|makes|go|goes|going|be|been|become|becomes|becoming|is|are|was|being) (?:\S+ ){0,4})public\b(?! (?:sector|bod\w+|interest|holiday|key\w*|consultation|authorit\w+|service|meeting|money))|\bpublicly\b|\bin public\b|\bto the public\b|\b(?:the|your|dcc's|dcc|a|any|public) (?:\w+ )?website\b|\bon (?:the|your) (?:web|internet|site|portal)\b|\bonline\b|\bupload\w*|\bput (?:\w+ ){0,3}(?:up|out there)\b|\b(?:whatever|anything|everything|all) you put out\b|\b(?:use|quote|cite|take|have) (?=(?:everything|anything|the rest|any of|whatever|what you)\b)|\b(?:go|goes|going|went) up\b|\blight of day\b|\b(?:in|into) print\b|\bth?e? ?public knowledge\b|\b[cg]h?yhoedd\w*|\bpubli(?:er|é|ée|és|ées|ez|ent|quement)\b|\brendue?s? publi\w+|\bver[öo]ffentlich\w*|\b[öo]ffentlich\w*|\bpublicar\w*|\bpubliquen\b/g,
  ],
  [
    "circulate",
    /\bshar(?:e|ed|es|ing)\b|\bdisclos\w+|\breleas(?:e|ed|ing)\b|\bcirculat\w+|\bdistribut\w+|\breveal\w*|\bdivulg\w+|\breproduc\w+|\breprint\w*|\bpass(?:ed|ing)? (?:\w+ ){0,2}on(?:to)?\b|\bforward(?:ed|ing)\b|\bquot(?:e|ed|ing)\b|\battribut\w+|(?<!\bkeep (?:us|me|everyone|all|people) )\bpost(?:ed|ing)?\b|\bprint(?:ed|ing)?\b|\bappear(?:s|ing|ed)?\b|\bidentif\w+|\bnam(?:ed|ing)\b|\bname (?=(?:us|me|our|the (?:company|author|respondent|organisation))\b)|\b(?:make|makes|made|making|be|is|are) (?:\w+ ){0,6}available (?=to\b)|\bsee(?:s|n|ing)? (?=(?:this|our|it|my|the (?:above|response))\b)|\bknown\b|\blisted\b|\breported\b|\bmention(?:ed|ing)?\b|\btravel(?:s|led)?\b|\bleav(?:e|es|ing) (?=(?:dcc|the building|your|the team|the room)\b)|\b(?:say|state|tell|indicate|show) (?=who\b)|\bcredit(?:ed)?\b|\bascrib\w+|\bvisible\b|\bviewable\b|\bseen\b|\bthird part(?:y|ies)\b|\bwider (?:world|consumption|audience|circulation|industry|distribution|public|readership)\b|\bgeneral (?:circulation|release|consumption|distribution|readership)\b|\bleak(?:ed|ing)?\b|\blet (?:\w+ ){1,3}(?:out|slip|loose|be known)\b|\blet slip\b|\btell (?:any\w+|other\w*|them|our)\b|\b(?:get|gets|getting|got) out\b|\b(?:go|goes|going|gone|went|travel\w*|taken) (?:any )?(?:further|farther|wider|beyond)\b|\bair(?:ed|ing)\b|\bbroadcast\b|\bexternally\b|\brhannu\b|\bnennen\b|\bgenannt\b|\bnommer\b|\bmentionn\w+|\benwi\b|\bd?datgel\w+|\bddatgelu\b|\bdiffus\w+|\bdivulgu\w*|\bcommuniqu\w+|\bweiter(?:geben|gegeben|geleitet|leiten)\b/g,
  ],
  [
    "not",
    /\bnot\b(?! only\b)|\bnever\b|\bno\b(?! doubt\b)|\bnone\b|\bnothing\b|\bneither\b|\bnor\b|\bwithout\b(?! (?:saying|doubt|prejudice|exception|fail|question)\b)|\bnobody\b|\bno one\b|\brather than\b|\binstead of\b|\bunwilling\b|\bunable\b|\brefus\w+|\bdeclin\w+|\bdeny\b|\bwithdraw\w*|\bwaiv\w+|\bdim\b|\bddim\b|\bni (?=dd|ch|th|ff|ellir|chan)|\bnid\b|\bnad\b|\bpeidi\w+|\bpheidi\w+|\bpas\b|\bjamais\b|\baucune?\b|\bnicht\b|\bkeine?[nmrs]?\b|\bnie\b|\bnichts\b/g,
  ],
  [
    "averse",
    /\bobject(?:s|ed|ions?)?\b(?! of\b)|\bmind\b|\boppos\w+|\bavoid(?:s|ed|ing)?\b|\brefrain\w*|\bprevent\w*|\bunhappy\b|\buncomfortable\b|\breluctan\w+|\breservations?\b|\bconcern(?:s|ed)\b|\bworr(?:y|ied|ies|ying)\b|\bnervous\b|\banxious\b|\bawkward\b|\bembarrass\w*|\bharm\w*|\bdamag\w+|\bprejudic\w+|\bdetriment\w*|\bunfortunate\b|\bunwelcome\b|\bunhelpful\b|\bproblems?\b|\bdifficult(?:y|ies)?\b|\bhesita\w+|\bregret\w*|\bissue with\b|\bresist\w*|\bdislike\b|\bhate\b|\bwary\b|\bupset\w*/g,
  ],
  [
    "willing",
    /\bhappy\b|\bcontent\b|\bfine\b|\bcomfortable\b|\bglad\b|\bpleased\b|\bfree\b|\bwelcome\b|\bwilling\b|\bconsent\w*|\bpermission\b|\bpermit\w*|\bokay\b|\bok\b|\brelaxed\b|\bagree(?:able|s|d)?\b|\bauthoris\w+|\ballow\w*|\bgo ahead\b|\bas you (?:like|please|wish|see fit)\b|\bgellir\b|\bgallwch\b|\bcewch\b|\bpouvez\b|\bpeut être\b|\bdarf\b|\bdürfen\b|\bkönnen\b|\bhapus\b|\bfodlon\b|\bganiat\w+|\bautoris\w+|\bd'accord\b|\beinverstanden\b|\bgern\b/g,
  ],
  [
    "hedge",
    /\bmay (?:well |also |later |subsequently |still |yet )?be (?:\w+ ){0,2}(?=(?:confiden|sensitiv|privat|secret|propriet|privileg|commercially|market|price)\w*)|\bmay (?:well |also |later |subsequently |still |yet )?(?:contain|include|want|wish|ask|need|request|require|seek|have|prefer|constitute|claim|decide|become)\b|\bmight\b|\bpossibly\b|\bpotentially\b|\bprobably\b|\barguably\b|\bnot (?:yet )?(?:sure|certain|decided)\b|\bunsure\b|\bundecided\b|\byet to (?:decide|confirm)\b|\bconsider(?:ing)? whether\b|\bin due course\b|\bat a later (?:date|stage)\b|\bto be confirmed\b|\btbc\b|\blet you know\b|\btell you (?:later|which)\b|\breserve the right\b|\bcould be\b|\bi suppose\b|\bin some cases\b|\blikely to be\b|\befallai\b|\bpeut-[êe]tre\b|\bvielleicht\b/g,
  ],
  [
    "ask",
    /\bplease\b|\bkindly\b|\bask(?:s|ed|ing)?\b|\brequest\w*|\brequir(?:e|es|ed|ing)\b|\bwant(?:s|ed)?\b|\bwish(?:es|ed)?\b|\bwould (?:like|prefer|rather|ask|appreciate|sooner|suggest|hope|be (?:grateful|obliged|glad|happier|better|good|helpful|best))\b|\bprefer\w*|\brather\b(?! than)|\bmust\b|\bshould\b|\bgrateful\b|\bobliged\b|\bappreciate\b|\btrust\b|\bhope\b|\bexpect\b|\bneed(?:s)? to\b|\bought\b|\bto be\b|\bis to\b|\bare to\b|\b(?:imperative|essential|important|crucial|vital|critical|necessary)\b|\binsist\w*|\bclaim(?:s|ing)?\b|\bseek(?:s|ing)?\b|\b(?:could|can|would|will) (?:you|we|i|this|it|our|the)\b|\ba fyddech\b|\bos gwelwch\b|\bgofynn\w+|\bcadwch\b|\bmerci de\b|\bveuillez\b|\bpri[èe]re\b|\bsouhait\w+|\bdemand\w+|\bbitte\w*|\bm[öo]chte\w*|\bpor favor\b/g,
  ],
  ["only", /\bonly\b|\bsolely\b|\balone\b|\bseulement\b|\bnur\b|\bunig\b/g],
  [
    "understand",
    /\b(?:we|i|you) (?:fully |also |do )?(?:understand|note|noted|noticed|see|know|acknowledge|recognise|appreciate|accept|realise|gather|say|said|state|ask)\b(?! (?:you|that you keep|for|to|dcc)\b)|\b(?:we|i) (?:am|are) (?:well |fully )?aware\b|\bas (?:set out|stated|explained|described|you say|noted)\b/g,
  ],
];

const concepts = new Set<CueTag>(["publish", "circulate", "state", "weak-state", "open", "hide", "weak-hide"]);

const conceptPatterns = lexicon.filter(([tag]) => concepts.has(tag)).map(([, pattern]) => new RegExp(pattern.source));

/** Whether a normalised text speaks of keeping back or giving out at all; most sentences do not, and need no more reading. */
export const hasConcept = (plain: string): boolean => conceptPatterns.some((pattern) => pattern.test(plain));

/** The cues of a normalised text in order; where two overlap, the one that begins first, then the longer, then the more telling. */
export function cuesOf(plain: string): Cue[] {
  const all = lexicon.flatMap(([tag, pattern]) =>
    Array.from(
      plain.matchAll(pattern),
      (match): Cue => ({ tag, start: match.index, end: match.index + match[0].length }),
    ),
  );
  all.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Cue[] = [];
  for (const cue of all) {
    const last = kept.at(-1);
    if (!last || cue.start >= last.end) kept.push(cue);
  }
  return kept;
}

export const isConcept = (cue: Cue): boolean => concepts.has(cue.tag);
