import type { Cue } from "../cues/rules.ts";

/** Others than DCC told what to do: the response's argument, not a request about it. */
export const otherActor =
  /\b(?:the )?(?:pma|sub-committee|csps?|suppliers?|manufacturers?|part(?:y|ies)|users|members|customers|consumers|companies|service providers?|secretary of state|government)\b(?:'s)? (?:\w+ )?(?:should|must|will|shall|can|may|might|could|need|ought|are|is|has|have)\b/;
/** Another than the sender is what the clause is about. */
export const actorFirst =
  /^\W*(?:and |but |that )?(?:the |all |any |some |most |other )?(?:pma|sub-committee|csps?|suppliers?|manufacturers?|sec parties|parties|users|members|customers|consumers|companies|service providers?|secretary of state|government|installers|operators|dcc (?:already |also )?(?:holds|has|keeps|publishes|holding))\b(?! (?:name|identity))/;
/** Whether a sentence about striking something out speaks of the response, or of a person in it, and not of the document's drafting. */
export const isOfSender = (plain: string): boolean =>
  /\b(?:our|my|this|these|above|public|m(?:r|s|rs|iss)|he|she|his|her|surnames?|whereabouts|mobile|phone)\b/.test(
    plain,
  );
/** Confidentiality as a subject of the response's argument ("the confidentiality of consumer data"), or of a talk to come. */
export function isTopical(concept: Cue, text: string, plain: string): boolean {
  const behind = plain.slice(concept.end, concept.end + 50);
  const word = plain.slice(concept.start, concept.end);
  if (
    /^confidentiality$/.test(word) &&
    /^ of (?!(?:our|my|this|these|the (?:above|following|response|information (?:in|we)|figures|answer)|part|all|section|q))/.test(
      behind,
    )
  )
    return true;
  if (
    /^confidentiality$/.test(word) &&
    /^ (?:agreements?|undertakings?|clauses?|obligations?|terms|regime|polic(?:y|ies)|rules|arrangements|provisions?|breach\w*)\b/.test(
      behind,
    )
  )
    return true;
  // "Confidentiality, integrity and availability"
  if (/^confidentiality$/.test(word) && /^,? (?:and )?(?:integrity|availability|authenticity)\b/.test(behind))
    return true;
  // "We ask that approval be withheld until …"
  if (
    word.startsWith("withh") &&
    !/\bpubli|\bdisclos/.test(plain) &&
    (/^ (?:its |our |their |the |any |that )?(?:\w+ )?(?:approval|consent|agreement|support|permission|payments?|delivery|funding)\b/.test(
      behind,
    ) ||
      /\b(?:approval|consent|agreement|support|permission|payments?|delivery|funding) (?:\w+ ){0,2}(?:be|is|was|were|are) (?:\w+ )?$/.test(
        plain.slice(0, concept.start),
      ))
  )
    return true;
  // "It is unclear what one may mark as confidential": of the document's rule, and of anybody.
  if (
    /\b(?:what|which|how|whether|when|why|that) (?:\w+ ){0,2}(?:one|respondents?|people|somebody|someone|anyone|consultees|a (?:party|respondent|supplier)|companies|suppliers|network operators)\b[^,;]{0,40}$/.test(
      plain.slice(0, concept.start),
    ) &&
    !/\b(?:our|my|this response)\b/.test(text)
  )
    return true;
  // "our earlier confidential response": another message.
  if (
    /\b(?:earlier|previous|prior|last|original|first)\b[\w ,]{0,12}$/.test(plain.slice(0, concept.start)) &&
    /^ (?:response|submission|letter|email|reply|version)\b/.test(behind)
  )
    return true;
  // "Logs ought not to be published by anyone": a rule for all the world.
  if (
    /\bby (?:anyone|anybody|any (?:party|parties|supplier|user))\b/.test(text) &&
    !/\b(?:our|my|this|these|it|that|them)\b/.test(text)
  )
    return true;
  // "It may be shared with the Department": whoever asks for nothing to be published may say so (§30).
  if (
    concept.tag === "circulate" &&
    /^ (?:\w+ ){0,2}(?:with|to) (?:dcc|(?:the )?(?:department|authority|ofgem|regulator|desnz|beis|secretary of state|government))\b/.test(
      behind,
    )
  )
    return true;
  // "the bodies you are bound to share it with"
  if (
    /\byou (?:(?:are (?:bound|obliged|required)|have|need) to|must) $/.test(plain.slice(0, concept.start)) &&
    concept.tag === "circulate"
  )
    return true;
  // "under the same confidential procedure", "a note on confidentiality is in section 5"
  if (
    /^confidential$/.test(word) &&
    /^ (?:procedures?|process(?:es)?|arrangements?|workshops?|sessions?|meetings?|briefings?|ceremon\w+|settings?|channels?|systems?|networks?)\b/.test(
      behind,
    )
  )
    return true;
  if (
    /^confidentiality$/.test(word) &&
    /\b(?:notes?|sections?|paragraphs?|statements?|words?|remarks?|something|position|views?|write|writing|comments?|speak) (?:on|about|as to|regarding) $/.test(
      plain.slice(0, concept.start),
    )
  )
    return true;
  // "Please publish a plan": something of DCC's.
  if (
    concept.tag === "publish" &&
    /^publish\b/.test(word) &&
    /^ (?:an?|its|their|more|further|regular|the (?:conclusions?|outcomes?|results?|reasons?|dates?|plans?|lists?|minutes|timetable|guidance|criteria|decision|evidence|costs? of|number of|\w+ lists?))\b/.test(
      behind,
    ) &&
    !/^ an? (?:redacted|summary|version|copy|anonym\w+)/.test(behind)
  )
    return true;
  // "Do not publish it as a tracked version only": how the document is to be published.
  if (
    /^ (?:it|them|this|that) (?:only )?as an? (?:[\w-]+ )?(?:version|copy|redline|draft|file|pdf|document)\b/.test(
      behind,
    )
  )
    return true;
  // "We do not wish to comment in public": what the sender says elsewhere.
  if (
    /^(?:in public|publicly)$/.test(word) &&
    /\b(?:comment|speak|talk|respond|discuss)\w* (?:\w+ ){0,3}$/.test(plain.slice(0, concept.start))
  )
    return true;
  // "We have not shared this with anybody": what the sender has done is a report.
  const isOwnDoing =
    (concept.tag === "publish" || concept.tag === "circulate") &&
    /\b(?:we|i) (?:have|had) (?:not |never |already |yet )*(?:\w+ly )?$/.test(plain.slice(0, concept.start));
  if (isOwnDoing) return true;
  // "We share these views on the understanding that …": given to DCC with this message.
  const isGiven =
    /^(?:shar(?:e|ing)|disclos(?:e|ing)|releas(?:e|ing)|forwarding)\b/.test(plain.slice(concept.start)) &&
    /(?:^|[,;] |\b(?:that|and|but) )(?:we|i)(?: are| am)? (?:hereby |also |only )?$/.test(
      plain.slice(0, concept.start),
    );
  if (isGiven) return true;
  // "We have seen their plans under a non-disclosure agreement": what others hold the sender to.
  if (
    /^under an? n/.test(word) &&
    /\b(?:we|i) (?:have )?(?:seen|signed|received|had|been given|been shown|work\w*)\b/.test(text)
  )
    return true;
  // "One of the CSPs told us in confidence that …": how the sender came to know it.
  if (
    /^(?:off the record|in (?:strict )?confidence|confidentially|privately|in private)$/.test(word) &&
    /\b(?:(?:told|gave|given|shared with|informed|advised|warned|briefed|shown|given|said|mentioned|confided|admitted|passed|disclosed) (?:to |in )?(?:us|me)|(?:we|i) (?:have )?(?:heard|learn\w+|understand|gather))\b[^,;]{0,30}$/.test(
      plain.slice(Math.max(0, concept.start - 45), concept.start),
    )
  )
    return true;
  const isPrivately = /^(?:in (?:strict )?(?:private|confidence)|privately|confidentially)$/.test(word);
  return (
    isPrivately &&
    /\b(?:discuss\w*|talk\w*|meets?|meeting|met|sits?|deliberat\w*|decid\w+|speak\w*|chat|explain|elaborate|brief you)\b/.test(
      text.slice(0, Math.max(0, text.indexOf(word))),
    )
  );
}
