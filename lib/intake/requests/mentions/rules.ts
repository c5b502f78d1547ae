import { numberList, numberWord, ordinalOf, ordinalWord } from "../numbers/rules.ts";
import type { Content, Mention, Place, Referent } from "../schema.ts";
import { adjective, figureNoun, joiner, own, ref, unitOf, unitWord, wholeNoun } from "./nouns/rules.ts";

/** Words before a numbered place that make it another text's: the consultation document's, an Act's. */
const citedBefore =
  /\b(?:pursuant to|under|as set out in|as per|in line with|in accordance with|by virtue of|per|see|your|dcc's|as requested in|as required by|requested (?:in|at|by)|refer(?:s|ring|red)? to|from|quote[sd]?|typo in|error in|wording of|drafting of|change to|changes to|amendments? to|agree with|read) (?:the |your )?(?:\w+ )?$/;
const citedAfter =
  /^(?:\(\w{1,3}\))*,? ?(?:(?:of|in|to) (?:the |your |this )?(?:consultation|sec\b|etmad|act\b|draft direction|direction|code\b|licence|eir|foia|freedom|environmental|utilities|regulations|document|paper|electricity|gas)|(?:says?|states?|explains?|asks?|provides?|sets? out|defines?|refers?|invites?|requests?|requires?)\b)/;

type Finder = { pattern: RegExp; referents: (match: RegExpExecArray, plain: string) => Referent[] };

const place = (each: Place): Referent => ({ kind: "place", place: each });
const content = (each: Content): Referent => ({ kind: "content", content: each });

const isCited = (match: RegExpExecArray, plain: string): boolean =>
  citedAfter.test(plain.slice(match.index + match[0].length)) ||
  citedBefore.test(plain.slice(Math.max(0, match.index - 40), match.index));

function refsOf(list: string): string[] {
  const numbers = numberList(list).map(String);
  const dotted = list.match(/\d{1,2}(?:\.\d{1,2}){1,3}/g) ?? [];
  if (dotted.length > 0) return dotted;
  if (numbers.length > 0) return numbers;
  return list.match(/\b(?:[ivx]{1,4}|[a-h])\b/g)?.filter((each, index) => !(index > 0 && /^[ai]$/.test(each))) ?? [];
}

const finders: readonly Finder[] = [
  {
    // "questions 1 and 3", "Q2", "our answer to question two", "answers 1-3"
    pattern: new RegExp(
      `\\b(?:(?:q|qu|qn|qs|cw)\\.? ?|(?:questions?|cwestiwn|cwestiynau|gwestiwn|chwestiwn|fragen?|answers?|answer to|ateb|hateb|antwort(?:en)?|réponses?|response to|reply to) (?:to |auf |à la |no\\.? ?|number |numbers |nos\\.? )?(?:the |q\\.? ?|question |questions |frage )?)(${numberWord}(?:${joiner}(?:q\\.? ?|question |the )?${numberWord})*)\\b(?! (?:days?|weeks?|months?|people|may 20|percent|working))`,
      "g",
    ),
    referents: (match, plain) => {
      const sub = /^ ?\(([a-h]|[ivx]{1,4})\)/.exec(plain.slice(match.index + match[0].length))?.[1];
      const inner = sub ? [place({ kind: "numbered", unit: "subpoint", ref: sub })] : [];
      return [...numberList(match[1]!).map((number) => place({ kind: "answer", number })), ...inner];
    },
  },
  {
    // "the second question", "our last answer", "our answer to the second of these"
    pattern: new RegExp(
      `\\b(${ordinalWord})(?: and (${ordinalWord}))? (?:questions?|answers?|response|frage|antwort|question|réponse|gwestiwn|cwestiwn)\\b`,
      "g",
    ),
    referents: (match) =>
      [match[1], match[2]].flatMap((word) => {
        const ordinal = word ? ordinalOf(word) : null;
        return ordinal === null ? [] : [place({ kind: "ordinal", unit: "answer", ordinal })];
      }),
  },
  {
    // "section 3", "paras 2 and 4", "point (b)", "Annex A", "sections 2 to 4", "3.2" only behind its noun
    pattern: new RegExp(
      `\\b(${unitWord}) (?:nos?\\.? |number(?:s|ed)? )?(?:marked |labelled )?["'([]{0,2}(${ref}(?:["')\\]]{0,2}${joiner}["'([]{0,2}${ref})*)["')\\]]{0,2}(?![\\w£])`,
      "g",
    ),
    referents: (match, plain) => {
      if (isCited(match, plain)) return [{ kind: "external" }];
      const unit = unitOf(match[1]!);
      const sub = /^ ?\(([a-h]|[ivx]{1,4})\)/.exec(
        plain.slice(match.index + match[0].length).replace(/^["')\]]/, ""),
      )?.[1];
      const inner = sub && !match[0].endsWith(")") ? [place({ kind: "numbered", unit: "subpoint", ref: sub })] : [];
      return [...refsOf(match[2]!).map((each) => place({ kind: "numbered", unit, ref: each })), ...inner];
    },
  },
  {
    // "the last two sentences", "our first three paragraphs"
    pattern: new RegExp(
      `\\b(first|last|final|opening|closing) (two|three|four|five|six|\\d) (?:full |short )?(${unitWord})\\b`,
      "g",
    ),
    referents: (match) => {
      const count = numberList(match[2]!)[0] ?? 1;
      const isFromEnd = /^(?:last|final|closing)$/.test(match[1]!);
      const ordinals = Array.from({ length: count }, (_, index) => (isFromEnd ? index - count : index + 1));
      return ordinals.map((each) => place({ kind: "ordinal", unit: unitOf(match[3]!), ordinal: each }));
    },
  },
  {
    // "the second paragraph", "the first bullet"
    pattern: new RegExp(
      `\\b(${ordinalWord})(?: (?:and|&|or) (${ordinalWord}))? (?:full |short |long |numbered |of the |of our )?(${unitWord})\\b`,
      "g",
    ),
    referents: (match) =>
      [match[1], match[2]].flatMap((word) => {
        const ordinal = word ? ordinalOf(word) : null;
        return ordinal === null ? [] : [place({ kind: "ordinal", unit: unitOf(match[3]!), ordinal })];
      }),
  },
  {
    // "this paragraph", "the above section", "the following", "the preceding sentence"
    pattern:
      /\b(this|that|these|those|the|our) (above|preceding|previous|foregoing|prior|following|next|below|ensuing)? ?(paragraphs?|paras?|sentences?|sections?|answer|bullet(?: point)?|points?|table|passage|annex|appendix|figures?)\b(?! (?:\d|[a-h]\b|of the (?:consultation|etmad|sec)))(?= ?(above|below)?)/g,
    referents: (match) => {
      const [, determiner, adjectival, noun, trailing] = match;
      if (/^figure/.test(noun!)) return [];
      const word = adjectival ?? trailing;
      if (word === undefined && !/^th(?:is|at|ese|ose)$/.test(determiner!)) return [];
      const unit = noun === "passage" ? "paragraph" : unitOf(noun!);
      const to = word === undefined ? "this" : /^(?:following|next|below|ensuing)$/.test(word) ? "next" : "previous";
      return [place({ kind: "relative", unit, to })];
    },
  },
  {
    pattern:
      /\bwhat follows\b|\bthe following\b(?! (?:section|para|sentence|answer|point|bullet|table|figure|questions?|reasons?))|\bthe text that follows\b/g,
    referents: () => [place({ kind: "relative", unit: "content", to: "next" })],
  },
  {
    pattern:
      /\b(?:everything|anything|all|all text|text|the text|what is|information|that)?,? ?(below|above|after|before|under|beneath|following) (?:the|this|that) (?:dotted |dashed |solid )?(?:line|rule|break)\b/g,
    referents: (match) => [place({ kind: "beyond-line", side: /above|before/.test(match[1]!) ? "above" : "below" })],
  },
  {
    // "the section on costs", "the paragraph headed 'Stock'", "our comments about the depot"
    pattern:
      /\b(?:the|our|my|any|all) (answers?|response|views?|sections?|paragraphs?|paras?|part|bit|passage|sentences?|points?|bullet|comments?|remarks|piece|text|lines?)(?: \w+)? (?:headed|entitled|titled|called|labelled|on|about|concerning|regarding|relating to|dealing with|describing|covering|discussing|where we (?:discuss|mention|talk about|describe)|that (?:deals with|covers|describes|discusses|mentions|talks about)) (?!(?:the |your |this )?(?:consultation|proposals?|etmad|pre-go|changes|draft|website|web|internet|site|record|q ?\d|question))(["']?)([^.,;:?!"'()]{2,60}?)\2(?=$|[.,;:?!"'()]| (?:is|are|as|should|must|be|to be|in confidence|confidential|out|from|private|which|when|before|that|until|because)\b)/g,
    referents: (match) => [
      place({
        kind: "headed",
        unit: /^(?:comments?|remarks|bit|piece|text|passage|part)$/.test(match[1]!) ? "paragraph" : unitOf(match[1]!),
        topic: match[3]!,
      }),
    ],
  },
  {
    pattern:
      /\b(?:the|our|my|an?|this|both|all) (?:\w+ ){0,2}(?:attached|attachments?|enclosed|enclosures?|accompanying)\b(?: (?!(?:is|are|as|to|for|and|must|should|in|not)\b)\w+){0,3}|\b(?:the|our) (?:\w+ ){0,2}(?:spreadsheet|workbook|slides?|slide deck|presentation|pdf|pdfs|word file|csv|zip)\b|\b[\w-]{1,40}\.(?:xlsx?|docx?|pdf|csv|txt|pptx?|odt|ods|zip)\b/g,
    referents: (match) => [place({ kind: "attachment", words: match[0] })],
  },
  {
    // "the confidential annex", "our separate appendix": one that bears no number
    pattern:
      /\b(?:the|our|a|an|my|see|this)? ?(?:(?:confidential|private|separate|sensitive|attached|enclosed|accompanying) ){1,2}(annex|appendix|schedule|addendum|supplement)\b(?! [\da-h]\b)|\b(?:the|our|my) (annex|appendix|addendum|supplement)\b(?! [\da-h]\b)/g,
    referents: (match) => [place({ kind: "headed", unit: "appendix", topic: match[1] ?? match[2] ?? "annex" })],
  },
  {
    pattern: /\b(?:the|our|my|this) (table|chart|graph|diagram|map)\b(?! of contents)/g,
    referents: () => [place({ kind: "ordinal", unit: "table", ordinal: 1 })],
  },
  {
    pattern:
      /\b(?:the )?(?:rest|remainder|balance)\b(?: of (?:it|our|this|the|my) ?\w*)?|\b(?:the |our )?others?\b(?= (?:are|is|can|may|two|three|answers|sections|parts))|\beverything else\b|\ball the rest\b|\bthe other (?:two|three|answers|sections|parts|paragraphs)\b|\banything else\b/g,
    referents: () => [place({ kind: "rest" })],
  },
  {
    pattern:
      /(?<!\b(?:any|no|every|whatever|each) )\b(?:some|parts?|certain|elements?|bits?|aspects?|areas?|most|portions?|much|several|a few|various|one or two|not all|the parts|those parts|the bits|the sections|the passages)\b(?: (?:of|in|from|that|which|we)\b)(?: (?:the |this |our |my |it|what|above|information|details)+ ?\w*)?|\b(?:the )?(?:sensitive|confidential|private) (?:stuff|bits?|parts?|items|passages|sections|elements)\b|\b(?:certain|some) (?:information|details|figures|data|passages|sections|paragraphs|answers|parts|items|material|names)\b|\bin parts?\b|\bpart[- ]confidential\b|\bpartly\b|\bpartially\b|\bnot all\b|\brhannau?\b|\bcertaines? (?:parties|informations|éléments)\b|\bteile\b|\bteilweise\b/g,
    referents: () => [{ kind: "vague" }],
  },
  {
    pattern:
      /\b(?:in|between|within|inside|by|with|using|are|is|as|have|i have|we have|the|any)?,? ?((?:double |single |square |round |curly |angle |angled )?(?:brackets?|parenthes[ei]s|braces|chevrons|bracketed)|asterisks?|asterisked|stars?|starred|(?:in )?bold(?:ed)?(?: type| text| font)?|italics?|italicised|underlin(?:ed|ing)|highlight(?:ed|ing|s)?|(?:in|shaded|coloured|shown in|text in|marked in|written in|typed in|set in|ink) (?:dark |light |pale |bright )?(?:red|blue|green|purple|orange|yellow|grey|gray)|red text|(?:red|blue|green|yellow|grey) (?:text|type|font|ink|words|shading|highlight\w*)|shaded|scissors?(?: symbols?)?|✂|hash(?:es)?(?: signs?)?|pound signs|tildes?|hashtags?|double slashes|pipes)\b/g,
    referents: (match) => [content({ kind: "marked", mark: match[1]! })],
  },
  {
    pattern:
      /\b(?:between|from|within|inside) (?:the )?(?:tags? |markers? |words? |marks? )?["']?[[<{(*#]{1,3}[^\]>})*#]{1,40}[\]>})*#]{1,3}["']?(?: tags?| markers?)? ?(?:and|to|&|-|\.\.\.)|\b(?:marked|labelled|tagged|flagged|prefixed|preceded|prefaced|headed|indicated|denoted|shown|identified|introduced) (?:(?:as|with|by|like|thus|using|up|in|by the word|with the word|by the letter|with a|by a) ){0,3}["']?(?:[[<{(*#✂]{1,3}[^\]>})*#✂]{0,40}[\]>})*#✂]{0,3}|[^\w\s"'.,;:()-]{1,3}(?=\s|$))|\b(?:marked|labelled|tagged|flagged|prefixed|headed) (?:as |with |by |up as )?(?:the (?:word|letter|letters) )?["'](?:confidential|c|private|in confidence|not for publication|conf|redact)["']|\bmarked (?:as )?(?:confidential|private|in confidence|sensitive|"c"|not for publication)\b/g,
    referents: (match, plain) => {
      // "This response is marked confidential": all of it is.
      const isOfWhole =
        /\b(?:this|our|my|the) (?:response|submission|letter|email|reply|document) (?:is|has been|should be|to be|was) ?$/.test(
          plain.slice(0, match.index),
        );
      return isOfWhole ? [] : [content({ kind: "marked", mark: "delimiters" })];
    },
  },
  {
    // our name, my identity, anonymous
    pattern:
      /\b(?:my|our|the sender's|the author's|the respondent's|fy|ein|mon|notre|meinen?|unseren?) (?:(?:own|company|company's|organisation's|organisation|full|firm's|council's|individual|personal|trading|corporate) )?(?:names?|identit(?:y|ies)|enw|nom|namen?|enwau)\b|\b(?:company|organisation|firm|business|corporate|trading|council)(?:'s)? names?\b|\b(?:firmennamen?|unternehmensnamen?|nom de (?:notre )?(?:société|entreprise)|enw'r cwmni)\b|\b(?:leave|keep|kept|left|leaving|keeping|take|taking|taken) (?:me|us) (?:out|off)\b|\b(?:me|us|our name|my name) (?:out|off) (?:of )?(?:the|your|any)\b|\bus by name\b|\bno names\b|\b(?:be|being) listed\b|\blist of respondents\b|\battribut(?:e|ed) (?:\w+ ){0,4}to (?='?"?(?:an?|one|anon)\b)|\bwho (?:we|i) (?:are|am)\b|\bwho (?:said|wrote|sent|made|gave|is saying|has said|it (?:is|came) from)\b|\bwhere (?:it|this) c[ao]me(?:s)? from\b|\b(?:our|my) (?:participation|involvement|authorship)\b|\bthat (?:we|i) (?:have )?(?:responded|replied|taken part|took part|wrote)\b|\b(?:identif\w+|nam(?:e|ed|ing)|attribut\w+ (?:\w+ ){0,3}to|traced? back to|link(?:ed|ing)? (?:\w+ ){0,2}to|recognise) (?:me|us|myself|ourselves|our (?:company|organisation|firm))\b|\b(?:we|i)(?: (?!but\b|and\b|nor\b)\w+){0,6} (?:be|being|been|am|are|were|remain|stay|go)(?: (?!but\b|and\b)\w+)? (?:identified|identifiable|named|anonymous|unidentified|unnamed|nameless)\b|\b(?:refer to|describe|call|credit|list|cite) (?:us|me)\b|\b(?:we|i) (?:am|are|were|remain|stay) (?:not )?(?:identified|identifiable|named|anonymous)\b|(?<=\b(?:not|nor|never|without being)(?: \w+)? )(?<!\b(?:have|has|had) not (?:\w+ )?)(?:named|identified|identifiable|attributed)\b|\b(?:to be|being) (?:named|identified|attributed)\b|\banonym\w+|\b(?:names?|identity) of (?:the |this |our )?(?:respondent|author|sender|organisation|company|firm|council)\b|\bunattribut\w+|\bnon-attribut\w+|\battribut(?:e|ed|able|ion)\b|\bpseudonym\w*|\bd?dienw\b/g,
    referents: (match, plain) => {
      const who = match[0];
      // "Do not attribute or publish any of this" is about all of it.
      const around = plain.slice(Math.max(0, match.index - 20), match.index + who.length + 20);
      if (
        /^attribut/.test(who) &&
        /\battribut\w+ (?:or|nor) |\b(?:publish|share|quote|disclose)\w* (?:or|nor) attribut/.test(around)
      )
        return [];
      const isFirm =
        /\b(?:our|firmennamen?|unternehmens\w+|société|entreprise|cwmni|us|we|ourselves|company|organisation|firm|council|corporate|trading|notre|unseren?|ein)\b/.test(
          who,
        );
      const isPerson = /\b(?:my|i|me|myself|sender's|author's|individual|personal|fy|mon|meinen?)\b/.test(who);
      return [
        content({
          kind: "own-name",
          whose: isPerson && !isFirm ? "person" : isFirm && !isPerson ? "organisation" : "both",
        }),
      ];
    },
  },
  {
    pattern:
      /\b(?:names?|identit(?:y|ies)) of (?:the |our |my |any |all |these |those |this |that )?([a-z][a-z' -]{2,40}?)(?=$|[.,;:?!()]| (?:is|are|as|should|must|be|to|in|from|out|not|confidential|private|which|named|mentioned|who|we|and|or|before)\b)|\b(?:the |our |my |any |all |their |his |her |its )?((?:[a-z]+(?:'s|s') )|(?:place|site|brand|product|supplier|firm|project|town|person|manufacturer|customer|client|staff|contractor|partner|vendor|employee|colleague|third party|company|individual|maker|their|his|her|its|those|these|the|all|any|people) )(?:and \w+ )?(?:names?|identit(?:y|ies))\b(?! of\b)/g,
    referents: (match) => [content({ kind: "other-name", role: (match[1] ?? match[2] ?? "").trim() })],
  },
  {
    pattern:
      /\b(?:contact (?:details|information|number)|(?:tele)?phone(?:'s)? numbers?|mobile numbers?|email address(?:es)?|postal address|home address|(?:my|our|his|her|their|the) address(?:es)?|personal (?:details|data|information))\b/g,
    referents: () => [content({ kind: "contact" })],
  },
  {
    // Figures: with what they are of, if it is said.
    pattern: new RegExp(
      `\\b(?:the|our|my|that|those|these|this|any|all|its|their|les|nos|die|unsere|diese)(?: [a-z-]+){0,4}? ${figureNoun}(?: (?:of|for|on|per|in respect of) (?!(?:our|the|this) (?:answer|response|section|question|para|second|first|third|last))((?:the |our |a |an )?[a-z-]+(?: [a-z-]+){0,2}))?\\b|\\b(?:costs?|prices?|financial) (?:figures?|information|data|details)\\b|\\b${figureNoun}\\b(?= (?:in|quoted|given|mentioned|above|below|stated|set out|we (?:give|quote|provide|state)))|^${figureNoun}\\b(?= (?:are|is|should|must|to be))|(?:£|€|\\$) ?\\d`,
      "g",
    ),
    referents: (match) => [
      content({
        kind: "figures",
        topic: `${match[0].replace(/^(?:the|our|my|that|those|these|this|any|all|its|their)\b/, "")}`,
      }),
    ],
  },
  {
    pattern:
      /\b(?:the|our|that|those|these|this|any|all) (?:[a-z-]+ ){0,2}(?:dates?|timings?|timescales?)\b(?! (?:of|for) (?:re-?designation|8 may))/g,
    referents: () => [content({ kind: "dates" })],
  },
  {
    // "the words 'x'", "any mention of "Project Kestrel"", the sentence beginning "…"
    pattern:
      /(sentence|paragraph|para|passage|text|bit|part|section|everything|line|words?|phrase|reference|mention|bullet|point|name|term)?s? ?(beginning|starting|that (?:begins|starts)|which (?:begins|starts)|opening|commencing|running from|from|reading|that reads|to|of|)(?: with| at)?(?: the words?)?,? ?"[^"]{2,300}"|\b(sentence|paragraph|para|passage|text|section|line|bullet|point)s? (beginning|starting|that (?:begins|starts)|which (?:begins|starts)|opening|commencing|running from|reading)(?: with)?(?: the words?)? '[^']{2,200}'/g,
    referents: (match) => {
      const how = match[2] ?? match[4] ?? "";
      if (/^(?:running from|from)$/.test(how)) return [content({ kind: "quoted", how: "span" })];
      return [content({ kind: "quoted", how: /begin|start|open|commenc/.test(how) ? "beginning" : "exact" })];
    },
  },
  {
    pattern:
      /\b(?:details?|information|references?|mentions?|locations?|whereabouts|existence|timing|closure|loss|sale|reason(?:s|ing)?|explanation|fact|news|word|anything|data|material|everything|what|statements?)(?: we give| given| provided| included| (?:i|we) (?:say|said|have said|write|wrote))? (?:of|about|on|to|regarding|concerning|relating to|that|for|why) (?!(?:this|it|the (?:response|submission|department|authority|public)|our (?:response|submission|answers?)|the (?:consultation|proposals?|changes?|etmad|sec|questions?)|you|dcc|be|us)\b)((?:the |our |my |a |an )?[^.,;:?!()"]{3,60}?)(?=$|[.,;:?!()"]| (?:is|are|as|should|must|be|to be|in confidence|confidential|out|from|private|which|before|not|has|have|in (?:our|the|section|q|para|answer))\b)|\b(?:the|our|any|all) (?:reasons?|reasoning|explanation)(?: (?:we|i) (?:give|gave|have given|provide|state|set out))?\b/g,
    referents: (match) => [content({ kind: "topic", topic: match[1] ?? "" })],
  },
  {
    pattern: new RegExp(
      `\\b${own} ${adjective}${wholeNoun}\\b(?! to (?:q|the (?:second|first|third|last|final)|question|number)|[ -]\\d)|\\b(?:everything|all)\\b(?: (?:of )?(?:it|this|that|the above|here|herein|below|above|in (?:here|it|this|our|my)|(?:we|i) (?:have )?(?:say|said|write|written|send|sent|set out|provide[d]?)|information|comments|answers|our answers|my answers|material)\\b)|\\beverything\\b(?= ?(?:$|,|except|but|bar|save|excluding|minus|apart|other|else|is|should|must|can|may))|\\bin (?:its|their) entirety\\b|\\bentirety\\b|\\bwholly\\b|\\bin full\\b|\\bwhat (?:i|we) (?:have )?(?:written|said|say|write|set out|sent|put)\\b|\\b(?:ours|mine)\\b|\\b(?:any|no|nothing|none|anything|all|each|every)(?: part)? (?:of|in) (?:it|this|our|my|the (?:above|response|submission|attached)|these|what|here)\\b|\\bany part\\b|\\bno part\\b|\\bnothing (?:here|in here|below|above)\\b|\\b(?:nothing|none|anything)\\b(?! (?:you|which|that you|dcc))|\\bthe (?:above|attached|enclosed|contents|foregoing)\\b(?! (?:section|para|sentence|answer|point|bullet|table|figure|spread|file|annex|append|document|cost|schedule|line|name|number|price))|\\bthis (?:in|is)\\b|\\bherein\\b|\\b(?:the|this|our|my|all|any) (?:above |following |attached )?(?:information|details|data|material|contents?)(?: (?:supplied|provided|contained|given|in|we (?:have )?(?:provide|give|gave|supply))(?: (?:in|with|by|here|above|below))? ?(?:this|our|it|us|response|submission|here)?)?\\b|\\b(?:confidential|private|anonymous|public|publishable|open|non-confidential) (?:response|submission|reply|comments|feedback|answers|letter|views|input)\\b|\\b(?:our|my|the whole of our|all of our) consultation\\b(?! (?:team|document))|\\byr? ymateb\\b|\\bhyn\\b|\\bl'ensemble\\b|\\bsämtliche\\b`,
      "g",
    ),
    referents: (match) => {
      const words = match[0];
      if (/^this (?:in|is)$/.test(words)) return [{ kind: "pronoun" }];
      if (
        /(?:information|details|data|material)$/.test(words) &&
        /^(?:the|this)\b/.test(words) &&
        !/attached|above|following/.test(words)
      )
        return [{ kind: "pronoun" }];
      return [{ kind: "whole" }];
    },
  },
  {
    pattern:
      /\b(?:the |dcc's |your |any |all |these |such |private |a |other )?(?:(?:confidentiality|consultation|etmad|draft|re-designation|production|ecos|tcos|transitionalcos|organisation|device|security|key|smki|public|pre-go live|go live|meter|consumer|customer|cryptographic|technical|subsidiary) ){0,3}(?:consultations?(?! (?:team|response|responses|submission|colleagues|mailbox|staff))|consultation (?:document|paper|process|period)|direction|etmad|certificates?|credentials?|keys?|conclusions?|drafting|drafts?|minutes|advice|policy|guidance|legislation|timetable|key material|(?:consumer|customer|personal)(?:s'?|'s)? (?:data|information|details)|pma|sub-committee|csps?|devices?|manufacturing process|responses|consultees|respondents|respondents' (?:views|answers)|glossary|redline|annex \[xx\]|footnotes?|summary|version|specification|programme|plan|migration|regime|reports?|evidence base|provisions?|obligations?|rules|regimes?|requirements|impact assessment|their (?:views|responses?|comments|answers?|submissions?|replies)|other (?:parties|responses|respondents)|earlier consultations?)\b/g,
    referents: () => [{ kind: "external" }],
  },
  {
    pattern: /\b(?:it|this|that|these|those|them|they|its|same|hwn|ceci|cela|celle-ci|dies|das|sie)\b/g,
    referents: () => [{ kind: "pronoun" }],
  },
];

/** What a normalised sentence speaks of, in order. Where two finders meet, the earlier in the list wins: particulars before the whole. */
export function mentionsOf(plain: string): Mention[] {
  const found: Mention[] = [];
  const isTaken = (start: number, end: number): boolean => found.some((each) => start < each.end && each.start < end);
  for (const { pattern, referents } of finders) {
    for (const match of plain.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].trimEnd().length;
      if (end <= start || isTaken(start, end)) continue;
      for (const referent of referents(match, plain)) found.push({ start, end, referent });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
