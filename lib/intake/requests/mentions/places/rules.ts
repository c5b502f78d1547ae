import { numberList, numberWord, ordinalOf, ordinalWord } from "../../numbers/rules.ts";
import type { Referent } from "../../schema.ts";
import { joiner, place, ref, unitOf, unitWord } from "../nouns/rules.ts";
import type { Finder } from "../schema.ts";

/** Words before a numbered place that make it another text's: the consultation document's, an Act's. */
const citedBefore =
  /\b(?:pursuant to|under|as set out in|as per|in line with|in accordance with|by virtue of|per|see|your|dcc's|as requested in|as required by|requested (?:in|at|by)|refer(?:s|ring|red)? to|(?<!\b(?:apart|aside|removed?|removing|deleted?|taken?|omit(?:ted)?|out|figures?|numbers?|costs?|prices?|names?|words?) )from|quote[sd]?|typo in|error in|wording of|drafting of|change to|changes to|amendments? to|agree with|read) (?:the |your )?(?:\w+ )?$/;
const citedAfter =
  /^(?:\(\w{1,3}\))*,? ?(?:(?:(?:of|in|to) (?:the |your |this )?|(?=foia?\b))(?:consultation|sec\b|etmad|act\b|draft direction|direction|code\b|licence|eir|foia?|freedom|environmental|utilities|regulations|document|paper|electricity|gas)|(?:says?|states?|explains?|asks?|provides?|sets? out|defines?|refers?|invites?|requests?|requires?)\b(?! (?:\w+ ){0,2}(?:our|my|how (?:we|i))\b)|(?:achieves|ensures|addresses|allows|permits|protects)\b|is (?:the|a|only the) (?:header|heading|title)\b)/;

const isCited = (match: RegExpExecArray, plain: string): boolean =>
  citedAfter.test(plain.slice(match.index + match[0].length)) ||
  citedBefore.test(plain.slice(Math.max(0, match.index - 40), match.index));

/** "3.1 to 3.4": those between. */
const betweenDotted = (list: string): string[] =>
  Array.from(list.matchAll(/\b((?:\d{1,2}\.){1,3})(\d{1,2}) ?(?:-|–|to|through) ?\1(\d{1,2})\b/g)).flatMap(
    ([, stem, from, to]) =>
      Array.from(
        { length: Math.min(30, Math.max(0, Number(to) - Number(from) - 1)) },
        (_, at) => `${stem}${Number(from) + 1 + at}`,
      ),
  );

/** "3.1 to 4.1": a run that crosses from one section into another. */
function acrossSections(list: string): { ref: string; to: string } | null {
  const match = /^(\d{1,2}\.\d{1,2}) ?(?:-|–|to|through) ?(\d{1,2}\.\d{1,2})$/.exec(list.trim());
  const [, ref = "", to = ""] = match ?? [];
  return match && ref.split(".")[0] !== to.split(".")[0] ? { ref, to } : null;
}

function refsOf(list: string): string[] {
  const numbers = numberList(list).map(String);
  const dotted = list.match(/\d{1,2}(?:\.\d{1,2}){1,3}/g) ?? [];
  if (dotted.length > 0) return [...new Set([...dotted, ...betweenDotted(list)])];
  if (numbers.length > 0) return numbers;
  const letters = /\b([a-h])\)? ?(?:-|–|to|through) ?\(?([a-h])\b/.exec(list);
  if (letters) return [..."abcdefgh"].filter((each) => each >= letters[1]! && each <= letters[2]!);
  return list.match(/\b(?:[ivx]{1,4}|[a-h])\b/g)?.filter((each, index) => !(index > 0 && /^[ai]$/.test(each))) ?? [];
}

/** "The rows for Caithness and Orkney": the second of the two. */
function alsoNamed(match: RegExpExecArray, plain: string): Referent[] {
  const behind = plain.slice(match.index + match[0].length);
  const other = /^ and (?:for )?([a-z][a-z' -]{2,30}?)(?=$|[.,;]| (?:is|are|in|as|of|on|from|must|should|to)\b)/.exec(
    behind,
  )?.[1];
  const isOfRows = /\b(?:lines|rows|entries)\b/.test(match[0]);
  return isOfRows && other ? [place({ kind: "headed", unit: "line", topic: other })] : [];
}

/** Places in a response, and "parts of it", which is a place that is not told. */
export const placeFinders: readonly Finder[] = [
  {
    // "rows R2 and R3 of the table above"
    pattern:
      /\b(?:rows?|lines?|entry|entries) (?:for |marked |labelled |headed )?([a-pr-z]{1,3}\d{1,3}(?:(?:,|,? and|,? &) [a-pr-z]{1,3}\d{1,3})*)\b(?: (?:of|in|from) (?:the|our|that|this) table)?(?: (?:above|below))?/g,
    referents: (match) =>
      (match[1]!.match(/[a-z]+\d+/g) ?? []).map((topic) => place({ kind: "headed", unit: "line", topic })),
  },
  {
    // "Confidential: number 3 only"
    pattern: /\bnumbers? (\d)(?: and (\d))?(?= only\b|[,.;]|$| please\b)/g,
    referents: (match) =>
      [match[1], match[2]].flatMap((ref) => (ref ? [place({ kind: "numbered", unit: "point", ref })] : [])),
  },
  {
    // "the rows from July onwards"
    pattern:
      /\b(?:rows?|lines?|entries|figures) from ["']?([a-z0-9][a-z0-9 ]{1,20}?)["']? (?:onwards?|on|down(?:wards?)?)\b/g,
    referents: (match) => [place({ kind: "headed", unit: "line", topic: match[1]!, isOnward: true })],
  },
  {
    // "the Thornaby row of the table"
    pattern:
      /\b(?:the|our) (?!(?:first|second|third|fourth|fifth|last|final|next|top|bottom|middle|above|below|following|previous|whole|same|two|three|four|other|remaining|production|assembly|phone|telephone|direct|fixed|land|dotted|dashed|solid|subject)\b)([a-z][a-z'-]{2,20}(?: [a-z][a-z'-]{2,20})?) (?:rows?|entry|entries)\b/g,
    referents: (match) => [place({ kind: "headed", unit: "line", topic: match[1]!, isEvery: true })],
  },
  {
    // "the row for Depot C"
    pattern:
      /\b(?:rows?|entry|entries) (?:for|on|about) (?:the )?([\p{L}\d][\p{L}\d' -]{1,30}?)(?=$|[,.;:?!()]| (?:is|are|and|which|that|must|should|from|in|of|before|because|as|please|out)\b)/gu,
    referents: (match, plain) => [
      ...alsoNamed(match, plain),
      place({ kind: "headed", unit: "line", topic: match[1]!, isEvery: /^(?:rows|entries)/.test(match[0]) }),
    ],
  },
  {
    // "the sentence in our answer to Q2 that names our maker"
    pattern:
      /\b(?:the|our|that|any) (sentences?|paragraphs?|paras?|parts?|lines?|bullets?|points?|passage|words) (?:in|of|under|within) (?:our |the |my )?(?:(?:answer|response|reply) to )?(?:q|question) ?(\d) (?:that|which|where we) (?:\w+ )?(?:names?|mentions?|gives?|says?|refers? to|describes?|deals? with|discuss(?:es)?|sets? out|states?|covers?|concerns?|explains?) ([^.,;:?!"()]{2,60}?)(?=$|[.,;:?!()]| (?:is|are|as|should|must|be|to be|in confidence|confidential|out|from|private|before|because)\b)/g,
    referents: (match) => [
      place({
        kind: "headed",
        unit: /^(?:words|parts?|passage)$/.test(match[1]!) ? "sentence" : unitOf(match[1]!),
        topic: match[3]!,
      }),
      place({ kind: "answer", number: Number(match[2]) }),
    ],
  },
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
      const across = acrossSections(match[2]!);
      if (across) return [place({ kind: "numbered", unit, ...across })];
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
    // "that last line", "this last paragraph": the one just before
    pattern: /\b(?:that|this) last (line|sentence|paragraph|para|bullet|point|remark|bit)\b/g,
    referents: (match) => [
      place({ kind: "relative", unit: match[1] === "bit" ? "sentence" : unitOf(match[1]!), to: "previous" }),
    ],
  },
  {
    // "the second paragraph", "the first bullet"
    pattern: new RegExp(
      `\\b(${ordinalWord})(?: (?:and|&|or) (${ordinalWord}))? (?:full |short |long |numbered |of the |of our )?(${unitWord})\\b`,
      "g",
    ),
    referents: (match, plain) => {
      const after =
        /^ and the (?:one |next )?(?:(after|following|below)|(before|above|preceding))?(?: (?:it|that|this))?\b/.exec(
          plain.slice(match.index + match[0].length),
        );
      const step = after?.[1] || /next/.test(after?.[0] ?? "") ? 1 : after?.[2] ? -1 : 0;
      return [match[1], match[2]].flatMap((word) => {
        const ordinal = word ? ordinalOf(word) : null;
        const ordinals = ordinal === null ? [] : step === 0 ? [ordinal] : [ordinal, ordinal + step];
        return ordinals.map((each) => place({ kind: "ordinal", unit: unitOf(match[3]!), ordinal: each }));
      });
    },
  },
  {
    // "You may publish the first paragraph. The second is for DCC.": of what, only the sentence before says
    pattern:
      /\bthe (?:first|second|third|fourth|latter|former|last|other)(?= (?:is|are|may|must|should|can|cannot|ought|needs?|has|will|would)\b)/g,
    referents: () => [{ kind: "vague" }],
  },
  {
    // "clause L3.18", "clauses 3.1 and 4.2": the draft's
    pattern: /\bclauses? [a-z]{0,2}\d[\w.()]*(?:(?: and | or |, )[a-z]{0,2}\d[\w.()]*)*/g,
    referents: () => [{ kind: "external" }],
  },
  {
    // "this paragraph", "the above section", "the following", "the preceding sentence"
    pattern:
      /\b(this|that|these|those|the|our) (above|preceding|previous|foregoing|prior|following|next|below|ensuing)? ?(paragraphs?|lines?|paras?|sentences?|sections?|answer|bullet(?: point)?|points?|table|passage|annex|appendix|figures?)\b(?! (?:\d|[a-h]\b|of the (?:consultation|etmad|sec)))(?=(?: just| immediately| directly| right)? ?(above|below)?)/g,
    referents: (match) => {
      const [, determiner, adjectival, noun, trailing] = match;
      if (/^figure/.test(noun!)) return [];
      if (/^(?:annex|appendix)/.test(noun!)) return [place({ kind: "headed", unit: "appendix", topic: noun! })];
      const word = adjectival ?? trailing;
      if (word === undefined && !/^th(?:is|at|ese|ose)$/.test(determiner!)) return [];
      if (/^lines?$/.test(noun!) && word === undefined) return [];
      const unit = noun === "passage" ? "paragraph" : unitOf(noun!);
      const to = word === undefined ? "this" : /^(?:following|next|below|ensuing)$/.test(word) ? "next" : "previous";
      return [place({ kind: "relative", unit, to })];
    },
  },
  {
    // "the section under heading 2"
    pattern:
      /\b(?:the |our |all )?(?:sections?|text|paragraphs?|everything|anything|nothing|all|part|comments|words|what is) (?:under|below|beneath|at) heading (\d{1,2}(?:\.\d{1,2})?)\b/g,
    referents: (match) => [place({ kind: "numbered", unit: "section", ref: match[1]! })],
  },
  {
    // "everything under the heading Commercial"
    pattern:
      /\b(?:everything|anything|nothing|all|text|the text|what (?:is|comes|stands)|the (?:lines|words|paragraphs?)) (?:that (?:is|comes|stands) )?(?:under|beneath|below|within) (?:the |our |my )?(?:headings?|title|heading of|sub-?heading|section headed) (?:of |called )?["']?([^.,;:?!"'()]{2,50}?)["']?(?=$|[.,;:?!"'()]| (?:is|are|as|should|must|be|to be|in confidence|confidential|out|from|private|which|and|please)\b)/g,
    referents: (match) => [place({ kind: "headed", unit: "section", topic: match[1]! })],
  },
  {
    pattern:
      /(?<!\b(?:some|parts?|much|most|bits?|elements?) of )(?:\bwhat follows\b|\bthe following\b)(?! (?:section|para|sentence|answer|point|bullet|table|figure|questions?|reasons?))|\bthe text that follows\b/g,
    referents: () => [place({ kind: "relative", unit: "content", to: "next" })],
  },
  {
    pattern:
      /\b(?:everything|anything|nothing|all|all text|text|the text|what is|information|that)?,? ?(below|above|after|before|under|beneath|following) (?:the|this|that|these) (?:dotted |dashed |solid |row of |line of )?(?:line|rule|break|dashes|hyphens|asterisks|stars)\b/g,
    referents: (match) => [place({ kind: "beyond-line", side: /above|before/.test(match[1]!) ? "above" : "below" })],
  },
  {
    // "Please hold back (b)"
    pattern:
      /(?<=\b(?:back|keep|redact|withhold|treat|publish|item|items|of|and|to|that|leave|remove|omit|cut) )\(([a-h]|\d{1,2}|[ivx]{1,4})\)(?![\w(])/g,
    referents: (match) => [place({ kind: "numbered", unit: "subpoint", ref: match[1]! })],
  },
  {
    // "the section on costs", "the paragraph headed 'Stock'", "our comments about the depot"
    pattern:
      /\b(?:the|our|my|any|all) (answers?|response|views?|sections?|paragraphs?|paras?|part|bit|passage|sentences?|points?|bullet|comments?|remarks|piece|text|lines?)(?: \w+)? (?:headed|entitled|titled|called|labelled|on|about|(?<=lines? )for|(?<=lines? )giving|(?<=lines? )with|concerning|regarding|relating to|dealing with|describing|covering|discussing|where we (?:discuss|mention|talk about|describe)|that (?:deals with|covers|describes|discusses|mentions|talks about)) (?!(?:the |your |this )?(?:consultation|proposals?|etmad|pre-go|changes|draft|website|web|internet|site|record|q ?\d|question))(["']?)([^.,;:?!"'()]{2,60}?)\2(?=$|[.,;:?!"'()]| (?:is|are|as|should|must|be|to be|in confidence|confidential|out|from|private|which|when|before|that|until|because|if)\b| (?:in|of|from|under) (?:our|my|the answer|section|question|q ?\d)\b| (?:on|from|off) (?:the|your) (?:internet|web|website|site|published|public)\b)/g,
    referents: (match) => {
      const unit = /^(?:bit|piece|remarks?|comment)$/.test(match[1]!)
        ? "sentence"
        : /^(?:comments?|text|passage|part)$/.test(match[1]!)
          ? "paragraph"
          : unitOf(match[1]!);
      // "The points on our depot and our contract": of the one and of the other.
      const between = unit === "line" ? / and (?:for )?/ : / and (?=(?:our|the|my) )/;
      const topics = /s$|^bullet$/.test(match[1]!) ? match[3]!.split(between) : [match[3]!];
      return topics.map((topic) => place({ kind: "headed", unit, topic }));
    },
  },
  {
    pattern:
      /\b(?:the|our|my) (?:\w+ ){1,3}(?:that |which )?(?:we|i) (?:have |are |am )?(?:attach|enclos)(?:e|ed|ing)?\b|\b(?:the|our|my|an?|this|both|all) (?:\w+ ){0,2}(?:attached|attachments?|enclosed|enclosures?|accompanying)\b(?: (?!(?:is|are|as|to|for|and|must|should|in|not)\b)\w+){0,3}|\b(?:the|our) (?:\w+ ){0,2}(?:spreadsheet|workbook|slides?|slide deck|presentation|pdf|pdfs|word file|csv|zip)\b|\b[\w-]{1,40}\.(?:xlsx?|docx?|pdf|csv|txt|pptx?|odt|ods|zip)\b/g,
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
      /(?<!\b(?:any|no|every|whatever|each) )\b(?:some|parts?|certain|elements?|bits?|aspects?|areas?(?! of disagreement)|most|portions?|much|several|a few|various|one or two|not all|the parts|those parts|the bits|the sections|the passages)\b(?: (?:of|in|from|that|which|we)\b)(?: (?:the |this |our |my |it|what|above|information|details)+ ?\w*)?|\b(?:the )?(?:sensitive|confidential|private) (?:stuff|bits?|parts?|items|passages|sections|elements)\b|\b(?:certain|some) (?:information|details|figures|data|passages|sections|paragraphs|answers|parts|items|material|names)\b|\b(?:where|wherever|as|if|when) (?:appropriate|necessary|relevant|applicable|needed|required|you (?:see|think) (?:fit|right|best))\b|\bin parts?\b|\bpart[- ]confidential\b|\bpartly\b|\bpartially\b|\bnot all\b|\brhannau?\b|\bcertaines? (?:parties|informations|éléments)\b|\bteile\b|\bteilweise\b/g,
    referents: () => [{ kind: "vague" }],
  },
];
