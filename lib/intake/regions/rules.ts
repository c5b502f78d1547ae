import { labelAt } from "../answers/labels/rules.ts";
import { paragraphsOf, sentencesOf, withoutMarks } from "../sentences/rules.ts";
import type { Sentence } from "../sentences/schema.ts";
import type { Line, MarkedText } from "../text/schema.ts";
import { normalised } from "../words/rules.ts";
import { isBanner, isOpenLabel, isPrintedBanner, isWarning } from "./banners/rules.ts";
import { isNoticeHeading, noticeStrength } from "./disclaimers/rules.ts";
import { layersOf } from "./quotes/rules.ts";
import type { Layer, Region, RegionKind } from "./schema.ts";
import { hasContact, isBareName, isClosing, isSignatureLine, isSignatureMark, isTrailer } from "./signatures/rules.ts";

/** A sentence with what it is part of. `plain` is its normalised text. */
export type Piece = Sentence & { kind: RegionKind; layer: number; plain: string };

export type Division = { layers: Layer[]; pieces: Piece[] };

/** The pieces from the first on that have a form, up to the first that has not. */
export function runOf(pieces: readonly Piece[], form: RegExp): Piece[] {
  const end = pieces.findIndex(({ plain }) => !form.test(plain));
  return pieces.slice(0, end < 0 ? undefined : end);
}

/** Said of the response itself, or a part of it, so no system wrote it. */
const speaksOfTheResponse = (plain: string): boolean =>
  /\b(?:our|my|this|the (?:above|attached|following|whole)) (?:consultation )?(?:response|submission|answers?|comments|reply|representations?)\b|\b(?:section|question|answer|paragraph|q) ?\d\b/.test(
    plain,
  );

const greeting =
  /^(?:dear|hi|hello|alright|all right|right|ok|okay|evening|howdy|yo|hey|hiya|good (?:morning|afternoon|evening|day)|morning|afternoon|greetings|to whom it may concern|bonjour|madame|monsieur|annwyl|helo|bore da|prynhawn da|hallo|guten (?:tag|morgen)|sehr geehrte[rs]?|liebe[rs]?|estimad[oa]s?|fao)\b[^.?:;]{0,60}[,.!:]?$|^(?:dcc|all|team|colleagues|sirs?|folks|both)(?: team| all)?[,:!]?$/;
const notGreeting =
  /\b(?:please|find|has|have|is|are|was|we|i|my|our|see|here|attached|agree\w*|response|views|confiden\w+|publi\w+|below|following)\b/;

type Block = { lines: Line[]; raw: string; plain: string };

const isGreeting = (plain: string): boolean =>
  greeting.test(plain) && !notGreeting.test(plain) && plain.split(" ").length <= 9;

const kindOfLine = (plain: string, raw: string): RegionKind | null => {
  if (isTrailer(plain)) return "signature";
  if (isOpenLabel(plain) || isBanner(plain) || isPrintedBanner(raw, plain)) return "banner";
  return isWarning(plain) ? "warning" : null;
};

const isBareLabel = (line: string): boolean => labelAt(line)?.end === line.length;

/** Which of a layer's lines make signatures: from a closing or a "--" on, as long as the lines look the part. */
function signatureLines(text: string, blocks: readonly Block[]): Set<Line> {
  const found = new Set<Line>();
  let isAfterMark = false;
  let isOpen = false;
  blocks.forEach((block, index) => {
    let isInBlock = false;
    for (const [place, line] of block.lines.entries()) {
      const raw = text.slice(line.start, line.end);
      const plain = normalised(raw);
      const above = block.lines[place - 1];
      // A question's label may be underlined by so much.
      if (isSignatureMark(raw) && !(above && isBareLabel(text.slice(above.start, above.end)))) {
        isAfterMark = true;
        isInBlock = true;
      } else if (isClosing(plain)) {
        isInBlock = true;
        isOpen = true;
      } else if (isInBlock || isOpen) isInBlock = isSignatureLine(raw, plain) && noticeStrength(plain) !== "certain";
      else isInBlock = isAfterMark && isSignatureLine(raw, plain);
      if (isInBlock) found.add(line);
      else if (isOpen && !isAfterMark) isOpen = false;
    }
    // A closing's signature may have one empty line in it, between the name and the firm.
    if (isOpen && index > 0 && !block.lines.some((line) => found.has(line))) isOpen = false;
  });
  return found;
}

/** A name at the very end with no closing before it ("Bill", "Tom Field / Pennant Networks"). */
function bareNameLines(text: string, last: Block | undefined): Line[] {
  if (!last) return [];
  const lines: Line[] = [];
  for (const line of last.lines.toReversed()) {
    const raw = text.slice(line.start, line.end);
    if (lines.length === 3 || !isBareName(raw, normalised(raw))) break;
    lines.push(line);
  }
  return lines.length === last.lines.length || lines.length > 0 ? lines : [];
}

/** A last block in which each line can be a signature's and one says how to reach the sender: signed with no closing before it. */
function signedLines(text: string, last: Block | undefined): Line[] {
  const lines =
    last?.lines.filter((line) => noticeStrength(normalised(text.slice(line.start, line.end))) === "none") ?? [];
  const raws = lines.map((line) => text.slice(line.start, line.end));
  const isReached = raws.some((raw) => hasContact(normalised(raw)) || /\S \| \S/.test(raw));
  const isNamed =
    lines[0] !== undefined &&
    isSignatureLine(raws[0]!, normalised(raws[0]!)) &&
    !raws.some((raw) => /^\W*(?:qu?|question|answer|a)\.? ?\d/i.test(raw));
  return isReached && isNamed && raws.every((raw) => isSignatureLine(raw, normalised(raw))) ? lines : [];
}

function blocksOf(text: string, lines: readonly Line[]): Block[] {
  return paragraphsOf(text, lines).map((paragraph) => {
    const raw = text.slice(paragraph[0]!.start, paragraph.at(-1)!.end);
    return { lines: paragraph, raw, plain: normalised(raw) };
  });
}

/** Which blocks are notices: the certain ones anywhere, the possible ones at the end or after a signature. */
function noticeBlocks(blocks: readonly Block[], signature: ReadonlySet<Line>): Set<Block> {
  const notices = new Set<Block>();
  const firstSigned = blocks.findIndex((block) => block.lines.some((line) => signature.has(line)));
  blocks.forEach((block, index) => {
    const strength = noticeStrength(block.plain);
    const isTail = firstSigned >= 0 && index >= firstSigned;
    const isHeaded = index > 0 && isNoticeHeading(blocks[index - 1]!.plain);
    if (strength === "certain" || isNoticeHeading(block.plain)) notices.add(block);
    else if (strength === "possible" && (isTail || isHeaded)) notices.add(block);
  });
  // With no signature before them, only the last paragraphs that call themselves a mail or a message can be notices.
  const last = firstSigned >= 0 ? blocks.slice(firstSigned) : blocks;
  for (const block of last.toReversed()) {
    if (notices.has(block) || block.lines.every((line) => signature.has(line))) continue;
    const isAsked =
      /\b(?:please|kindly) (?:\w+ )?(?:treat|consider|keep|regard|hold|handle|do not publish)\b|\b(?:we|i) (?:ask|request|want|would)\b/.test(
        block.plain,
      );
    const isOfMail = /\b(?:email|message|communication|addressee)\b/.test(block.plain);
    if (noticeStrength(block.plain) === "none" || !isOfMail || (isAsked && firstSigned < 0)) break;
    notices.add(block);
  }
  return notices;
}

function kindsOfLayer(text: string, lines: readonly Line[]): { kindOf: (sentence: Sentence) => RegionKind } {
  const blocks = blocksOf(text, lines);
  const signature = signatureLines(text, blocks);
  const notices = noticeBlocks(blocks, signature);
  const rest = blocks.filter(
    (block) =>
      !notices.has(block) && !block.lines.every((line) => isTrailer(normalised(text.slice(line.start, line.end)))),
  );
  if (rest.length > 1 || (rest[0]?.lines.length ?? 0) > 1) {
    // What is added behind the name as a postscript was signed before it.
    const last = rest.findLast((block) => !/^p\.? ?(?:p\.? ?)?s\b/.test(block.plain)) ?? rest.at(-1);
    for (const line of [...bareNameLines(text, last), ...signedLines(text, last)]) signature.add(line);
    // What hangs behind a signature as an appendix was signed before it.
    rest.forEach((block, index) => {
      const next = rest[index + 1];
      if (index > 0 && next && /^(?:appendix|annex|schedule)\b/.test(next.plain) && next.plain.length < 80)
        for (const line of bareNameLines(text, block)) signature.add(line);
    });
  }
  const warnings = new Set(blocks.filter((block) => block.plain.length < 600 && isWarning(block.plain)));
  const places = blocks.flatMap((block, index) => block.lines.map((line) => ({ line, block, index })));
  return {
    kindOf(sentence) {
      const place = placeAt(places, sentence.start);
      if (!place) return "typed";
      const { line, block, index } = place;
      if (warnings.has(block)) return "warning";
      const plain = normalised(text.slice(sentence.start, sentence.end));
      if (notices.has(block)) {
        return speaksOfTheResponse(plain) && noticeStrength(plain) === "none" ? "typed" : "disclaimer";
      }
      if (signature.has(line)) return "signature";
      if (index < 2 && isGreeting(plain)) return "greeting";
      const isAlone = block.lines.length === 1 || line.start === sentence.start;
      return (
        (isAlone && sentence.end >= line.end - 2
          ? kindOfLine(plain, text.slice(sentence.start, sentence.end))
          : null) ?? "typed"
      );
    },
  };
}

type PlaceOfLine = { line: Line; block: Block; index: number };

/** The line an offset stands in, by halving: a body can have tens of thousands of lines. */
function placeAt(places: readonly PlaceOfLine[], at: number): PlaceOfLine | null {
  let low = 0;
  let high = places.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const place = places[middle]!;
    if (at < place.line.start) high = middle - 1;
    else if (at >= place.line.end) low = middle + 1;
    else return place;
  }
  return null;
}

/** Every sentence of a text with who or what put it there. `isForward`: the subject says the message passes another on. */
export function divide(page: MarkedText, isForward: boolean): Division {
  const clean = withoutMarks(page);
  const layers = layersOf(page, isForward);
  let paragraphs = 0;
  const pieces = layers.flatMap((layer, index) => {
    const lines = layer.lines.map((at) => page.lines[at]!);
    const { kindOf } = kindsOfLayer(clean, lines);
    const sentences = sentencesOf(clean, lines);
    const offset = paragraphs;
    paragraphs += (sentences.at(-1)?.paragraph ?? -1) + 1;
    return sentences.map(
      (sentence): Piece => ({
        ...sentence,
        paragraph: sentence.paragraph + offset,
        layer: index,
        kind: kindOf(sentence),
        plain: normalised(clean.slice(sentence.start, sentence.end)),
      }),
    );
  });
  return { layers, pieces: pieces.toSorted((a, b) => a.start - b.start) };
}

/** The division as regions for a reader: neighbouring sentences of one kind together, other layers by their role. */
export function regionsOf(division: Division): Region[] {
  const regions: Region[] = [];
  for (const piece of division.pieces) {
    const role = division.layers[piece.layer]!.role;
    const kind: RegionKind = role === "own" ? piece.kind : role;
    const last = regions.at(-1);
    if (last?.kind === kind) last.end = piece.end;
    else regions.push({ kind, start: piece.start, end: piece.end });
  }
  return regions;
}
