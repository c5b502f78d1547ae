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
/** Orders, wishes and labels put to the reader, whatever their verb: apart from the answers they are about the response. */
const addressing = [
  // "File it, read it, and let it lie." "Treat what I have told you …" "Keep … about the second site."
  /^\W*(?:and |but |so |please |kindly |just |do )?(?:treat|keep|hold|file|consider|regard|skip|drop|lose|spare|mind|tell|say|leave|let|go easy|handle|bury|forget|burn|shred|destroy|hide|park|lock|stick|shelve|count|list|name|call|label|describe|refer to|credit|round|summarise|paraphrase|strip|use)\b(?! ?[:=]| of (?:the )?(?:respondent|organisation|company|person|sender|firm|charity))(?! (?:in mind|up the|you know|me know|us know|forward))/,
  /\b(?:do not|never|must not|should not|may not|can not) (?:put|list|name|count|let|tell|say|show|link|tie|connect|pin|point|mention|include|use|hand|give|give away|lend|pass|share|print|minute|record|attribute|repeat|quote)\b/,
  // "I'd be happier if the second answer stayed on your desk." "We'd rather be a statistic than a quotation."
  /\b(?:we|i) (?:would|should|do) (?:much |far |very much |really |not )?(?:be (?:happier|easier|more comfortable|unhappy|grateful|obliged|glad)|rather|sooner|prefer|appreciate|take it ill|mind|like|want|care)\b/,
  // "The figures are lent, not given." "… so that you understand us, not so that others do." "as a friend, not as a witness"
  /, not (?:as|so that|so|for|to|given|given away|\w+ed)\b|\b(?:strictly|only|solely|not|not one|nothing|never) for (?:the )?(?!now|the time|us to)\w+/,
];
/** An order or a wish about the proposals, or one that asks for nothing of the kind. */
const harmless =
  /\blike to (?:see|thank|hear|know|receive|attend|learn|understand)\b|\ba copy of\b|\bwebinars?\b|\bkeep (?:us|me)\b|\bmade? public\b|\bfinal version\b|\b(?:consider|treat|regard|count|use) (?:this|it) (?:as )?(?:our|my|the|an?)\b|\bas (?:public|open|publishable|non-?confidential)\b|\b(?:later|earlier|different|longer|shorter) \w+\b|\bnot to (?:comment|answer|respond)\b|\b(?:next|the) meetings?\b|\bslides?\b|\bnew address\b|\b(?:direction|etmad|redline|draft\w*|definitions?|clauses?|pilot|timetable|wording)\b/;
/** Asked as a question: "Could the bit about our bank be dropped from whatever goes out?" */
const askedPolitely =
  /^\W*(?:please )?(?:could|can|would|will|might|may) (?:you|dcc|the|our|my|this|that|these|we ask)\b.*\b(?:drop|dropp|left|leav|tak|round|cut|blank|black|hid|keep|kept|skip|spar|remov|mask|replac|swap|stay|hush|miss|omit|trim|forget|los)\w*\b/;
const holds = (forms: readonly RegExp[], plain: string): boolean => forms.some((form) => form.test(plain));

const doubt: Reading[] = [{ polarity: "withhold", certainty: "hedged", scopes: [{ kind: "vague" }], isRemark: true }];

/**
 * A remark that stands apart from the answers and speaks of what is to become of the response: no rule could read it, so it is a doubt
 * and never nothing (S29.5). Within an answer the same words are mostly about the proposals.
 */
export function readHandling(plain: string): Reading[] {
  if (plain.split(" ").length < 3) return [];
  if (askedPolitely.test(plain) && !viewing.test(plain) && !harmless.test(plain)) return doubt;
  if (/\?\W*$/.test(plain)) return [];
  if (/\byour (?:\w+ )?(?:discretion|confidence|good faith)\b/.test(plain) && !viewing.test(plain)) return doubt;
  if (isOtherThing(unknownObject(plain)) || isCounterfactual(plain) || viewing.test(plain) || holds(courteous, plain))
    return [];
  if (holds(addressing, plain) && !harmless.test(plain)) return doubt;
  if (!holds(pointing, plain)) return [];
  if (!holds(limits, plain) && !(doings.test(plain) && holdingBack.test(plain))) return [];
  return doubt;
}
