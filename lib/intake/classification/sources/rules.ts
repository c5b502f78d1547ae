import { segmentsOf, unitsOf, withoutEdges } from "../../answers/rules.ts";
import type { Question } from "../../answers/schema.ts";
import { toldSegments } from "../../answers/told/rules.ts";
import type { AttachmentText } from "../../attachments/rules.ts";
import type { ReceivedMessage } from "../../message/schema.ts";
import { occurrencesOf, senderOf } from "../../passages/names/rules.ts";
import { subtract } from "../../passages/rules.ts";
import type { Haystack, Source } from "../../passages/schema.ts";
import { type Division, divide, type Piece } from "../../regions/rules.ts";
import { withParagraphNamed } from "../../requests/paragraphs/rules.ts";
import { readSentence } from "../../requests/rules.ts";
import { withoutMarks } from "../../sentences/rules.ts";
import { columnsOf } from "../../tables/rules.ts";
import { fromHtml } from "../../text/html/rules.ts";
import { separatedRowsOf } from "../../text/rows/rules.ts";
import { fromPlain, holds } from "../../text/rules.ts";
import type { MarkedText } from "../../text/schema.ts";
import { normalised, wordsOf } from "../../words/rules.ts";
import { forwardSubject, isCover, isOurs, ownPieces } from "../own/rules.ts";
import type { ConsultationFacts } from "../schema.ts";
import { tellingOf } from "../telling/rules.ts";

/** What a mail system or a marking tool puts into a subject: a word in brackets, a government marking. */
const isTag = (plain: string): boolean =>
  /^\W*(?:\[[^\]]{1,40}\]\W*)+$|\((?:commercially|market|business) sensitive\)\W*$|\((?:contains|includes|including|with) (?:\w+ )?confidential (?:text|information|material|parts?|content)\)\W*$|\bofficial\b|\btlp\b|\bc[0-4]\b|^\[[^\]]*(?:confidential|sensitive|restricted)[^\]]*\]/.test(
    plain,
  ) && !/\bconfidential response\b/.test(plain);

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
  const segments = segmentsOf(clean, units, questions, tellingOf(own, clean));
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
