import { adjective, own, wholeNoun } from "../nouns/rules.ts";
import type { Finder } from "../schema.ts";

/** The response as a whole, things that are not the sender's, and bare pointing words, in this order. */
export const wholeFinders: readonly Finder[] = [
  {
    // "must not appear in any published version of this letter": where, not what
    pattern:
      /(?<=\b(?:in|from|into|of|on) )(?:any|the|your|a|every) (?:\w+ )?(?:version|copy|edition|summary) of (?:this|our|my|the) (?:letter|response|submission|reply|email|comments)\b/g,
    referents: () => [{ kind: "external" }],
  },
  {
    // "[x] Whole response confidential", on a form
    pattern:
      /(?<!\b(?:their|his|her|its|your|a|each|every|no) )\b(?:whole|entire|full|all of (?:the )?|complete) ?(?:response|submission|reply|letter)\b/g,
    referents: () => [{ kind: "whole" }],
  },
  {
    pattern: new RegExp(
      `\\b${own} ${adjective}${wholeNoun}\\b(?! to (?:q|the (?:second|first|third|last|final)|question|number)|[ -]\\d)|\\b(?:everything|all)\\b(?: (?:of )?(?:it|this|that|the above|here|herein|below|above|in (?:here|it|this|our|my)|(?:we|i) (?:have )?(?:say|said|write|written|send|sent|set out|provide[d]?)|information|comments|answers|our answers|my answers|material)\\b)|\\beverything\\b(?= ?(?:$|,|except|but|bar|save|excluding|minus|apart|other|else|is|should|must|can|may))|\\bin (?:its|their) entirety\\b|\\bentirety\\b|\\bwholly\\b|\\bin full\\b|\\bwhat (?:i|we) (?:have )?(?:written|said|say|write|set out|sent|put)\\b|\\b(?:ours|mine)\\b(?! to\\b)|\\b(?:any|no|nothing|none|anything|all|each|every)(?: part)? (?:of|in) (?:it|this|our|my|the (?:above|response|submission|attached)|these|what|here)\\b|\\bany part\\b|\\bno part\\b|\\bnothing (?:here|in here|below|above)\\b|\\b(?:nothing|none|anything)\\b(?! (?:you|which|that you|dcc))|\\bthe (?:above|attached|enclosed|contents|foregoing)\\b(?! (?:section|para|sentence|answer|point|bullet|table|figure|spread|file|annex|append|document|cost|schedule|line|name|number|price))|\\ball\\b(?= (?:but|bar|except|save)\\b)|\\bthe (?:whole )?lot\\b|\\bthe whole thing\\b|\\bevery (?:word|line|bit) of (?:it|this)\\b|\\bthis (?:in|is)\\b|\\bherein\\b|\\b(?:the|this|our|my|all|any) (?:above |following |attached )?(?:information|details|data|material|contents?)(?: (?:supplied|provided|contained|given|in|we (?:have )?(?:provide|give|gave|supply))(?: (?:in|with|by|here|above|below))? ?(?:this|our|it|us|response|submission|here)?)?\\b|\\b(?:confidential|private|anonymous|public|publishable|open|non-confidential) (?:response|submission|reply|comments|feedback|answers|letter|views|input)\\b|\\b(?:our|my|the whole of our|all of our) consultation\\b(?! (?:team|document))|\\byr? ymateb\\b|\\bhyn\\b|\\bl'ensemble\\b|\\bsämtliche\\b`,
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
      /\b(?:the |dcc's |your |any |all |these |such |private |a |other )?(?:(?:confidentiality|consultation|etmad|draft|re-designation|production|ecos|tcos|transitionalcos|organisation|device|security|key|private|signing|root|smki|public|pre-go live|go live|meter|consumer|customer|cryptographic|technical|subsidiary) ){0,3}(?:consultations?(?! (?:team|response|responses|submission|colleagues|mailbox|staff))|consultation (?:document|paper|process|period)|direction|etmad|certificates?|credentials?|keys?|conclusions?|drafting|drafts?|minutes|advice|policy|guidance|legislation|timetable|key material|(?:consumer|customer|personal|consumption|usage|metering|household)(?:s'?|'s)? (?:data|information|details)|pma|sub-committee|csps?|devices?|manufacturing process|responses|consultees|respondents|respondents' (?:views|answers)|glossary|offers?|invitations?|newsletters?|quotations?(?= is)|redline|annex \[xx\]|footnotes?(?! (?:\d|one|two|three))|summary|version|outcomes?|decisions?|specification|programme|plan|migration|regime|reports?|evidence base|(?:suppliers?|parties|customers?|consumers?|users?|members?|installers?|competitors?|households?)(?:'s|s'|'|) (?:data|information|details|volumes?|figures|names|keys|certificates)|areas? of disagreement|evidence packs?|key ceremon(?:y|ies)|(?:lists?|registers?|addresses) of (?:those|these|the|all|any|such|participating|pilot) (?:homes|premises|households|customers|sites|participants|consumers|residents|tenants)|risk assessments?|pilot (?:locations?|sites?|premises|homes|addresses|reports?|results?|suppliers?|participants?|plans?|data|devices?|hubs?|households?)|(?:(?:ssc|pma|sub-committee|committee)'s) (?:\w+ )?\w+|such (?!information|detail|material|figure|matter|data|comment|a\b|as\b)\w+|provisions?|obligations?|rules|regimes?|requirements|impact assessment|their (?:views|responses?|comments|answers?|submissions?|replies)|other (?:parties|responses|respondents)|earlier consultations?)\b/g,
    // "Our migration" is the sender's own.
    referents: (match, plain) =>
      // "This email is the full version": of the response itself.
      /\b(?:email|letter|response|submission|document) is (?:the|a|our) (?:\w+ )?$/.test(plain.slice(0, match.index)) ||
      (/\b(?:our|my) (?:\w+ ){0,2}$/.test(plain.slice(0, match.index)) &&
        /^(?:migration|programme|plan|timetable|decision|evidence packs?|risk assessments?|pilot \w+)\b/.test(match[0]))
        ? []
        : [{ kind: "external" }],
  },
  {
    pattern:
      /\b(?:it|this|that|these|those|them|they|its|same|such (?:information|details?|material|figures?|matters?|data|comments?)\b|(?:our|my) answer(?! (?:to|on|in|for|under|about)\b)|hwn|ceci|cela|celle-ci|dies|das|sie)\b/g,
    referents: () => [{ kind: "pronoun" }],
  },
];
