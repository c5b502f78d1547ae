import { cuesOf, hasConcept, isConcept } from "../cues/rules.ts";
import { mentionsOf } from "../mentions/rules.ts";
import { readSentence } from "../rules.ts";
import type { Reading } from "../schema.ts";
import { partsNamedIn, scopesOf } from "../scopes/rules.ts";

const hint =
  /\((?:please )?(?:delete|tick|circle|select|y ?\/ ?n|yes ?\/ ?no|mark|strike|choose|indicate)[^)]{0,40}\)/g;
const yes =
  /^(?:yes|y|yep|true|ie|ydy|oui|ja|s[ií]|✓|✔|x|ticked|affirmative|correct|please(?=\W*$|,| do\b)|granted|permitted|allowed|given|agreed|fine|ok(?:ay)?)\b|^[✓✔]/;
const no =
  /^(?:no|n|nope|none|nil|nothing|false|n\/?a|not applicable|nac ydy|nage|non|nein|negative|refused|denied|declined|forbidden|withheld|prohibited|not (?:permitted|granted|given|allowed|agreed|authorised)|never|not required|not confidential|no part|no parts)\b/;
const all = /^(?:all|whole|entire|everything|wholly|fully|full|the (?:whole|entire))\b/;
const some = /^(?:part|partly|partial|partially|some|in part)\b/;

/** Not decided yet: a doubt until it is. */
const pending =
  /^(?:to be (?:confirmed|decided|advised|agreed|determined)|tb[cda]\b|not (?:yet )?(?:decided|known|sure|certain)|undecided|unsure|pending|under review|awaiting)/;

/** The box that is crossed decides among several; an uncrossed one says nothing. */
function crossed(plain: string): string {
  const mark = /(?:☒|☑|\[ ?[x✓✔] ?\]|\( ?[x✓✔] ?\)) ?([^☐☒☑[(]{1,80})/.exec(plain);
  if (mark) return mark[1]!.trim();
  const behind = /([a-z][^☐☒☑[\](){}]{0,40}?) ?(?:☒|☑|✓|✔|\[ ?[x✓✔] ?\]|\( ?[x✓✔] ?\))\s*$/.exec(plain);
  return behind ? behind[1]!.trim() : plain;
}

/** A label on a form ("Confidential?", "Publish my response:") and what is written behind it, if anything is. */
export function labelAndValue(plain: string): { label: string; value: string } | null {
  const bare = plain
    .replace(hint, "")
    .replace(/ {2,}/g, " ")
    .replace(/^[\s*•·▪–-]+/, "")
    .trim();
  const match =
    /^([^:?=]{3,200}?) ?(?:\?:?|:|=)[ .…_–-]*(.*)$/.exec(bare) ??
    /^((?:is |are )?(?:confidential|publish|publication|anonymous)\w*(?: \w+){0,3})(?: -| –| \/|…) ?(.*)$/.exec(bare);
  if (!match) return null;
  const label = match[1]!.replace(/^[-*•\d.)( ]+/, "");
  if (label.split(" ").length > 30 || !hasConcept(label)) return null;
  if (
    /\b(?:but|must|should|shall|can not|do not)\b/.test(label) &&
    !/\b(?:should|must) (?:we|this|it|your|any)\b/.test(label)
  )
    return null;
  if (
    /\b(?:we|i|please)\b/.test(label) &&
    !/\byour\b|\bdo (?:we|i)\b/.test(label) &&
    !/^(?:i|we) (?:want|wish|would like|consent|agree|request|am happy|require)\b/.test(label)
  )
    return null;
  return { label, value: match[2]!.trim() };
}

/** Whether a value is one that a form's label is answered with. */
export const isValue = (plain: string): boolean => {
  const value = crossed(plain.replace(hint, "")).replace(/^[-–:. ]+/, "");
  return yes.test(value) || no.test(value) || all.test(value) || some.test(value) || pending.test(value);
};

/** "Confidential: Q2", "Not for publication: section 3 and our costs": the label asks, the value only names. */
function readNaming(label: string, value: string): Reading | null {
  const isBareLabel =
    (label.split(" ").length <= 4 && !/\b(?:is|are|we|i|please|your)\b/.test(label)) ||
    /^(?:which|what) (?:parts?|answers?|sections?|bits?|information)\b/.test(label);
  if (
    !isBareLabel ||
    value.split(" ").length > 9 ||
    /\b(?:is|are|we|i|our (?!answers?|responses?|costs?|figures?|names?)|has|have|will|was)\b/.test(value)
  )
    return null;
  const scopes = partsNamedIn(value);
  const isWithholding =
    /^(?:which|what)\b/.test(label) || readSentence(label).some((reading) => reading.polarity === "withhold");
  return scopes.length > 0 && isWithholding ? { polarity: "withhold", certainty: "clear", scopes } : null;
}

/** What a form's label with its value asks for; null when they are not that, hedged when both answers still stand. */
export function readForm(label: string, rawValue: string): Reading | null {
  const value = crossed(rawValue.replace(hint, "")).replace(/^[-–:. ]+/, "");
  if (!isValue(value)) return readNaming(label, value);
  const isUndecided =
    pending.test(value) || /^(?:yes|y) ?(?:\/|or|\|) ?(?:no|n)\b|^(?:all|whole) ?(?:\/|or) ?part/.test(value);
  const cues = cuesOf(label);
  const concept = cues.find(isConcept)!;
  const isNegated = cues.some((cue) => cue.tag === "not" && cue.start < concept.start);
  const isWithholding =
    (concept.tag === "publish" || concept.tag === "circulate" || concept.tag === "open") === isNegated;
  const isNo = no.test(value);
  const polarity = isWithholding !== isNo ? "withhold" : "release";
  if (isUndecided) return { polarity: "withhold", certainty: "hedged", scopes: [{ kind: "vague" }] };
  const rest = value
    .replace(yes, "")
    .replace(no, "")
    .replace(/,? ?(?:neither|either)? ?in (?:full|whole) (?:nor|or) in part\b/, "");
  const named = scopesOf(mentionsOf(rest), rest).filter((scope) => scope.kind === "part" || scope.kind === "vague");
  if (named.length > 0 && !all.test(value)) return { polarity, certainty: "clear", scopes: named };
  if (some.test(value)) return { polarity, certainty: "clear", scopes: [{ kind: "vague" }] };
  if (all.test(value) || all.test(rest.trim().replace(/^[,;–-]+ ?/, "")) || /\b(?:whole|entire|all of)\b/.test(rest)) {
    return { polarity, certainty: "clear", scopes: [{ kind: "whole" }] };
  }
  const labelled = partsNamedIn(label);
  if (labelled.length > 0) return { polarity, certainty: "clear", scopes: labelled };
  // "Is any part of your response confidential? Yes": which part, it does not say.
  if (polarity === "withhold" && /\bany (?:part|of)\b|\ball or (?:any )?part\b/.test(label))
    return { polarity, certainty: "clear", scopes: [{ kind: "vague" }] };
  return { polarity, certainty: "clear", scopes: [{ kind: "whole" }] };
}
