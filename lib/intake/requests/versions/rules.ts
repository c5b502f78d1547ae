import type { Reading } from "../schema.ts";

const open =
  "(?:public|publishable|expurgated|abridged|trimmed|blacked-out|desensitised|published|redacted|non-?confidential|cleaned|cleaned-up|website|sanitised|edited|open|shareable|shorter public)";
const version = "(?:version|copy|edition|text|one|file|response|submission|summary)";
const publicOne = new RegExp(
  `\\b${open} ${version}\\b|\\b(?:version|copy|edition) (?:\\w+ ){0,4}(?:for|suitable for|intended for|fit for|cleared for|to be used for) (?:\\w+ )?(?:publication|publishing|the public|the website|your website|release|general release)\\b|\\b(?:version|copy) (?:that |which )?(?:you |dcc )?(?:can|may) (?:be )?(?:publish|release|share)`,
);
const toCome =
  /\b(?:will|shall|to|can) (?:\w+ )?(?:follow|send|provide|supply|be (?:sent|provided|supplied))\b|\blet you have\b|\b(?:follows|attached|enclosed|separately|sending|supplied|provided|sent|prepared|prepare|produce)\b|\bnot the (?:public|redacted|published)\b/;
const isThat = new RegExp(`\\bthis (?:email |document )?is (?:the|our|a) ${open}\\b`);

/** "A public version will follow": there is something in this one that the public is not to see, and nobody says what. */
export function readOtherVersion(plain: string): Reading[] {
  if (!publicOne.test(plain)) return [];
  if (isThat.test(plain)) return [{ polarity: "release", certainty: "clear", scopes: [{ kind: "whole" }] }];
  if (/\b(?:no|not need|not require|your|dcc's|etmad|the department's)\b.{0,40}\b(?:version|copy)\b/.test(plain))
    return [];
  return toCome.test(plain) &&
    /\b(?:we|i|our|my|full|below|this|sensitive|confidential|attached|response|follow)\b/.test(plain)
    ? [{ polarity: "withhold", certainty: "hedged", scopes: [{ kind: "vague" }] }]
    : [];
}
