import type { Mention, Reading } from "../schema.ts";
import { scopesOf } from "../scopes/rules.ts";

/** What is done with words that are shown to people; forbidden of the sender's own, it is a refusal to publish. */
const showing =
  /^(?:say|let on|put|plac|post|stick|upload|add|attach|includ|us(?:e|ing|ed)$|giv|hand|pass|send|sent|show|let|tell|told|repeat|cop(?:y|ied)|reproduc|cit|quot|mention|attribut|nam(?:e|ing|ed)$|print|air|broadcast|advertis|expos|reveal|leak|display|featur|list|publi|go|leav|spread|forward|pin|link|connect|associat|credit|report|announc|divulg|tweet|past|appear|see|seen|stand|come|get|reach|end|travel|circulat|shar|disclos|releas|visible|available|out|on|up|for|anywhere|there|others?$|anyone|anybody|everyone|everybody|general|public|competitor|rival|outsider|third|consumption|circulation|distribution|world)/;
/** What a reader is asked not to think or do, which says nothing of who else may read. */
const otherwise =
  /^(?:take|taken|read|assum|think|ignor|hesitat|interpret|treat|regard|constru|delay|chang|amend|los|forget|overlook|underestimat|discount|let|worry|rely|infer|mistak|see|seen|underst|mean|miss|count|believ|wait|rush|expect|suppos|dismiss|disregard|confus|reply|respond|contact|call|ring|bother|apologi|say|suggest|imply|deny|hold|start|begin|go ahead)/;

const forbidden =
  /(?:^\W*|\b(?:please|but|and|so|kindly|also|then|just|you|better|that|ask|asking|request|want|prefer|rather|like|wish|wishes|us|dcc|team|only)[,:]? )(?:(?:do|did) not|never|nor|not to|not|avoid|avoid ever|refrain from|stop|stop short of) (?:to |be |ever |have |please |go |just )*([a-z]+)/g;
const notBy =
  /\b(?:we|i|it|they|he|she|which|who|this|these|those|nobody|customers|members|parties)(?: \w+)? (?:do|did) not $/;
const barred =
  /\b(?:must|should|may|can|could|ought|shall|will|would|is|are|need|needs|has|have)(?: \w+)? not (?:to |for |be |ever |have |please |going |being )*([a-z]+)/g;

const isOwn = ({ referent }: Mention): boolean =>
  referent.kind === "place" ||
  referent.kind === "whole" ||
  (referent.kind === "content" && referent.content.kind !== "topic" && referent.content.kind !== "dates");
const isOfPerson = ({ referent }: Mention): boolean =>
  referent.kind === "content" && /^(?:own-name|other-name|contact)$/.test(referent.content.kind);

/**
 * A thing forbidden of the sender's own words or name by whatever verb: "please don't put my name on it", "our costs are not to
 * reach the website". Showing forbidden is a refusal; another verb, unless it is one of thinking, leaves a doubt (S29.5).
 */
export function readDirective(plain: string, start: number, end: number, mentions: readonly Mention[]): Reading | null {
  const text = plain.slice(start, end);
  const own = mentions.filter(isOwn);
  if (own.length === 0) return null;
  const first = own[0]!.start - start;
  const behind = Array.from(text.matchAll(forbidden)).filter(
    (match) => match.index <= first && !notBy.test(text.slice(0, match.index + match[0].length - match[1]!.length)),
  );
  const before = Array.from(text.matchAll(barred)).filter((match) => match.index >= first);
  const found = behind[0] ?? before[0];
  // "I sign with my name for you, not for them."
  if (
    !found &&
    /\bnot for (?:them|others|anyone|anybody|everyone|the (?:public|world|press|others)|public)\b/.test(text)
  )
    return { polarity: "withhold", certainty: "clear", scopes: scopesOf(own, plain) };
  if (!found) return null;
  const verb = found[1]!;
  const isReason = /\b(?:because|since|until|before|later than|more than|less than)\b/.test(text.slice(0, first));
  if (isReason) return null;
  const scopes = scopesOf(own, plain);
  const isShown = showing.test(verb);
  if (isShown && (own.some(isOfPerson) || !otherwise.test(verb)))
    return { polarity: "withhold", certainty: "clear", scopes };
  const isPlea = /\b(?:please|kindly)\b/.test(text) && behind.length > 0;
  return isPlea && !otherwise.test(verb)
    ? { polarity: "withhold", certainty: "hedged", scopes: [{ kind: "vague" }] }
    : null;
}
