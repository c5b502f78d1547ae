import { labelAt } from "../../answers/labels/rules.ts";
import { segmentsOf, unitsOf, withoutEdges } from "../../answers/rules.ts";
import type { Question } from "../../answers/schema.ts";
import { toldSegments } from "../../answers/told/rules.ts";
import { shareOfWording, type Wording, wordingOf } from "../../answers/wordings/rules.ts";
import type { AttachmentText } from "../../attachments/rules.ts";
import type { ReceivedMessage } from "../../message/schema.ts";
import { fencedIn } from "../../passages/marks/rules.ts";
import { occurrencesOf, senderOf } from "../../passages/names/rules.ts";
import { isHeading } from "../../passages/outline/rules.ts";
import { subtract } from "../../passages/rules.ts";
import type { Haystack, Source } from "../../passages/schema.ts";
import { type Division, divide, type Piece } from "../../regions/rules.ts";
import { isBareName } from "../../regions/signatures/rules.ts";
import { labelAndValue, readForm } from "../../requests/forms/rules.ts";
import { mentionsOf } from "../../requests/mentions/rules.ts";
import { withParagraphNamed } from "../../requests/paragraphs/rules.ts";
import { readRefusal, readSentence } from "../../requests/rules.ts";
import type { Reading } from "../../requests/schema.ts";
import { withoutMarks } from "../../sentences/rules.ts";
import { columnsOf } from "../../tables/rules.ts";
import { fromHtml } from "../../text/html/rules.ts";
import { separatedRowsOf } from "../../text/rows/rules.ts";
import { fromPlain, holds } from "../../text/rules.ts";
import type { MarkedText, Span } from "../../text/schema.ts";
import { normalised, wordsOf } from "../../words/rules.ts";
import { holdsPosition } from "../nature/rules.ts";
import type { ConsultationFacts } from "../schema.ts";

/** What a mail system or a marking tool puts into a subject: a word in brackets, a government marking. */
const isTag = (plain: string): boolean =>
  /^\W*(?:\[[^\]]{1,40}\]\W*)+$|\((?:commercially|market|business) sensitive\)\W*$|\bofficial\b|\btlp\b|\bc[0-4]\b|^\[[^\]]*(?:confidential|sensitive|restricted)[^\]]*\]/.test(
    plain,
  ) && !/\bconfidential response\b/.test(plain);

const forwardSubject = /^\s*(?:(?:re|aw|sv)\s*:\s*)?(?:fwd?|tr|wg|yml)\s*:/i;
const drawnWords = /\b(?:bold|highlight\w*|italic\w*|underlin\w*|shaded|red|blue|green|yellow|purple|grey|coloured)\b/i;

/** Which of the two bodies to read: the plain one, unless it is a stub or the request is about how words are drawn. */
function bodiesOf(message: ReceivedMessage): MarkedText[] {
  const plain = message.plain?.trim() ? fromPlain(message.plain) : null;
  const html = message.html ? fromHtml(message.html) : null;
  if (!plain || !html) return [plain ?? html ?? fromPlain("")];
  const isStub = wordsOf(plain.text).length < wordsOf(html.text).length / 2;
  const isDrawn = drawnWords.test(plain.text) && html.styles.length > 0;
  return isStub || isDrawn ? [html, plain] : [plain, html];
}

/** "Our response is in the message below": where it is, and no answer itself. */
const pointsAtResponse =
  /\b(?:response|submission|answers?|comments?|views?|reply|position) (?:is|are) (?:(?:set out|given|contained) )?(?:in|below|attached|enclosed|underneath|beneath)\b/;

const isCover = (pieces: readonly Piece[], text: string): boolean => {
  const typed = pieces.filter((piece) => piece.kind === "typed");
  return (
    // "Please keep the answer to Q2 back; the others are fine" says what is to become of it, and answers nothing.
    !typed.some(
      (piece) =>
        holdsPosition(piece.plain) && !pointsAtResponse.test(piece.plain) && readSentence(piece.plain).length === 0,
    ) &&
    typed.map((piece) => wordsOf(text.slice(piece.start, piece.end)).length).reduce((sum, count) => sum + count, 0) <=
      70
  );
};

/** Whether words name one of the message's addressees: a quotation of DCC's own mail is never the response. */
function isOurs(author: string, message: ReceivedMessage): boolean {
  const told = author.toLowerCase();
  return (
    message.to.some(
      ({ address, name }) =>
        (address !== "" && told.includes(address.toLowerCase())) ||
        (name.length > 3 && told.includes(name.toLowerCase())),
    ) || /\bconsultations?@|\bdcc\b/.test(told)
  );
}

/** What the sender typed between our own questions, in a quotation that is only headed: all between two, one paragraph under the last. */
function answeredBetween(pieces: readonly Piece[], text: string, wordings: readonly Wording[]): Piece[] {
  const questionOf = (piece: Piece): number => {
    const raw = text.slice(piece.start, piece.end);
    const label = labelAt(raw);
    const words = wordsOf(raw).length;
    const alike = wordings.map((wording) => shareOfWording(raw.slice(label?.end ?? 0), wording));
    const isAsked = words > 6 && (label !== null || raw.trimEnd().endsWith("?"));
    return isAsked ? alike.findIndex((share) => share > 0.7) : -1;
  };
  const isRest = (piece: Piece): boolean => {
    const raw = text.slice(piece.start, piece.end);
    return wordsOf(raw).length > 5 && wordings.some((wording) => shareOfWording(raw, wording) > 0.9);
  };
  const asked = pieces.filter((piece) => questionOf(piece) >= 0);
  if (asked.length < 2) return [];
  const [first, last] = [asked[0]!, asked.at(-1)!];
  const between = pieces.filter((piece) => piece.start > first.start && !asked.includes(piece) && !isRest(piece));
  const under = between.find((piece) => piece.start > last.start);
  return between.filter((piece) => piece.start < last.start || piece.paragraph === under?.paragraph);
}

/** The pieces that are the sender's own words: their own layer, or the one they pass on with no more than a cover note. */
function ownPieces(
  division: Division,
  message: ReceivedMessage,
  text: string,
  questions: readonly Question[],
): Piece[] {
  const of = (layer: number): Piece[] => division.pieces.filter((piece) => piece.layer === layer);
  const own = of(0);
  if (!isCover(own, text)) return own;
  const isInline =
    own.some((piece) =>
      /\b(?:below|in ?line|in (?:red|blue|green|bold|capitals)|beneath|underneath)\b/.test(piece.plain),
    ) && own.some((piece) => /\b(?:answers?|responses?|comments|repl(?:y|ies))\b/.test(piece.plain));
  const wordings = questions.map((question) => wordingOf(question.wording));
  const isBetween = own.some((piece) =>
    /\b(?:below|in ?line|beneath|underneath|after (?:each|every|your|the)|between|under (?:each|your|the)|in the text)\b/.test(
      piece.plain,
    ),
  );
  // "The draft below is now final, please take it as our response."
  const isAdopted = own.some(
    (piece) =>
      /\b(?:below|beneath|underneath|that follows|following|under this)\b/.test(piece.plain) &&
      /\b(?:response|submission|draft|views|comments|answers|reply|final)\b/.test(piece.plain),
  );
  const included = [...own];
  for (const [index, layer] of division.layers.entries()) {
    if (index === 0) continue;
    // Some programs head what is passed on as they head what is answered: then the subject tells.
    const isForwarded = layer.role === "forwarded" || (layer.author !== null && forwardSubject.test(message.subject));
    const isPassedOn = isForwarded && !isOurs(layer.author ?? "", message);
    const isAnsweredInside =
      isInline &&
      layer.role === "quoted" &&
      of(index).some((piece) => /^\W{0,6}(?:a|answer|response)\b ?\d?[:.–-]/.test(piece.plain));
    const isTaken = isAdopted && layer.role === "quoted" && layer.author !== null && !isOurs(layer.author, message);
    const typed = isBetween && isOurs(layer.author ?? "", message) ? answeredBetween(of(index), text, wordings) : [];
    if (typed.length > 0) {
      included.push(...typed);
      break;
    }
    if (!isPassedOn && !isAnsweredInside && !isTaken) continue;
    included.push(...of(index));
    if (!isCover(of(index), text)) break;
  }
  return included.toSorted((a, b) => a.start - b.start);
}

const courtesy =
  /^(?:(?:many |with )?thanks?\b|thank you\b|please (?:find|keep (?:me|us) (?:informed|posted|updated)|add (?:me|us)|ignore|disregard|do not hesitate|feel free to contact|contact|call|let (?:me|us) know|get in touch|confirm receipt|acknowledge|note)|(?:we|i) (?:are grateful|am grateful|would appreciate|would be grateful|apologise|have (?:shared|copied|sent|discussed) (?:this|our|my) (?:response|reply|letter|submission)|(?:am|are) (?:responding|writing) (?:in|on|as)|(?:hope|trust) (?:that )?(?:this|these|you|our|my|the above|it)\b|look forward|would be (?:happy|pleased|glad) to (?:discuss|meet|talk|speak|help|provide|elaborate|expand|explain|answer|clarify|take part|join|attend)|are happy|am happy|are available|remain)|happy to (?:discuss|talk|meet|elaborate|chat)|if you (?:have|need|would|require)|should you|do (?:get|give|let|not hesitate)|looking forward|any (?:questions|queries|problems)|reasons? ?[:–-]|apologies|this (?:response|submission|letter|reply) (?:represents|reflects|is (?:made|sent|submitted) on behalf)|we (?:have|do) not answer(?:ed)?)/;

/** Said of the letter and not of the matter: "This concludes our response.", "We are copying this to …", "I can be reached on …". */
const aboutLetter =
  /\b(?:this|our|my) (?:response|submission|reply|letter|email)\b(?! to (?:q|question) ?\d)|^the above\b|\b(?:copying|sending|submitting) (?:this|it)\b|\b(?:be|best) reached (?:on|at|by)\b|\banswered only\b|\bright to comment\b|\bwould like to thank\b|\bno further comments\b/;

/** "Zoe Hartnell" over "Copperline Energy", with no greeting before it: lines of names and nothing else. */
const isNameBlock = (raw: string): boolean =>
  /\S \S/.test(raw) &&
  raw
    .trim()
    .split("\n")
    .every((line) => isBareName(line, normalised(line)));

/** A closing paragraph: nothing in it but requests and courtesies. */
const isAsideIn =
  (pieces: readonly Piece[], clean: string): ((span: Span) => boolean) =>
  (span) => {
    if (isNameBlock(clean.slice(span.start, span.end))) return true;
    let before: Reading | undefined;
    return pieces
      .filter((piece) => piece.start < span.end && span.start < piece.end)
      .every((piece) => {
        const [reading] = readSentence(piece.plain);
        const refused = before && !reading ? readRefusal(piece.plain, mentionsOf(piece.plain), before) : null;
        // What follows a request in the same breath is its reason.
        const isReason = before?.polarity === "withhold";
        before = reading ?? before;
        return (
          reading !== undefined ||
          refused !== null ||
          isReason ||
          courtesy.test(piece.plain) ||
          aboutLetter.test(piece.plain)
        );
      });
  };

/** Whether a line is one of those that open or close a stretch which the sender fenced off. */
const isFenceIn = (clean: string): ((span: Span) => boolean) => {
  let spans: readonly Span[] | undefined;
  const isGap = (start: number, end: number): boolean => start <= end && clean.slice(start, end).trim() === "";
  return (line) => {
    spans ??= fencedIn(clean, []).spans;
    return spans.some((span) => isGap(line.end, span.start) || isGap(span.end, line.start));
  };
};

const isRequestIn =
  (pieces: readonly Piece[]): ((span: { start: number; end: number }) => boolean) =>
  (span) =>
    pieces.some(
      (piece) =>
        piece.start < span.end && span.start < piece.end && readSentence(piece.plain).some((each) => !each.isSuspicion),
    );

/** "Should this answer be confidential? [ ] Yes [x] No", within an answer. */
const isRowIn =
  (pieces: readonly Piece[]): ((span: Span) => boolean) =>
  (span) => {
    const inside = pieces.filter((piece) => piece.start < span.end && span.start < piece.end);
    const form = inside.length <= 2 ? labelAndValue(inside.map(({ plain }) => plain).join(" ")) : null;
    return form !== null && form.value !== "" && readForm(form.label, form.value) !== null;
  };

/** A short line with the words of a heading that some request of the sender's names. */
function isNamedHeadingIn(pieces: readonly Piece[], clean: string): (span: Span) => boolean {
  const topics = pieces
    .flatMap((piece) => readSentence(piece.plain))
    .filter(({ polarity }) => polarity === "withhold")
    .flatMap(({ scopes }) => scopes)
    .flatMap((scope) => (scope.kind === "part" ? scope.places : []))
    .flatMap((place) => (place.kind === "headed" && place.unit === "section" ? [normalised(place.topic)] : []));
  return (span) => {
    const raw = clean.slice(span.start, span.end);
    if (topics.length === 0 || !isHeading(raw)) return false;
    const plain = normalised(raw).replace(/^\W*(?:\d{1,2}\W+)?|\W+$/g, "");
    return topics.some((topic) => plain === topic || plain === topic.replace(/^(?:the|our|my) /, ""));
  };
}

/** A name and what goes with it at the end, signed with no closing before it: lines from the sender's own name on. */
function markSigned(division: Division, name: string): void {
  const typed = division.pieces.filter((piece) => piece.layer === 0 && piece.kind === "typed");
  const at = typed.findIndex(({ plain }) => plain.replace(/[,.]$/, "") === normalised(name));
  const rest = at > 0 ? typed.slice(at) : [];
  const isShort =
    rest.length <= 6 && rest.every(({ plain }) => plain.split(" ").length <= 10 && !/[?!]$|\b(?:we|i)\b/.test(plain));
  if (isShort && rest[0]?.paragraph !== typed[at - 1]?.paragraph) for (const piece of rest) piece.kind = "signature";
}

function sourceOf(
  name: Source["name"],
  file: string,
  page: MarkedText,
  division: Division,
  own: Piece[],
  questions: readonly Question[],
): Source {
  const clean = withoutMarks(page);
  const isOwn = new Set(own);
  const columns = columnsOf(page);
  const isMark = (piece: Piece): boolean => columns.marks.some((cell) => holds(cell, piece));
  const units = unitsOf(division.pieces, (piece) => isOwn.has(piece) && !isMark(piece));
  const segments = segmentsOf(clean, units, questions, {
    isRequest: isRequestIn(own),
    isAside: isAsideIn(own, clean),
    isFence: isFenceIn(clean),
    isRow: isRowIn(own),
    isNamedHeading: isNamedHeadingIn(own, clean),
  });
  return {
    name,
    file,
    page,
    clean,
    pieces: division.pieces,
    own,
    segments: segments.map((segment) => ({
      ...segment,
      spans: segment.spans.flatMap((span) => subtract(span, columns.marks)).map((span) => withoutEdges(clean, span)),
    })),
    told: toldSegments(
      clean,
      own.filter((piece) => !isMark(piece)),
      questions.length,
      (piece) => readSentence(piece.plain).some((each) => each.polarity === "withhold"),
    ),
    columns,
  };
}

/** Lines that come back on page after page are a template's, whatever they say; the first of each is marked, the others too. */
function markRepeats(division: Division): void {
  const byText = Map.groupBy(division.pieces, (piece) => piece.plain.replace(/\d+/g, "#"));
  for (const [plain, pieces] of byText) {
    const isMarking =
      pieces.length >= 2 &&
      plain.length > 3 &&
      plain.length < 200 &&
      /\b(?:confidential|sensitive|proprietary|private|restricted|internal|in confidence)\b/.test(plain);
    if (isMarking && !/\bplease\b/.test(plain)) for (const piece of pieces) piece.kind = "banner";
  }
}

function fileSource(name: string, text: string, questions: readonly Question[]): Source {
  const plain = fromPlain(text);
  const page = /\.csv$/i.test(name) ? { ...plain, rows: separatedRowsOf(plain.text, plain.lines) } : plain;
  const division = divide(page, false);
  markRepeats(division);
  const own = division.pieces.filter((piece) => piece.layer === 0);
  return sourceOf("attachment", name, page, division, own, questions);
}

/** The parts of the other body that the one read does not have: a request hidden in only one of them is still one. */
function differences(other: MarkedText, main: Source, isForward: boolean): Piece[] {
  const flat = (text: string): string => wordsOf(text).join(" ");
  const known = flat(main.page.text);
  return divide(other, isForward).pieces.filter(
    (piece) =>
      piece.layer === 0 && piece.kind === "typed" && !known.includes(flat(other.text.slice(piece.start, piece.end))),
  );
}

/** A picture that may be a page of a letter, and none of those that mail programs add. */
const isScan = (name: string): boolean =>
  !/^(?:image|img|logo|banner|icon|outlook-)\w*\.|logo|signature|banner|footer/i.test(name);

/** Everything of a message that can hold a request or an answer, read once. `subject` comes first, then the body, then the files. */
export async function haystackOf(
  message: ReceivedMessage,
  consultation: ConsultationFacts,
  read: AttachmentText,
): Promise<Haystack> {
  const { questions } = consultation;
  const isForward = forwardSubject.test(message.subject);
  const [page, other] = bodiesOf(message);
  const division = divide(page!, isForward);
  if (message.from?.name.includes(" ")) markSigned(division, message.from.name);
  const own = ownPieces(division, message, withoutMarks(page!), questions);
  const body = sourceOf("body", "", page!, division, own, questions);
  const subject = fileSource("", message.subject.replace(/^(?:\s*(?:re|fwd?|aw|wg|tr|sv|yml|ateb)\s*:)+\s*/i, ""), []);
  for (const piece of subject.own) piece.kind = isTag(piece.plain) ? "banner" : "typed";
  const sources: Source[] = [{ ...subject, name: "subject" }, body];
  if (other) {
    const extra = differences(other, body, isForward);
    if (extra.length > 0)
      sources.push({ ...sourceOf("body", "", other, { layers: [], pieces: extra }, extra, []), segments: [] });
  }
  const files: Haystack["files"] = [];
  const pictures: string[] = [];
  for (const file of message.attachments) {
    if (file.isInline || /^(?:application\/(?:pgp|pkcs7|x-pkcs7)|message|text\/(?:calendar|x?-?vcard))/.test(file.type))
      continue;
    if (/^image\//.test(file.type)) {
      if (isScan(file.name)) pictures.push(file.name);
      continue;
    }
    const text = await read(file.name === "" && file.type === "text/plain" ? "unnamed.txt" : file.name, file.bytes);
    const source = text === null || text.trim() === "" ? null : fileSource(file.name, text, questions);
    if (source) sources.push(source);
    files.push({ name: file.name, source });
  }
  if (isCover(own, body.clean)) {
    for (const inner of message.enclosed) {
      if (inner.from && isOurs(inner.from.address, message)) continue;
      const nested = await haystackOf({ ...inner, attachments: [], enclosed: [] }, consultation, read);
      sources.push(...nested.sources.filter((source) => source.name === "body"));
    }
  }
  const sender = senderOf(message.from, own, body.clean);
  for (const source of sources.slice(2))
    for (const name of source.own.length > 0 ? senderOf(null, source.own, source.clean).organisations : [])
      if (occurrencesOf(name, source.clean).length > 0) sender.organisations.push(name);
  for (const piece of new Set(sources.flatMap((source) => [...source.pieces, ...source.own])))
    piece.plain = withParagraphNamed(piece.plain, consultation.confidentialityParagraph);
  return {
    sources,
    layers: division.layers,
    asks: [],
    askPieces: new Set(),
    outlines: new Map(),
    files,
    unread: [...files.filter((file) => file.source === null).map((file) => file.name), ...pictures],
    sender,
    questions,
    confidentialityParagraph: consultation.confidentialityParagraph,
  };
}
