import type { Content, Place, PlaceUnit, Referent } from "../../schema.ts";

/* Words for the things a request can be about, as alternatives for the patterns of the finders. */

export const place = (each: Place): Referent => ({ kind: "place", place: each });
export const content = (each: Content): Referent => ({ kind: "content", content: each });

const units: readonly (readonly [RegExp, PlaceUnit])[] = [
  [/^(?:answers?|responses?|question|réponses?|antwort|ateb)/, "answer"],
  [/^(?:section|sec|sect|part|chapter|heading|abschnitt|teil|adran|partie)/, "section"],
  [/^(?:para|absatz|absätze|paragraff|alinéa)/, "paragraph"],
  [/^(?:sentence|satz|phrase|brawddeg)/, "sentence"],
  [/^(?:point|item|bullet|limb|comment|remark|observation|punkt|pwynt|sub)/, "point"],
  [/^(?:appendi|annex|schedule|attachment|enclosure|anhang|atodiad|annexe)/, "appendix"],
  [/^(?:table|figure|chart|exhibit|box|graph|diagram|tableau|tabelle|tabl)/, "table"],
  [/^(?:footnote|endnote)/, "footnote"],
  [/^(?:page|seite|tudalen)/, "page"],
  [/^(?:line|row)/, "line"],
];

export const unitOf = (word: string): PlaceUnit => units.find(([form]) => form.test(word))?.[1] ?? "paragraph";

export const unitWord =
  "(?:sections?|sects?\\.?|secs?\\.?|parts?|chapters?|abschnitte?|teil|adran|paragraphs?|paras?\\.?|absatz|paragraff|sentences?|satz|brawddeg|phrase|sub-?paragraphs?|(?:bullet )?points?|items?|bullets?|comments?|remarks?|observations?|limbs?|punkt|pwynt|append(?:ix|ices)|annex(?:es|e)?|schedules?|anhang|atodiad|tables?|tableau|tabelle|charts?|exhibits?|box|graphs?|pages?|lines?|rows?|footnotes?|endnotes?)";
export const ref = "(?:\\d{1,2}(?:\\.\\d{1,2}){0,3}|[ivx]{1,4}|[a-h]|one|two|three|four|five|six|seven|eight|nine|ten)";
export const joiner = "(?: ?(?:,|&|and|or|to|/|-|–|et|und|a|i|ac) ?){1,2}";

export const own =
  "(?:our|my|this|these|the|that|those|any|all|ein|fy|yr|notre|nos|ma|mes|cette|unsere[rnsm]?|meine[rnsm]?|diese[rnsm]?)";
export const adjective =
  "(?:(?:above|below|attached|enclosed|following|whole|entire|full|complete|present|above-mentioned|written|consultation|formal|initial|original|earlier|short|company|whole of|entirety of|contents of|content of|text of|detail of|gesamte[nrs]?|beigefügte[nr]?) ){0,3}";
export const wholeNoun =
  "(?:response|submission|reply|comments|feedback|views|letter|email|message|representations?|contribution|evidence|input|document|note|correspondence|answers|remarks|observations|paper|text|content|contents|statement|return|consultation response|ymateb|sylwadau|llythyr|réponse|contribution|courriel|commentaires|antwort|stellungnahme|nachricht|kommentare|respuesta)";

export const figureNoun =
  "(?:figures?|numbers?|costs?|costings?|prices?|pricing|amounts?|sums?|totals?|percentages?|volumes?|quantit(?:y|ies)|financials?|values?|budgets?|quotations?|valuations?|margins?|turnover|revenues?|quantum|tariffs?|fees?|headcount|tall(?:y|ies)|losses|sites count|money|chiffres?|montants?|prix|zahlen|kosten|preise?|ffigurau|costau)";
