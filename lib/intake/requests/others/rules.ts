/* Sentences about keeping things back that are not this response: matched on normalised text, with bounded gaps. */

const month =
  "(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter)";
const ofAnother: readonly RegExp[] = [
  // "Our response to the Go Live consultation in January was marked confidential": another consultation's.
  new RegExp(
    `^\\W*(?:our|my) (?:response|reply|submission) to (?:the|your|dcc's|that) (?:[\\w-]+ ){0,6}(?:consultation|one) (?:in|of|from|last|on) (?:(?:last|early|late) )?(?:${month}|year|20\\d\\d)\\b.{0,20}\\bwas\\b`,
  ),
  // "When members' data is given to DCC, DCC must treat it as confidential": what we think that others must do.
  /^\W*(?:when|where|whenever|if|once) .{3,90}, (?:dcc|the csps?|the department|the pma|suppliers|parties|they) (?:must|should|shall|ought to|needs? to) (?:then )?(?:treat|keep|hold|protect|handle)\w* (?:it|them|this|that|the data)\b/,
  // "In January we responded to … and asked for that response to be confidential."
  /\b(?:asked|requested|wanted|wished) (?:for )?(?:that|the (?:earlier|previous|last)) (?:response|submission|reply|letter|one)\b/,
  // "We asked members whether anything should be confidential": what others were asked.
  /\b(?:we|i) (?:have )?(?:asked|polled|surveyed) (?:our |the |all |some )?(?!(?:you|dcc|that|for|to|this)\b)(?:\w+ ){1,5}(?:whether|if)\b/,
  // "We tell customers that it is confidential."
  /^\W*(?:we|i) (?:always |also |usually |already )?(?:tell|told|inform|advise|assure|promise)d? (?:them|people|our \w+|customers|members|staff|households|tenants|consumers|suppliers)\b/,
  // "Paragraph 29 says that we can ask …": of the document.
  /^\W*(?:(?:first|second|third|also|firstly|secondly|and),? )?(?:your )?(?:paragraphs? \d+(?: (?:to|and) \d+)?|paragraph-on-confidence|the (?:consultation )?document)(?: \w+)? (?:says?|states?|explains?|allows?|tells?|sets? out|asks?|invites?|provides?|makes? (?:it )?clear|seems?|strikes?|looks|appears|reads|do(?:es)? not say)\b/,
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
  /^\W*(?:\w+ )?(?:suppliers|parties|customers|consumers|network operators|installers|manufacturers|people|households|tenants) (?:will |would |may |might |do |also |rightly )?(?:(?:want|need|expect|seek)(?: \w+)? (?:assurances?|reassurance|certainty|comfort|confirmation|guarantees?|to know)|worry|fear|wonder)\b/,
  /^\W*(?:we|i) (?:are|am|remain) (?:\w+ )?(?:concerned|worried|clear|pleased|aware|satisfied|confident|unsure|conscious|told) (?:that|whether|how|about) (?!(?:our|my|this|these|it|they|publication|publishing|the (?:above|following|figures?|names?))\b)/,
  // "We sent you a confidential response to the January consultation."
  /\b(?:we|i) (?:have )?(?:already |previously )?(?:sent|gave|made|submitted|provided|put in) (?:you |dcc )?an? (?:\w+ )?(?:confidential|anonymous) (?:response|reply|submission) to (?:the|your|a|dcc's|last) (?:\w+ ){0,4}consultation\b/,
  // "We would like a copy of the published responses, with any confidential text taken out."
  /\bcop(?:y|ies) of (?:the|all|any|other|all the|all of the) (?:other |published |public )?(?:responses|replies|submissions)\b/,
  // "We note that the design documents are marked confidential."
  /\b(?:we|i) (?:also )?(?:note|see|understand|know|notice|regret|am aware|are aware) that (?:the|some|many|most|dcc's) (?!(?:\w+ ){0,2}(?:figures?|attach\w*|annex|appendix|answers?|response|enclos\w*)\b)(?:\w+ ){0,3}(?:is|are|was|were) (?:\w+ )?(?:marked|classified|labelled|treated)\b/,
  // "In our view the risk assessment should not be published in full."
  /^\W*(?:q ?\d\W{1,4})?in (?:our|my) (?:view|opinion|experience),? (?:the|any|all|each|such|some) (?!(?:\w+ ){0,3}(?:figures?|costs?|prices?|names?|paragraphs?|sections?|answers?|attachments?|annex|tables?|response|above|following)\b).{3,90}\b(?:should|must|ought to|needs? to|has to|may)\b/,
  // "Members may ask you to keep what they say confidential."
  /\b(?:keep|treat|hold) (?:what they (?:say|tell|send|write)|their (?:\w+ )?(?:responses?|answers?|replies|letters?|views)) (?:as )?(?:\w+ )?(?:confidential|private|in confidence)\b/,
  // "Several members asked us to keep it confidential, and we have respected that."
  /^\W*(?:\w+ ){0,4}(?:asked|told|requested|wanted) (?:us|me|that|for|to)\b.*\b(?:(?:we|i) have (?:respected|honoured|done|kept|left|given)|so (?:it|they|that|we|i) (?:is|are|have|do|did|was|were) (?:not|left)|not in (?:this|our|the) (?:reply|response|letter|submission))\b/,
  // "One of our clients tells us that it will be writing to you separately and in confidence."
  /\b(?:clients?|members?|colleagues?|suppliers?|others|they|it|she|he) (?:will|may|intends? to|is going to|are going to|plans? to) (?:also )?(?:be )?(?:writ|respond|reply|send)\w* (?:to you )?(?:separately|themselves|itself|herself|himself|in confidence|on (?:its|their|his|her) own)\b/,
  /\b(?:breach|law|doctrine) of confidence\b/,
  // "The pilot data should be anonymised", "Individual suppliers should not be identified in the results."
  /^\W*(?!(?:our|my|this|these)\b)(?:the |any |all )?(?:\w+ )?(?:data|results?|readings?|findings|statistics)\b(?! (?:(?:given|set out) )?in (?:our|this|my)).{0,50}\banonymis\w+/,
  /^\W*(?:individual|other|any|no|participating) (?:suppliers?|customers?|households?|companies|participants?|members?|installers?|parties)\b.{0,30}\b(?:identified|named)\b/,
  // "There is a risk that sensitive information about hub prices will become known."
  /^\W*there (?:is|may be|would be) (?:a |some |the |no |little )?(?:\w+ )?(?:risk|danger|chance|likelihood|possibility) (?:that|of) (?!(?:our|my|this|these|it)\b|the (?:above|figures?|names?)\b)/,
  // "We were told that these are confidential", "They would not let us see their results because they are confidential."
  /\b(?:we|i) (?:were|was|have been) told (?:\w+ ){0,3}(?:that )?.{0,40}\bconfidential\b/,
  /\b(?:would|will|could|did|may|can) not (?:let|allow|permit) (?:us|me) (?:to )?(?:see|have|use|quote|read)\b/,
  /\bwhose (?:terms|contents|details|results) are (?:\w+ )?confidential\b/,
  // "My last response was confidential but this one is not."
  /\b(?:my|our) (?:last|previous|earlier|first|january|february|march|original) (?:response|reply|submission|letter) (?:was|were|had been)\b/,
  /\b(?:we|i) (?:had )?(?:marked|labelled|kept|made) (?:my|our) (?:last|previous|earlier|first|original) (?:response|reply|submission|letter)\b/,
  // "Some suppliers will ask for confidentiality and that is their right."
  /^\W*(?:some|many|other|several|certain|most) (?:suppliers|respondents|parties|people|companies|others|of them) (?:will|may|might|would) (?:\w+ )?(?:ask|want|request|seek|wish)\b/,
  // "The test report should be published, with sensitive parts removed."
  /^\W*(?:the|any|each) (?:test |pilot |final |evidence |full )?(?:reports?|results|evidence|findings|plan|summary|minutes|papers?) (?:\w+ )?(?:should|must|could|can|may) (?:\w+ )?be (?:published|shared|made public|made available)\b(?!.*\b(?:but|except|save|apart|rest|else|remainder|others?|not|only)\b)/,
  // "Those views are normally classified and are not published.", "We know that number is treated as sensitive today."
  /^\W*(?!(?:our|my|these|this|it|they)\b)(?:\w+ ){1,5}(?:is|are|was|were) (?:normally|usually|generally|currently|always|often|already|rightly|routinely|by default) (?:classified|confidential|treated|kept|held|not|secret|withheld)\b/,
  /^\W*(?:we|i) (?:know|note|understand|see|hear|gather) (?:that )?(?!(?:our|my|this|these|it|they)\b)(?:\w+ ){1,4}(?:is|are) (?:\w+ )?(?:treated|regarded|classified|considered|held) (?:as )?(?:\w+ )?(?:confidential|sensitive|secret|private)\b/,
  // "It would help if DCC published an explanation, with the confidential parts left out."
  /\b(?:help|helpful|useful|good|better|grateful|like it|welcome it|prefer it) if (?:dcc|the (?:department|pma|sub-committee|authority|csps?)) (?:would |could |were to )?(?:publish|produc|issu|explain|set out|said|say|(?:shar|provid|mad|mak|gave|giv|confirm)(?!.{0,60}\b(?:confidential|anonym|redact)))\w*\b/,
  // "It is our usual practice to send two versions", "At that time we asked …, and DCC did so", "In that version we marked …"
  /\b(?:our|the) (?:usual|normal) practice\b/,
  /\bat that time (?:we|i) (?:asked|requested|marked)\b|\band dcc (?:\w+ )?(?:did so|agreed)\b|^\W*in that version (?:we|i)\b/,
  // "not passed from one supplier to the next", "Security findings should first be reported in confidence to the maker"
  /\bpass(?:ed)? (?:on )?(?:from one|between) suppliers?\b/,
  /^\W*(?:any |all )?(?:security )?(?:findings|weaknesses|vulnerabilities|faults|incidents|flaws) (?!(?:in|of) (?:our|this|section|paragraph)\b).{0,40}\b(?:should|must|ought to|needs? to)\b/,
  /\b(?:confidential )?originals (?:stay|remain) with us\b|\b(?:is|are) not part of (?:this|our) (?:response|reply|submission)\b/,
  /\bkeep this draft (?:\w+ ){0,2}(?:within|among|inside) (?:the|our) (?:\w+ )?(?:forum|group|members|membership|board|team|committee)\b/,
  // "One of our callers said she had asked her supplier to keep her address private", "They had to sign a paper …"
  /\b(?:she|he|they|callers?|customers?|tenants?|members?) (?:had |has |have )?(?:asked|told) (?:her|his|their|the) (?:supplier|landlord|employer|network|council|installer)s?\b/,
  /\b(?:they|he|she|fitters|installers|engineers|staff|we) had to sign\b/,
  // "Commercial sensitivity is claimed too readily", "the right of a respondent to ask for confidentiality", "A respondent who …"
  /\b(?:commercial sensitivity|confidentiality|secrecy) is (?:claimed|asserted|invoked|asked for|requested|used) (?:far )?(?:too|so) (?:readily|often|freely|easily|widely)\b/,
  /\b(?:right|freedom|ability) of (?:an?|any|every|other|the|each) (?:respondent|supplier|part(?:y|ies)|consultee|compan(?:y|ies))s?\b/,
  /^\W*an? (?:respondent|supplier|person|party|consultee|customer) (?:who|that|which)\b/,
  /\binformation (?:that|which) (?:had been|was|is|has been) given in confidence\b/,
  // "It should publish the totals", "I should like DCC to publish …", "Industry cannot judge …"
  /\b(?:dcc|it|the department|the pma) should (?:\w+ )?publish (?!(?:our|my|this|these|it|them)\b)/,
  /\b(?:like|want|wish|expect|urge|ask) (?:dcc|the department|the pma) to publish (?!(?:our|my|this|these|it|them)\b)/,
  /^\W*(?:industry|nobody|no one|readers|people) can ?not\b/,
  /\bthere (?:ought to|should|needs? to) be (?:a|some) (?:law|rule)\b/,
  /\b(?:not )?know whether to (?:treat|keep|mark)\b|^\W*if the (?:department|authority) (?:were|was|is|receives?)\b/,
  // "… and the section was left out of what was published": how it went.
  /\bthe (?:section|part|answer|paragraph) was (?:then )?(?:left out|withheld|redacted|removed|kept out)\b/,
  // "It is hard to weigh a proposal when the evidence for it must not be seen."
  /^\W*it is (?:\w+ )?(?:hard|difficult|impossible|easy) to (?:weigh|judge|comment|assess|say|respond|know|tell)\b/,
  // "the classification of the document should be changed from “…” to “…”"
  /\b(?:classification|protective marking|security marking)s? (?:of|on|given to|in) (?:the|that|each|every|all)\b/,
  /\bconsider the environment\b/,
  // "We suggest the words “…”", a point about the drafting.
  /^\W*(?:q ?\d\W{1,4})?(?:we|i) (?:would )?(?:suggest|propose|recommend) (?:adding |inserting |using )?(?:the (?:following )?)?(?:words?|wording|text|drafting|phrase|sentence|language)\b/,
  // "Under most agreements confidential information must not be disclosed": how it is in general.
  /^\W*under (?:(?:most|many|such|standard|typical|all) (?:\w+ )?(?:ndas?|contracts?|agreements?|licences?|terms)|(?:the )?(?:uk )?gdpr|(?:the )?data protection(?: act| law)?|the (?:sec|smart energy code))\b/,
];

/** Words for this response, its parts, and what is asked of its reader. */
const ofThis =
  /\b(?:the (?:rest|remainder)|everything else|(?:sections?|tables?|annex|appendix|answers?|q) ?\(?\d|(?:first|second|third|last|final) (?:answer|paragraph|sentence|section)|this (?:information|data|material|section|paragraph|answer|table)|these (?:figures|answers|details|numbers|paragraphs|data)|please|kindly|we ask\b|i ask\b|request that|this (?:response|reply|submission|letter|email|message|document)|(?:our|my) (?:\w+ )?(?:answers?|figures|comments|names?|data|costs?|prices?|identity|views|information|details|address)|(?:figures|text|paragraphs?|information|names?|details|sections?|words|sentences?) (?:above|below|here)|the above|the following|attach\w*|enclos\w*|what (?:we|i) (?:say|said|wrote|have))\b/;

/** Of others whatever else the sentence says: "Please keep this draft confidential within the Forum until it is approved." */
const alwaysOfAnother: readonly RegExp[] = [
  /\bnot let (?:this|it|that) (?:slide|drag|slip|drift|drop|pass)\b/,
  /\byou may (?:have been expecting|expect|have expected) (?:us|me) to\b/,
  /\b(?:ask|want|expect|urge|like) (?:that )?dcc (?:to )?(?:require|oblige|make sure|ensure) (?:that )?(?:the )?(?:csps?|suppliers|parties|manufacturers|users)\b/,
  /\b(?:form of words|wording|words|phrases?|text|sentences?) such as ["']/,
  /\bplease state clearly in writing whether you\b/,
  /\banything that comes out of the (?:testing|tests?|pilot|trial|work)\b/,
  /\b(?:we|i) (?:responded|replied) to the .{0,40}\bconsultation (?:in|last|of) .{0,30}\basked\b|\basked then (?:for|that)\b/,
  /\bkeep this draft (?:\w+ ){0,2}(?:within|among|inside) (?:the|our) (?:\w+ )?(?:forum|group|members|membership|board|team|committee)\b/,
  /\b(?:respondent|person|supplier|someone|anyone|party|sender) who (?:writes?|says?|asks?|marks?)\b/,
  /\bso that confidential \w+ (?:may|can|could|might) be (?:shared|shown|seen|passed)\b/,
];

/** Words of keeping back about what is not this response: another one, others' duties, a draft, the way of the world. */
export const isOfOthers = (plain: string): boolean =>
  alwaysOfAnother.some((form) => form.test(plain)) ||
  (ofAnother.some((form) => form.test(plain)) && !ofThis.test(plain));
