import { content, figureNoun } from "../nouns/rules.ts";
import type { Finder } from "../schema.ts";

/** Words, names, figures and marks, wherever they stand. */
export const contentFinders: readonly Finder[] = [
  {
    // "the part so fenced", "as marked"
    pattern:
      /\b(?:so|thus|as) (?:fenced|marked|indicated|shown|bracketed|labelled|tagged|set off|delimited|flagged)\b|\bfenced\b/g,
    referents: () => [content({ kind: "marked", mark: "delimiters" })],
  },
  {
    // "marked by START CONFIDENTIAL and END CONFIDENTIAL"
    pattern: /\b(?:marked|shown|enclosed|set off|fenced) (?:by|between|with) (?:the words? )?["'[]?(?:start|begin)\b/g,
    referents: () => [content({ kind: "marked", mark: "delimiters" })],
  },
  {
    // "[C] marks confidential text."
    pattern:
      /\b(?:marks?|shows?|denotes?|indicates?) (?:the |any |all )?(?:confidential|private|sensitive|withheld) (?:text|words|parts?|passages?|material|information|content)\b/g,
    referents: () => [content({ kind: "marked", mark: "delimiters" })],
  },
  {
    pattern: /\b(?:in|between|within|inside|by|with) (?:the )?(?:two )?(?:arrows?|arrowheads|chevron marks)\b/g,
    referents: () => [content({ kind: "marked", mark: "arrows" })],
  },
  {
    pattern: /\bbetween (?:the )?(?:two )?(?:rows|lines) of (?:stars|asterisks|dashes|hyphens|equals signs|hashes)\b/g,
    referents: () => [content({ kind: "marked", mark: "rows" })],
  },
  {
    pattern: /\b(?:in|with) (?:block |all )?(?:capitals|capital letters|upper case|caps)\b|\bcapitalised\b/g,
    referents: () => [content({ kind: "marked", mark: "capitals" })],
  },
  {
    // "the right-hand column", "the column headed Price", "the unit price column"
    pattern:
      /\b(?:the |our )(?:(right|left)(?:-| )?(?:hand )?(?:most )?|(first|second|third|fourth|last|final|middle) |)columns?(?: (?:headed|called|titled|marked|labelled|for|of|with(?: the)?|showing)(?! (?:the |our |my |this )?(?:table|chart|grid|spreadsheet|schedule)\b)(?: the)? ["']?([^.,;:?!"'()]{2,40}?)["']?(?=$|[.,;:?!"'()]| (?:is|are|as|should|must|be|to be|and|which|in|from)\b))?|\b(?:the|our) ["']?([a-z ]{2,30}?)["']? column\b/g,
    referents: (match) => [content({ kind: "column", words: match[1] ?? match[2] ?? match[3] ?? match[4] ?? "" })],
  },
  {
    pattern:
      /\b(?:the |our |my |any |their |that |those )?(?:post ?codes?|mpans?|mprns?|(?:account|serial|meter|customer|reference|registration|company|certificate|passport|licence|device) (?:numbers?|ids?|references?)|(?:ip|mac) addresses|(?:ip|mac) address|guids?|bank details|sort codes?)\b/g,
    referents: (match) => [content({ kind: "identifiers", words: match[0] })],
  },
  {
    // "anything between the Begin/End lines below"
    pattern:
      /\b(?:between|inside|within) (?:the |these |those |my |our )?(?:[^\s,.;]{1,24} ){0,3}(?:lines|markers|marks|tags|banners|headings|signs|symbols|rules|labels|flags)\b/g,
    referents: () => [content({ kind: "marked", mark: "delimiters" })],
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
        ) ||
        /\b(?:reports?|papers?|packs?|lists?|drafts?|minutes|specifications?|designs?) (?:\w+ )?(?:is|was|are|were|has been|have been) $/.test(
          plain.slice(0, match.index),
        );
      return isOfWhole ? [] : [content({ kind: "marked", mark: "delimiters" })];
    },
  },
  {
    // "anonymise the company mentioned in our first answer": somebody else
    pattern:
      /\banonymis\w+ (?:the |that |this |any |all )(?:other )?(compan(?:y|ies)|firms?|suppliers?|manufacturers?|customers?|clients?|contractors?|partners?|organisations?|persons?|people|individuals?|colleagues?)\b/g,
    referents: (match) => [content({ kind: "other-name", role: match[1]! })],
  },
  {
    // our name, my identity, anonymous
    pattern:
      /\b(?:my|our|the sender's|the author's|the respondent's|fy|ein|mon|notre|meinen?|unseren?) (?:(?:own|company|company's|organisation's|organisation|full|firm's|council's|individual|personal|trading|corporate) )?(?:names?|identit(?:y|ies)|enw|nom|namen?|enwau)\b(?:,? (?:and|or|&|nor) (?:my |our |that of our |the )?(?:name of our )?(?:organisation|company|firm|employer|business|council)(?:'s name)?\b)?|\b(?:company|organisation|firm|business|corporate|trading|council)(?:'s)? names?\b|\b(?:firmennamen?|unternehmensnamen?|nom de (?:notre )?(?:société|entreprise)|enw'r cwmni)\b|\b(?:leave|keep|kept|left|leaving|keeping|take|taking|taken) (?:me|us) (?:out|off)\b|\b(?:me|us|our name|my name) (?:out|off) (?:of )?(?:the|your|any)\b|\bus by name\b|(?<=\b(?:say|tell (?:them|anyone|people)|let on|reveal|(?:not|never|nobody|no one|without)(?: \w+){0,3} (?:knows?|knew|knowing|learn|guess|find out)) )(?:that )?(?:it|this|that) (?:is|was|came|comes|has come) (?:from )?(?:me|us)\b|\bno names\b|\b(?:be|being) listed\b|\blist of respondents\b|\battribut(?:e|ed) (?:\w+ ){0,4}to (?='?"?(?:an?|one|anon)\b)|\bwho (?:we|i) (?:are|am)\b|\bwho (?:said|wrote|sent|made|gave|is saying|has said|it (?:is|came) from)\b|\bwhere (?:it|this) c[ao]me(?:s)? from\b|\b(?:our|my) (?:participation|involvement|authorship)\b|\bthat (?:we|i) (?:have )?(?:responded|replied|taken part|took part|wrote)\b|\b(?:identif\w+|nam(?:e|ed|ing)|attribut\w+ (?:\w+ ){0,3}to|traced? back to|link(?:ed|ing)? (?:\w+ ){0,2}to|recognise) (?:me|us|myself|ourselves|our (?:company|organisation|firm))\b(?: (?:or|and|nor) (?:me|us|myself|ourselves|our (?:company|organisation|firm)))?|\b(?:we|i)(?: (?!but\b|and\b|nor\b)\w+){0,6} (?:be|being|been|am|are|were|remain|stay|go)(?: (?!but\b|and\b)\w+)? (?:identified|identifiable|named|anonymous|unidentified|unnamed|nameless)\b|\b(?:refer to|describe|call|credit|list|cite) (?:us|me)\b|\b(?:we|i) (?:am|are|were|remain|stay) (?:not )?(?:identified|identifiable|named|anonymous)\b|(?<=\b(?:not|nor|never|without being)(?: \w+)? )(?<!\b(?:have|has|had) not (?:\w+ )?)(?:named|identified|identifiable|attributed)\b|\b(?:to be|being) (?:named|identified|attributed)\b|\banonym\w+|\b(?:names?|identity) of (?:the |this |our )?(?:respondent|author|sender|organisation|company|firm|council|charity|trust|association|society|business|practice|forum|group|club|partnership|school|university)\b(?! (?:that|which|who|we|i|making|doing|in question|concerned)\b)|\bunattribut\w+|\bnon-attribut\w+|\battribut(?:e|ed|able|ion)\b|\bpseudonym\w*|\bd?dienw\b/g,
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
        /\b(?:our|firmennamen?|unternehmens\w+|société|entreprise|cwmni|us|we|ourselves|company|organisation|firm|council|charity|trust|association|society|business|practice|forum|group|club|partnership|school|university|corporate|trading|notre|unseren?|ein|employer|business)\b/.test(
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
      /\b(?:names?|identit(?:y|ies)) of (?:the |our |my |any |all |these |those |this |that )?([a-z][a-z' -]{2,40}?)(?=$|[.,;:?!()]| (?:is|are|as|should|must|be|to|in|from|out|not|confidential|private|which|named|mentioned|who|we|and|or|before|with|by|wherever|throughout)\b)|\b(?:the |our |my |any |all |their |his |her |its )?((?:[a-z]+(?:'s|s') )|(?:place|site|brand|product|supplier|firm|project|town|person|manufacturer|customer|client|staff|contractor|partner|vendor|employee|colleague|third party|company|individual|maker|their|his|her|its|those|these|the|all|any|people) )(?:and \w+ )?(?:names?|identit(?:y|ies))\b(?! of\b)/g,
    referents: (match, plain) => {
      const role = (match[1] ?? match[2] ?? "").trim();
      // "Consumers' names": of people in general, unless they are the sender's own.
      const isOfAll =
        match[2] !== undefined &&
        /^(?:consumers?|customers?|households?|users?|tenants?|residents?|patients?|people|individuals?)(?:'s|s'|')?$/.test(
          role,
        ) &&
        !/\b(?:our|my|the|those|these)\b/.test(plain.slice(Math.max(0, match.index - 5), match.index + 4));
      // "the names of our depot and our maker": of the second too.
      const second =
        /^ and (?:of )?(?:our|the|my|their) ([a-z]+(?: [a-z]+)?)(?=$|[.,;]| (?:is|are|be|must|should|in|to|not|as|before|confidential|private)\b)/.exec(
          plain.slice(match.index + match[0].length),
        )?.[1];
      const also = match[1] && second ? [content({ kind: "other-name", role: second })] : [];
      // "The identity of pilot customers", "suppliers' identities": of whoever they may be.
      const isOfKind =
        /^(?:(?:pilot|participating|individual) [a-z ]+|(?:suppliers|participants|parties|respondents|installers)(?:'|'s)?)$/.test(
          role,
        ) && !/\b(?:our|my|the|those|these)\b/.test(match[0]);
      if (isOfKind) return [{ kind: "external" }];
      return isOfAll ? [{ kind: "external" }] : [content({ kind: "other-name", role }), ...also];
    },
  },
  {
    // "the depot's whereabouts": the name of the place, where the depot is spoken of
    pattern: /\b(?:the |our |my |its )?([a-z]+(?:'s|s')) (?:whereabouts|locations?|town|postal town|whereabout)\b/g,
    referents: (match) => [content({ kind: "other-name", role: match[1]! })],
  },
  {
    pattern:
      /\b(?:contact (?:details|information|number)|(?:(?:my|our|his|her|the) )?direct (?:lines?|dials?|numbers?)|(?:tele)?phone(?:'s)? numbers?|mobile numbers?|email address(?:es)?|postal address|home address|(?:my|our|his|her|their|the) address(?:es)?(?! of (?:such|those|these|all|any|pilot|participating|the) (?:sites|homes|premises|households|customers|tenants|participants)\b)|(?<=\b(?:my|our) (?:full )?names?,? (?:or|and|nor) )(?:home |postal |email )?address(?:es)?|(?<!\b(?:is|are|as|of|into|consumers?|consumers'|customers?|customers'|households?|contain|contains|be) )personal (?:details|data|information))\b/g,
    referents: () => [content({ kind: "contact" })],
  },
  {
    // Figures: with what they are of, if it is said.
    pattern: new RegExp(
      `\\b(?:the|our|my|that|those|these|this|any|all|its|their|les|des|de nos|nos|die|unsere|diese)(?: (?!(?:the|our|my|your|except|save|but|apart|aside|bar|for|than)\\b)[a-z-]+){0,4}? ${figureNoun}(?: (?:of|for|on|per|in respect of) (?!(?:our|the|this) (?:answer|response|section|question|para|second|first|third|last))((?:the |our |a |an )?[a-z-]+(?: [a-z-]+){0,2}))?\\b|\\b(?:costs?|prices?|financial) (?:figures?|information|data|details)\\b|\\b${figureNoun}\\b(?= (?:in|donnés?|indiqués?|figurant|cités?|dans|quoted|given|mentioned|above|below|stated|set out|we (?:give|quote|provide|state)))|^${figureNoun}\\b(?= (?:are|is|should|must|to be))|(?:£|€|\\$) ?\\d`,
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
      /\b(?:the|our|that|those|these|this|any|all) ((?:[a-z-]+ ){0,2})(?:dates?|timings?|timescales?)\b(?! (?:of|for) (?:re-?designation|8 may))(?: (?:on which|when|of|for|by which|from which) ((?:our |the |my )?[a-z-]+(?: [a-z-]+){0,3}))?/g,
    referents: (match) => [
      content({
        kind: "dates",
        topic: `${match[1]!} ${(match[2] ?? "").split(/ (?:is|are|be|must|should|in|and|to)\b/)[0]!}`.trim(),
      }),
    ],
  },
  {
    // "the words 'x'", "any mention of "Project Kestrel"", the sentence beginning "…"
    pattern:
      /(sentence|paragraph|para|passage|text|bit|part|section|everything|line|words?|phrase|reference|mention|bullet|point|name|term)?s? ?(beginning|starting|that (?:begins|starts)|which (?:begins|starts)|opening|commencing|running from|from|reading|that reads|to|of|)(?: with| at)?(?: the words?)?,? ?"[^"]{2,300}"|\b(sentence|paragraph|para|passage|text|section|line|bullet|point)s? (beginning|starting|that (?:begins|starts)|which (?:begins|starts)|opening|commencing|running from|from|reading)(?: with)?(?: the words?)? '[^']{2,200}'/g,
    referents: (match, plain) => {
      // "Replace the name with 'a supplier'": what is to stand there instead.
      const isInstead =
        /\b(?:replac|substitut|swap|chang|call|describ|refer|attribut|credit)\w*\b[^"]*$/.test(
          plain.slice(0, match.index),
        ) &&
        /^[^"]*\b(?:with|by|to|as)\b|^ ?"/.test(
          plain.slice(Math.max(0, match.index - 6), match.index + match[0].indexOf('"')),
        );
      if (isInstead) return [];
      const how = match[2] ?? match[4] ?? "";
      if (/^(?:running from|from)$/.test(how)) return [content({ kind: "quoted", how: "span" })];
      return [content({ kind: "quoted", how: /begin|start|open|commenc/.test(how) ? "beginning" : "exact" })];
    },
  },
  {
    pattern:
      /\b(?:details?|information|references?|mentions?|locations?|whereabouts|existence|timing|closure|loss|sale|reason(?:s|ing)?|explanation|fact|news|word|anything|data|material|everything|what|statements?)(?: we give| given| provided| included| (?:i|we) (?:say|said|have said|write|wrote))? (?:of|about|on|to|regarding|concerning|relating to|that|for|why) (?!(?:this|it|the (?:response|submission|department|authority|public)|our (?:response|submission|answers?)|the (?:consultation|proposals?|changes?|etmad|sec|questions?)|you|dcc|be|us|is|are|gets?|goes)\b)((?:the |our |my |a |an )?[^.,;:?!()"]{3,60}?)(?=$|[.,;:?!()"]| (?:is|are|as|should|must|be|to be|in confidence|confidential|out|from|private|which|before|not|has|have|in (?:our|the|section|q|para|answer))\b)|\b(?:the|our|any|all) (?:reasons?|reasoning|explanation)(?: (?:we|i) (?:give|gave|have given|provide|state|set out))?\b/g,
    referents: (match) => [
      content({
        kind: "topic",
        topic: (match[1] ?? "").replace(/ (?:please|thanks)$/, ""),
        ...(/^(?:references?|mentions?)/.test(match[0]) ? { isItself: true } : {}),
      }),
    ],
  },
];
