import { wordsOf } from "../../words/rules.ts";

const common = new Set(
  "about above after again against also although always among and another any anything are attached because been before being below between both but can could day days did does doing down during each either else even ever every everything few for from further give given gives had has have having here him his how however into its itself just know let like made make many may mention mentioned might more most much must name near need never not nothing now off once one only onto other our ours out over own part parts per please provide provided put quite rather really reason reasons refer reference regarding relating response said same say see set shall she should since some something still such take text than that the their them then there these they thing things this those through too under until upon use used very was way well were what when where which while who whole why will with within without would you your bit detail details information comment comments sentence paragraph section answer question figure figures number numbers fact we us me my it is in of on to a an at by or so as be if do no he up".split(
    " ",
  ),
);

/** A word's stem, roughly: enough for "costs" to meet "cost" and "manufacturing" "manufacturer". */
const stem = (word: string): string =>
  word.length <= 4
    ? word.replace(/s$/, "")
    : word.replace(/(?:ations?|ances?|ings?|ers?|ors?|ies|ed|es|s|ly|ment|ments|al|y|e)$/, "").slice(0, 8);

/** The stems of the telling words of a text, for finding where a topic is spoken of. */
export function stemsOf(text: string): string[] {
  return [
    ...new Set(
      wordsOf(text)
        .filter((word) => word.length > 2 && !common.has(word))
        .map(stem),
    ),
  ];
}
