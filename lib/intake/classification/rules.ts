import type { Segment } from "../answers/schema.ts";
import type { AttachmentText } from "../attachments/rules.ts";
import { headerOf, type ReceivedMessage } from "../message/schema.ts";
import { passagesOf } from "../passages/rules.ts";
import type { Found, Haystack, Source } from "../passages/schema.ts";
import { regionsOf } from "../regions/rules.ts";
import { overlaps } from "../text/rules.ts";
import { holdsPosition, natureOf } from "./nature/rules.ts";
import { readingsOf } from "./readings/rules.ts";
import type { Classification, ConsultationFacts, Evidence } from "./schema.ts";
import { haystackOf } from "./sources/rules.ts";
import { type Weighed, weigh } from "./weighing/rules.ts";

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

/** Received after the close, to the millisecond, the close itself being in time (S28.1); null when nobody knows when. */
export const isLate = (receivedAt: Date | null, closesAt: Date): boolean | null =>
  receivedAt === null ? null : receivedAt.getTime() > closesAt.getTime();

function answerText(source: Source, segments: readonly Segment[], number: number): string | null {
  const spans = segments.find((segment) => segment.number === number)?.spans ?? [];
  const text = spans.map((span) => source.page.text.slice(span.start, span.end)).join("\n\n");
  const isLeftOpen = /^\W*(?:(?:left )?blank|not answered|no answer(?: given)?)\W*$/i.test(text);
  return /[\p{L}\p{N}]/u.test(text) && !isLeftOpen ? text : null;
}

/** The answers by label, from the body if it names any question, else from the first file that does; what no label opens, as it is told. */
function answersOf(haystack: Haystack, labels: readonly string[]): Record<string, string | null> {
  const source = haystack.sources.find((each) => each.segments.length > 0);
  const told = haystack.sources.find((each) => each.told.length > 0 && each.name !== "subject");
  const textOf = (number: number): string | null =>
    (source && answerText(source, source.segments, number)) ??
    (told && (source === undefined || source === told) ? answerText(told, apartFrom(told), number) : null);
  return Object.fromEntries(labels.map((label, index) => [label, textOf(index + 1)]));
}

/** What is told of a question outside the answers that bear a label. */
const apartFrom = (source: Source): Segment[] =>
  source.told.map(({ number, spans }) => ({
    number,
    spans: spans.filter((span) => !source.segments.some((each) => each.spans.some((other) => overlaps(other, span)))),
  }));

function generalOf(haystack: Haystack): string {
  const paragraphs = haystack.sources
    .filter((source) => source.name === "body")
    .flatMap((source) =>
      [
        ...Map.groupBy(
          source.own.filter((piece) => piece.kind === "typed"),
          (piece) => piece.paragraph,
        ).values(),
      ].map((pieces) => source.page.text.slice(pieces[0]!.start, pieces.at(-1)!.end)),
    );
  return paragraphs.join("\n\n");
}

/** Notices that speak of confidentiality and were set aside: shown, so that a person sees what was not counted (S31.3, S31.4). */
function noticesOf(haystack: Haystack): Evidence[] {
  return haystack.sources.flatMap((source) =>
    source.pieces
      .filter(
        (piece) =>
          piece.kind === "disclaimer" && /confidential|[gc]yfrinachol|vertraulich|privileged/.test(piece.plain),
      )
      .map((piece) => ({ sentence: oneLine(source.page.text.slice(piece.start, piece.end)), as: "notice" as const })),
  );
}

function evidenceOf(weighed: Weighed, haystack: Haystack): Evidence[] {
  const quote = ({ source, span }: Found): string => oneLine(source.page.text.slice(span.start, span.end));
  const said = weighed.evidence.map(({ said: { source, piece }, as }) => ({
    sentence: quote({ source, span: piece }),
    as,
  }));
  const fences = weighed.fences.map((found) => ({ sentence: oneLine(fenceAround(found)), as: "fence" as const }));
  const banners = weighed.banners.map((found) => ({ sentence: quote(found), as: "banner" as const }));
  const rests = [...said, ...(weighed.verdict === "part" ? fences : []), ...banners];
  return weighed.verdict === "none" ? [...rests, ...noticesOf(haystack)] : rests;
}

/** The line with which a fence opens, for the record; the passage itself is not repeated. */
const fenceAround = ({ source, span }: Found): string =>
  source.page.text
    .slice(Math.max(0, span.start - 60), span.start)
    .split("\n")
    .filter((line) => line.trim() !== "")
    .at(-1) ?? "";

/** What a file nobody could read may hold when the message says nothing itself, or says that its response is in the file (S29.5). */
function unreadOf(weighed: Weighed, haystack: Haystack): Evidence[] {
  const body = haystack.sources.filter((source) => source.name === "body");
  const typed = body.flatMap((source) => source.own.filter((piece) => piece.kind === "typed"));
  const isAnswered =
    body.some((source) => source.segments.length + source.told.length > 0) ||
    typed.some((piece) => holdsPosition(piece.plain) && !haystack.askPieces.has(piece));
  const isPointed = typed.some((piece) =>
    /\b(?:attach\w*|enclos\w*|amgaeedig|atodedig|ci-joint\w*|anbei|anhang|beigefügt\w*)\b/.test(piece.plain),
  );
  const isReleased = weighed.evidence.some(({ as }) => as === "leave");
  if (weighed.verdict !== "none" || isReleased || (isAnswered && !isPointed)) return [];
  return haystack.unread.map((name) => ({
    sentence: `The attachment “${name}” could not be read, so it is not known what it asks.`,
    as: "unread",
  }));
}

/** The Sensitivity header, which a sender's program sets when they choose it: a doubt, and no request in words (S31.6). */
function sensitivityOf(message: ReceivedMessage, weighed: Weighed): Evidence[] {
  const value = headerOf(message, "sensitivity") ?? "";
  const isReleased = weighed.evidence.some(({ as }) => as === "leave");
  if (weighed.verdict !== "none" || isReleased || !/confidential|private/i.test(value)) return [];
  return [{ sentence: `Sensitivity: ${value}`, as: "banner" }];
}

const unknownTime: Evidence = {
  sentence:
    "The message has no Received header of our own server with a date, so it is not known whether it came in time.",
  as: "unknown-time",
};

/**
 * What a message that came by email asks, answers, and is (§29, §31, §32; S28.8, S29.5, S31.3–S31.8). By rules, each of
 * which can be shown: the verdict rests on the sentences in `evidence` and on nothing else.
 */
export async function classifyMessage(
  message: ReceivedMessage,
  consultation: ConsultationFacts,
  read: AttachmentText,
): Promise<Classification> {
  const haystack = await haystackOf(message, consultation, read);
  const body = haystack.sources[1]!;
  const files = haystack.files.length > 0 || message.enclosed.length > 0;
  const nature = natureOf(
    message,
    haystack.sources.filter((source) => source.name === "body").flatMap((source) => source.own),
    body.segments.length > 0,
    files,
    consultation.questions,
  );
  const sayings = nature.isResponse || nature.isPerson ? readingsOf(haystack, consultation.questions) : [];
  const weighed = weigh(sayings, haystack, nature.isResponse);
  const doubts = nature.isResponse ? [...unreadOf(weighed, haystack), ...sensitivityOf(message, weighed)] : [];
  const late = isLate(message.receivedAt, consultation.closesAt);
  const evidence = evidenceOf(weighed, haystack);
  evidence.push(...doubts);
  if (nature.reason !== null) evidence.push({ sentence: oneLine(nature.reason), as: "not-a-response" });
  if (late === null) evidence.push(unknownTime);
  return {
    // Nothing is known to be asked, and it is not known that nothing is.
    verdict: doubts.length > 0 ? "unclear" : weighed.verdict,
    passages: weighed.verdict === "part" ? passagesOf(weighed.found, haystack) : [],
    answers: nature.isResponse
      ? answersOf(
          haystack,
          consultation.questions.map((question) => question.label),
        )
      : Object.fromEntries(consultation.questions.map((question) => [question.label, null])),
    general: generalOf(haystack),
    isResponse: nature.isResponse,
    receivedAt: message.receivedAt,
    late,
    evidence: evidence.filter(
      (each, index) => evidence.findIndex((other) => other.sentence === each.sentence) === index,
    ),
    regions: regionsOf({ layers: body.pieces.length > 0 ? haystack.layers : [], pieces: body.pieces }),
  };
}
