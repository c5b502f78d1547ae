/** How a clause hangs on the one before it. */
export type Link = "start" | "and" | "but" | "except" | "condition" | "reason";

export type Clause = { start: number; end: number; link: Link; opener: string };

const links: readonly (readonly [Link, RegExp])[] = [
  [
    "except",
    /(?<=\b(?:everything|anything|all|nothing|all of it|any of it)) but (?:for )?(?=(?:our|my|the|q\d|section|answers?|question|para\w*)\b)|,? ?\b(?:except(?:ing)?(?: for| that| in(?: respect of)?| as (?:to|regards))?|apart from|other than|save(?: for| that| (?:in respect of|as to|as regards)|(?= (?:the|our|my|section|q)))|with the (?:sole |only |single )?exceptions? of|with exception of|excluding(?= (?:the|our|my|q|section|any))|barring|bar(?= (?:the|our|my|its|their|for|q|section))|but not(?: for)?|(?<=, )(?:just |only )?not (?=(?:who|our|my|the|section|q\d|answer))|not including|aside from|(?:after|beyond|following|past)(?= (?:the|its|our) (?:first|opening|second|initial|third) (?:sentence|paragraph|para|line|word|point|bullet))|minus|less(?= (?:our|my) names?)|without(?= (?:(?:the|our|my|any|its|those|these) )?(?:\w+ )?(?:names?|answers?|repl(?:y|ies)|response to|sections?|paragraphs?|paras?|q ?\d|figures?|numbers?|costs?|prices?|sums?|amounts?|totals?|margins?|percentages?|dates?|suppliers?|company|firm|charts?|words?|annex|appendix|attachments?|tables?|sentences?|bits?|parts?|details?|address|signature|mention|reference|bullets?|points?)\b)|leaving aside|ac eithrio|heblaw am|heblaw|sauf|hormis|excepté|außer|ausgenommen|mit ausnahme(?: von| der| unserer)?|bis auf)\b|,? (?:à l'exception (?:de |(?=des |du ))|à part )/g,
  ],
  ["but", /,? ?\b(?:but|however|although|though|albeit|while|whilst|whereas|ond|mais|jedoch|sondern|cependant)\b/g],
  ["and", / ?; ?| [–—] | - |\. |\? /g],
  [
    "condition",
    /,? ?\b(?:as long as|so long as|provided(?: that)?(?= (?:i|we|our|my|the|it|that|you|this|any|no))|providing(?: that)?|on (?:the )?(?:strict )?(?:condition|basis|understanding|proviso)(?: that)?|only if|(?:once|after|as soon as)(?= .{2,120}\b(?:removed|redacted|taken out|left out|deleted|withheld|anonymised|struck out|cut)\b)|(?<!\b(?:grateful|obliged|appreciate it|appreciate|appreciated|helpful|kind|kinder|happier|happy|better|best|glad|prefer it|preferable|ideal|welcome it|like it|good|nice|pleased|delighted|wonder|ask|asked|asks|know|knows|sure|see|concerned|worried|unhappy|uncomfortable|awkward|embarrassing|embarrassed|unfortunate|unhelpful|damaging|harmful|disappointed|upset|dismayed|mortified|sorry|regret it|hate it|object|mind) )if|unless|subject to|in the event|assuming|depending on|cyn belled|os(?! gwelwch)|à condition que|sous réserve|(?:^|(?<=, ))falls|sofern|wenn|es sei denn)\b/g,
  ],
  [
    "reason",
    /,? ?\b(?:because|given that|owing to|due to|on the grounds|for the reason|in order that|oherwydd|gan|car|parce que|puisque|weil|denn|da (?=(?:es|sie|dies|wir)))\b|, (?:as|since) (?=(?:it|they|this|that|these|those|the|we|our|i|some)\b)/g,
  ],
  [
    "and",
    /,? \band (?=(?:please|kindly|so|we (?:would|ask|request|want|do|are|have|wish|prefer)|i (?:would|ask|want|do|am|wish|prefer)|it (?:is|should|must|may|can)|they (?:are|should|must|may|can)|this (?:is|should)|(?:you|dcc|the team) (?:may|can|could|are (?:free|welcome)|is (?:free|welcome))|can|may|must|should|would|could|will|(?:are|is) (?:not |to |for |(?:strictly |commercially |highly )?(?:confidential|private|sensitive)\b)|kindly|do|not|therefore|that (?:it|this|they|our|my|we|i|none|no|the)|nothing|none|happy|ought|need)\b)|,? \band (?:not )?(?=to (?:publish|print|post|release|share|disclose|keep|treat|withhold|redact|leave|remove)\b)|, (?=(?:(?:our |the )?(?:answers? to |response to )?(?:q|question|section|paragraph|para) ?\d (?:is|are|may|can|should|must|not)|please|kindly|so|which|who|we would|i would|and(?! (?:my|our|the|any) [^,;.]{2,30}, (?:as|in|be|to be|confidential|private|out)\b)|then|therefore|nor|yet|do not|not|keep|treat|the (?:rest|others?|remainder)|everything else|all the rest)\b)|: |,? a (?=(?:ch?|g)?(?:ewch|adwch|ellir|allwch|all|aiff)\b|pheidiwch|peidiwch)|,? et (?=(?:peut|vous pouvez|merci|veuillez|ne|pouvez)\b)|,? und (?=(?:kann|darf|bitte|können|dürfen|soll)\b)/g,
  ],
];

/** The clauses of a normalised sentence, cut where the sense may turn. */
export function clausesOf(plain: string): Clause[] {
  const cuts: { at: number; to: number; link: Link; opener: string }[] = [];
  for (const [link, pattern] of links) {
    for (const match of plain.matchAll(pattern)) {
      const at = match.index;
      const to = at + match[0].length;
      if (cuts.some((cut) => at < cut.to && cut.at < to)) continue;
      cuts.push({ at, to, link, opener: match[0].replace(/^[,\s]+|\s+$/g, "") });
    }
  }
  cuts.sort((a, b) => a.at - b.at);
  const clauses: Clause[] = [];
  let start = 0;
  let link: Link = "start";
  let opener = "";
  for (const cut of [...cuts, { at: plain.length, to: plain.length, link: "start" as const, opener: "" }]) {
    if (plain.slice(start, cut.at).trim() !== "") clauses.push({ start, end: cut.at, link, opener });
    else if (link === "except" || (cut.link !== "except" && link === "condition")) {
      // "but not, please, our name": two openers in a row keep the telling one.
      start = cut.to;
      continue;
    }
    start = cut.to;
    link = cut.link;
    opener = cut.opener;
  }
  return frontedLast(clauses, plain);
}

/** "With the exception of Q2, this response can be published": the main clause first, as it is meant. */
function frontedLast(clauses: readonly Clause[], plain: string): Clause[] {
  const [first, relative, ...others] = clauses;
  // "Apart from our answer to question 1, which you may quote, what we say is …": the main clause stands behind the aside.
  const aside = relative ? plain.slice(relative.start, relative.end) : "";
  const behind = aside.indexOf(", ");
  const isAside = first?.link === "except" && /^(?:which|who|that)\b/.test(aside.trim()) && behind > 0;
  if (first && relative && isAside && !plain.slice(first.start, first.end).includes(", ")) {
    const main: Clause = { ...relative, start: relative.start + behind + 1, link: "start", opener: "" };
    return [main, first, ...others];
  }
  // "With the exception of Q1, please treat our answers as confidential": the comma and the "please" have parted them already.
  const isFronted =
    first?.link === "except" && relative?.link === "and" && plain.slice(0, first.start).trim() === first.opener;
  if (first && relative && isFronted && !plain.slice(first.start, first.end).includes(", "))
    return [{ ...relative, link: "start", opener: "" }, first, ...others];
  const rest = clauses.slice(1);
  const text = first?.link === "except" ? plain.slice(first.start, first.end) : "";
  const comma = text.search(
    /, | (?=(?:there (?:is|are)|this (?:is|response|can|may)|the rest|everything|nothing|we|you|i|all of)\b)/,
  );
  if (!first || comma < 0) return [...clauses];
  const main: Clause = { ...first, start: first.start + comma + 1, link: "start", opener: "" };
  return [main, { ...first, end: first.start + comma }, ...rest];
}
