import type { Question } from "../../answers/schema.ts";
import { headerOf, type ReceivedMessage } from "../../message/schema.ts";
import { stemsOf } from "../../passages/topics/rules.ts";
import type { Piece } from "../../regions/rules.ts";
import { readSentence } from "../../requests/rules.ts";
import { normalised } from "../../words/rules.ts";

/** Says what the sender thinks of the proposals. */
export const holdsPosition = (plain: string): boolean =>
  /\b(?:dis)?agree(?:s|d|ment|able)?\b|\bsupport(?:s|ive|ed)?\b|\boppos(?:e|es|ed|ition)\b|\b(?:no|any|have|an) (?:\w+ )?objections?\b|\bobject to\b|\bin favour\b|\bwelcome[sd]?\b(?! to)|\bcontent\b(?! of)|\bconcern(?:s|ed)?\b|\bno (?:further |other |additional )?comments?\b|\bnothing (?:to add|further|else)\b|\bprefer\b|\b(?:we|i) (?:do not |would )?(?:think|believe|consider|propose|suggest|recommend|feel|argue|endorse|back|accept|reject|favour|doubt|disagree|agree)\b|\bour (?:view|position|answer|response is|comments? (?:is|are))\b|\b(?:sensible|unrealistic|reasonable|unreasonable|premature|proportionate|too (?:late|early|soon|fast)|acceptable|unacceptable|good idea|bad idea)\b|\bsounds (?:fine|good|sensible)\b|\ball (?:fine|good)\b|\b(?:should|ought to|must|needs to) be\b|\bcytuno\b|\banghytuno\b|\bd'accord\b|\bstimmen\b|\bdate (?:is|suits|works)\b|\b(?:is|are) (?:fine|ok|okay|wrong|right|good|bad)\b/.test(
    plain,
  );

const automaticSubject =
  /^\s*(?:(?:re|aw|sv|fw|fwd)\s*:\s*)*(?:automatic reply|auto(?:matic)?[ -]?(?:reply|response|answer)|autoreply|auto:|out of (?:the )?office|ooo\b|away from (?:the )?office|vacation|réponse automatique|absence du bureau|absent|automatische antwort|abwesenheit\w*|ateb awtomatig|allan o'r swyddfa|respuesta automática|automatisch antwoord|autosvar|undeliver\w*|delivery (?:status|failure|has failed|delayed|notification)|returned mail|mail delivery (?:failed|failure|system)|failure notice|non remis|unzustellbar|nicht zustellbar|delivery incomplete|message (?:blocked|undeliverable)|warning: (?:could not send|message)|read:|not read:|lu :|gelesen:|recall:|accepted:|declined:|tentative:|cancell?ed:|(?:\[[^\]]{0,30}\] ?)?(?:ticket|case|request) #?\w*\d+.{0,20}(?:received|logged|created|opened))/i;

const awayText =
  /\b(?:i am|i will be|i shall be|we are|currently|i am currently) (?:currently |now )?(?:out of (?:the )?office|on (?:annual |maternity |paternity |sick |parental )?leave|away(?: from (?:the office|my desk))?|on holiday|not in the office)\b|\blimited access to (?:my )?(?:email|emails|inbox)\b|\bno longer (?:works?|working|employed|with)\b|\bthis (?:mailbox|inbox|email address) is (?:no longer|not) (?:monitored|in use)\b|\b(?:rwyf|rydw i) allan o'r swyddfa\b|\bje suis (?:absente?|en congé)\b|\bich bin\b.{0,40}\bnicht im (?:büro|hause)\b|\bhas been (?:received|logged)\b.{0,60}\b(?:ticket|case|reference|respond|reply)\b|\bdo not reply to this (?:email|message)\b|\bthis is an automat(?:ed|ic)\b/;

const reported =
  /\b(?:could not be|was not|couldn't be|unable to be|not be) delivered\b|\bdelivery (?:has )?failed\b|\bundeliverable\b|\baddress (?:you entered )?(?:could not be|was not|couldn't be) found\b|\bmailbox (?:is full|unavailable|not found)\b|\bhost (?:unknown|not found)\b|\byour message was (?:read|displayed|deleted)\b/;

const robot = /^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|microsoftexchange\w*|mail-?daemon|bounce\w*)@/i;

const asksOf =
  /\?["')]*$|\b(?:could|can|would|will|may|might) (?:you|we|i|someone|dcc)\b|\bplease (?:(?:add|put|include|remove|take|keep) (?:me|us)\b|can|could|would|confirm|clarify|advise|send|explain|let|tell|provide|forward|resend|share|point|direct|say|extend|grant)\b|\b(?:grateful|appreciate it) if (?:you|someone)\b|\bwould it be possible\b|\b(?:we|i) (?:would like|wish|want|need) (?:to (?:know|understand|see|request|ask|clarify|check|get|attend)|clarification|an? (?:extension|copy|further))\b|\b(?:request|seek|ask for|asking for|requesting|seeking)(?:ing)? (?:an? )?(?:extension|clarification|more time|copy|further information)\b|\bnot clear (?:to us|to me|from|which|what|whether|where|how)\b|\bquer(?:y|ies)\b|\bquestions? (?:about|on|regarding|for)\b|\bunable to (?:find|open|download|access)\b|\bcan ?not (?:find|open|download|access|see|tell)\b|\b(?:link|download|attachment|file)s? (?:\w+ ){0,4}(?:does not|do not|is not|broken|missing|will not|fails?)\b/;

const courtesy =
  /^(?:(?:many |with )?thanks?\b|thank you\b|hope|i hope|we hope|i am writing|we are writing|i write|we write|apologies|sorry|best|regards|noted|received|i look forward|we look forward|looking forward|looking|much appreciated|please do not hesitate|happy to|any help|grateful|appreciate|hi|hello)/;

const preparing =
  /\b(?:before|ahead of|in order to|prior to|so that|when|once) (?:we |i )?(?:can |could |to |do )?(?:put (?:in|together)|make|file|lodge|write|send|respond|submit\w*|reply|answer|prepar\w+|finalis\w+|our response|providing|responding|sending)\b|\b(?:prepar|draft|work|finalis|writ|put)\w*ing (?:on |up |together )?(?:our|my|a|the) (?:response|reply|submission|answer|views)\b|\b(?:intend|plan|hope|hoping|aim|aiming|going|planning|expect) to (?:respond|reply|submit|answer|send|provide)\b|\bwill (?:respond|reply|submit|send) (?:\w+ ){0,4}(?:by|before|in due|once|when|shortly|later|separately)\b|\bfor our response\b/;

/** `isPerson`: a person wrote it, so that what it asks counts even if it is no response. */
export type Nature = { isResponse: boolean; isPerson: boolean; reason: string | null };

const response: Nature = { isResponse: true, isPerson: true, reason: null };
const notOne = (reason: string, isPerson: boolean): Nature => ({ isResponse: false, isPerson, reason });

/** Machines' mail: told by its headers, its form or its subject, never by a word in a person's text alone. */
function machineReason(message: ReceivedMessage, typed: string, hasAnswer: boolean): string | null {
  const header = (key: string): string => headerOf(message, key) ?? "";
  const type = header("content-type");
  if (/^multipart\/report/i.test(type)) return `Content-Type: ${type.split(";")[0]}`;
  if (
    message.attachments.some((each) =>
      /^message\/(?:delivery-status|disposition-notification|feedback-report)/.test(each.type),
    )
  )
    return "It carries a delivery report.";
  if (
    /^text\/calendar/i.test(type) ||
    message.attachments.some(
      (each) =>
        each.type === "text/calendar" &&
        /METHOD:(?:REPLY|COUNTER)/i.test(Buffer.from(each.bytes.subarray(0, 4000)).toString("latin1")),
    )
  ) {
    if (!hasAnswer) return "It answers a meeting invitation.";
  }
  const submitted = header("auto-submitted");
  if (/^auto-(?:replied|notified)/i.test(submitted)) return `Auto-Submitted: ${submitted}`;
  const telling = ["x-autoreply", "x-autorespond", "x-autoresponder", "x-auto-reply"].find(
    (key) => header(key) !== "" && !/^no$/i.test(header(key)),
  );
  if (telling) return `${telling}: ${header(telling)}`;
  // A newsletter goes to many and says how to have no more of it.
  if (header("list-unsubscribe") !== "" && /\bunsubscribe\b/.test(normalised(message.plain ?? message.html ?? "")))
    return `List-Unsubscribe: ${header("list-unsubscribe")}`;
  if (/auto.?reply/i.test(header("precedence"))) return `Precedence: ${header("precedence")}`;
  if (robot.test(message.from?.address ?? "") && (reported.test(typed) || !hasAnswer))
    return `From: ${message.from?.address}`;
  if (hasAnswer) return null;
  if (/^auto-/i.test(submitted)) return `Auto-Submitted: ${submitted}`;
  if (automaticSubject.test(message.subject)) return `Subject: ${message.subject}`;
  return awayText.test(typed) ? (awayText.exec(typed)?.[0] ?? null) : null;
}

/**
 * Whether a message is a response at all: not an automatic reply or delivery report, and not only a question about the
 * documents or the process (§32). One that both asks and answers is a response; so is one that only carries a file.
 */
export function natureOf(
  message: ReceivedMessage,
  own: readonly Piece[],
  hasSegments: boolean,
  hasFiles: boolean,
  questions: readonly Question[] = [],
): Nature {
  const typed = own.filter((piece) => piece.kind === "typed");
  const all = typed.map((piece) => piece.plain).join(" ");
  const isRequest = (piece: Piece): boolean =>
    readSentence(piece.plain).some((reading) => reading.certainty === "clear");
  const takesPosition =
    hasSegments ||
    typed.some(
      (piece) =>
        !/\?$/.test(piece.plain) &&
        holdsPosition(piece.plain) &&
        !preparing.test(piece.plain) &&
        // "Please keep my name to yourselves, I feel silly asking": no view of the proposals.
        (/\b(?:dis)?agree|\bsupport|\boppos/.test(piece.plain) || !isRequest(piece)),
    );
  const machine = machineReason(message, `${all} ${normalised(message.subject)}`, takesPosition);
  if (machine) return notOne(machine, false);
  if (takesPosition || (hasFiles && !preparing.test(all))) return response;
  const asking = typed.filter((piece) => asksOf.test(piece.plain) && !isRequest(piece));
  const [first] = asking;
  if (!first)
    return all !== "" &&
      typed.length <= 3 &&
      (typed.every((piece) => courtesy.test(piece.plain))
        ? /^re:/i.test(message.subject)
        : typed.every((piece) => courtesy.test(piece.plain) || preparing.test(piece.plain)))
      ? notOne(typed[0]!.plain, true)
      : response;
  const others = typed.filter(
    (piece) => !asking.includes(piece) && !courtesy.test(piece.plain) && !preparing.test(piece.plain),
  );
  // A sales letter asks for a quarter of an hour and has none of the questions' own words.
  const asked = new Set(stemsOf(questions.map(({ wording }) => wording).join(" ")));
  const isOnSubject = asked.size === 0 || stemsOf(`${message.subject} ${all}`).some((stem) => asked.has(stem));
  const isMostlyAsking =
    !isOnSubject ||
    asking.length >= others.length ||
    typed.some((piece) => preparing.test(piece.plain)) ||
    /\b(?:attachment|annex|link|website|document|paragraph|deadline|extension|webinar|meeting|event|form|footnote|version)\b/.test(
      first.plain,
    );
  return isMostlyAsking ? notOne(first.plain, true) : response;
}
