import { isCounterfactual } from "../asides/rules.ts";
import { isOtherThing, unknownObject } from "../objects/rules.ts";
import type { Reading } from "../schema.ts";

/** Words that point at the response, or at the sender in it. */
const pointing = [
  /\b(?:this|these|it|that|those|them|here|herein|the (?:above|foregoing|following|rest|lot))\b/,
  /\bwhat (?:we|i) (?:\w+ )?(?:say|said|write|wrote|put|sen[dt]|give|gave|told?|tell|set)\b/,
  /\b(?:our|my|the) (?:\w+ ){0,2}(?:response|reply|submission|letter|email|message|answers?|views?|comments?|remarks?|text|words?|facts?|figures?|numbers?|names?|identity|contribution|paper|note|section|paragraph|sentence)\b/,
  /\b(?:q ?\d|question (?:\d|one|two|three)|answers? \d)(?:'s)?\b|\bours\b|\bmine\b|\b(?:to|of|on) (?:me|us)\b/,
];
/** Words that limit who has it, or how it is held, whatever is done. */
const limits = [
  /\b(?:internal\w*|background|restrict\w*|embargo\w*|exempt\w*|privileg\w*|sensitiv\w*|secret(?:s|ly)?|secrecy|private\w*|privacy|discre\w+|quiet\w*|anonym\w*|careful\w*|caution|(?:take|with) care|tread|guard\w*|walls|the room|footing|eyes|ears|off the record)\b/,
  /\b(?:count us|trac(?:e|ed|ing)|licen[cs]e|hold (?:off|on to|it|this|them)|sit on|lock\w*|hot water|in confidence)\b/,
];
/** What may be done with a response, which asks for nothing by itself: "please share this". */
const doings =
  /\b(?:us(?:e|ed|ing)|draw\w*|quot\w+|cit(?:e|ed|ing)|show\w*|seen?|reproduc\w+|disclos\w+|releas\w+|print\w*|publi\w+|post(?:ed|ing)?|shar\w+|pass\w*|circulat\w+|appear\w*|keep|kept|stay\w*|remain\w*|put (?:it|this|them|out|up|on)|go(?:es)? (?:up|out|beyond|further)|treat\w*|handl\w+|nam(?:e|ed))\b/;
const holdingBack =
  /\b(?:not|no|nor|never|none|nothing|nobody|without|only|alone|short of|rather|sooner|until|unless|beyond|outside|between|elsewhere|refuse|decline|anonymous\w*|with you|with dcc|your hands|yourselves)\b/;
/** What people write around their answers: courtesies, what the message is, how to reach them, leave outright. */
const courteous = [
  /^\W*(?:many |with )?thank(?:s|ing)?\b|^\W*(?:sorry|apolog\w+|greetings|good (?:morning|day)|hello|hi\b|dear)\b|\bthank you for\b|\bwelcomes? the (?:chance|opportunity)\b/,
  /\b(?:find|see) (?:\w+ ){0,4}(?:attached|below|enclosed|answers?|responses?|repl(?:y|ies)|views?|comments)\b|\b(?:attached|enclosed|below|following)\b.{0,30}\b(?:is|are|find)\b|\bas (?:follows|below)\b/,
  /\b(?:accept|take|log|record|register|treat|count|regard) (?:this|it|the (?:below|above|attached|following|enclosed)) (?:\w+ )?as\b|\bthis (?:is|letter is|email is|note is|submission is|response is|sets out|contains|comes)\b.{0,60}\b(?:response|reply|submission|views?|answers?|behalf|position)\b|\bin response to\b|\brespon(?:d|se|ding) (?:to|on behalf)\b/,
  /\b(?:confirm|acknowledge) (?:\w+ )?(?:receipt|that you)\b|\b(?:contact|call|ring|email|get in touch|let (?:me|us) know|do not hesitate|happy to|glad to|pleased to|available to|welcome (?:a|the|any)|look forward|any (?:questions|queries)|further information)\b/,
  /\b(?:we|i) (?:\w+ )?(?:note|understand|recognise|acknowledge|appreciate|realise|accept|know)\b/,
  /\b(?:as you (?:please|like|wish|see fit)|free to|freely|with (?:anyone|whoever|whomever)|to (?:anyone|whoever|whomever)|no (?:objection|problem|restriction|wish|need|part|reason)|nothing (?:to hide|secret)|no secrets?|non-?confidential|open to|on our (?:own )?(?:website|site|page)|you will find)\b/,
  /\b(?:dcc|the department|the pma|the authority|ofgem|suppliers?|csps?|parties|members|consumers?|customers?|hubs?|keys?|devices?|certificates?|meters?|engineers?|pilot|consultation)\b.{0,20}\b(?:should|must|will|would|ought|may|can|could|needs?|has|have|is|are|do|does)\b/,
];
/** A view of the proposals, which is an answer wherever it stands. */
const viewing =
  /\b(?:dis)?agree\w*\b|\bsupport\w*\b|\boppos\w+\b|\bin favour\b|\bendors\w+\b|\bobject(?:s|ion|ions)? to the\b|\bproposals?\b|\bproposed\b|\b(?:sensible|unreasonable|premature|proportionate)\b|\b(?:the|that|this) date\b|\b8(?:th)? (?:of )?may\b|\bspel(?:t|led)\b|\bis given as\b/;
const holds = (forms: readonly RegExp[], plain: string): boolean => forms.some((form) => form.test(plain));

const doubt: Reading[] = [{ polarity: "withhold", certainty: "hedged", scopes: [{ kind: "vague" }], isRemark: true }];

/**
 * A remark that stands apart from the answers and speaks of what is to become of the response: no rule could read it, so it is a doubt
 * and never nothing (S29.5). Within an answer the same words are mostly about the proposals.
 */
export function readHandling(plain: string): Reading[] {
  if (/\?\W*$/.test(plain) || plain.split(" ").length < 3) return [];
  if (/\byour (?:\w+ )?(?:discretion|confidence|good faith)\b/.test(plain) && !viewing.test(plain)) return doubt;
  if (
    isOtherThing(unknownObject(plain)) ||
    isCounterfactual(plain) ||
    viewing.test(plain) ||
    holds(courteous, plain) ||
    !holds(pointing, plain)
  )
    return [];
  if (!holds(limits, plain) && !(doings.test(plain) && holdingBack.test(plain))) return [];
  return doubt;
}
