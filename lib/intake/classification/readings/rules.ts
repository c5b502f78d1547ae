import { labelAt, listItem } from "../../answers/labels/rules.ts";
import type { Question } from "../../answers/schema.ts";
import { shareOfWording, type Wording, wordingOf } from "../../answers/wordings/rules.ts";
import { fencedIn, withoutFences } from "../../passages/marks/rules.ts";
import type { Ask, Haystack, Source } from "../../passages/schema.ts";
import type { Piece } from "../../regions/rules.ts";
import { cuesOf, hasConcept } from "../../requests/cues/rules.ts";
import { isValue, labelAndValue, readForm } from "../../requests/forms/rules.ts";
import { mentionsOf } from "../../requests/mentions/rules.ts";
import { withParagraphNamed } from "../../requests/paragraphs/rules.ts";
import { readRefusal, readSentence } from "../../requests/rules.ts";
import type { Reading } from "../../requests/schema.ts";
import { partsNamedIn } from "../../requests/scopes/rules.ts";
import { overlaps } from "../../text/rules.ts";
import { normalised } from "../../words/rules.ts";
import { chosenOf, optionsBehind, rowForms } from "../choices/rules.ts";
import {
  continued,
  countedBehind,
  isOfThingBefore,
  isReasonFor,
  isVague,
  listedBehind,
  pointedBack,
  pointerIn,
  sameFor,
} from "../following/rules.ts";
import { remarkIn } from "../remarks/rules.ts";

/** A sentence of the sender's, and what it asks for. */
export type Said = Ask & { reading: Reading };

/** The sentence without the label or number it begins with, which belongs to the form of the page and not to the asking. */
function unlabelled(source: Source, piece: Piece, isFenced: boolean): string {
  const typed = source.clean.slice(piece.start, piece.end);
  const raw =
    isFenced && !/\b(?:between|marked|labelled|tagged|within|flagged)\b/.test(piece.plain)
      ? withoutFences(typed)
      : typed;
  const label = labelAt(raw);
  const isHead =
    label !== null &&
    !label.isProse &&
    (/[:.)\n–-]/.test(raw.slice(0, label.end)) || /^[A-Z]/.test(raw.slice(label.end))) &&
    !/confidential/i.test(raw.slice(0, label.end));
  // "Q2 - in confidence": the label is what it is about.
  const isVerdictAlone =
    isHead && raw.slice(label.end).trim().split(/\s+/).length <= 4 && hasConcept(normalised(raw.slice(label.end)));
  if (isVerdictAlone) return piece.plain;
  const skip = isHead ? label.end : (listItem(raw)?.end ?? 0);
  const rest =
    skip > 0 && raw.slice(skip).trim() !== ""
      ? normalised(raw.slice(skip))
      : raw === typed
        ? piece.plain
        : normalised(raw);
  return rest.replace(/^(?:p\.?s\.?|n\.?b\.?|note|nb|ps|please note|important|fyi)[ :.–-]+/, "");
}

/** "Yes, all of it." after "Is any part of your response confidential?": a form's value that stands as a sentence of its own. */
function formAcross(current: string, next: Piece | undefined): Reading | null {
  const form = labelAndValue(current);
  if (form?.value !== "" || !next || !isValue(next.plain) || next.plain.split(" ").length > 14) return null;
  return readForm(form.label, next.plain);
}

const isQuestionItself = (source: Source, piece: Piece, wordings: readonly Wording[]): boolean => {
  const raw = source.clean.slice(piece.start, piece.end);
  return raw.split(/\s+/).length > 6 && wordings.some((wording) => shareOfWording(raw, wording) > 0.85);
};

/** "It isn't." after "You asked whether any of this is confidential." */
function answerTo(plain: string): Reading | null {
  if (plain.split(" ").length > 7) return null;
  const scopes = [{ kind: "whole" as const }];
  if (/^(?:no|none|nothing|nope|neither)\b|\b(?:is|are|does|do) not\W*$/.test(plain))
    return { polarity: "release", certainty: "clear", scopes };
  return /^(?:yes|all)\b|^(?:it|they|all of it) (?:is|are|does|do)\W*$/.test(plain)
    ? { polarity: "withhold", certainty: "clear", scopes }
    : null;
}

const isOfTable = (source: Source, piece: Piece): boolean =>
  source.columns.marks.some((cell) => overlaps(cell, piece)) &&
  !source.columns.withheld.some((cell) => overlaps(cell, piece));

const asked =
  /\b(?:confidential\w*|publish\w*|publication)\b.*\b(?:state|whether|indicate|specify|mark|would you|do you|which|please)\b|\b(?:state|whether|indicate|specify|mark|would you|do you|which|please)\b.*\b(?:confidential\w*|publish\w*|publication)\b/;

/** "All of it please." typed under our own quoted question whether anything is confidential. */
function answeredBelow(piece: Piece, before: Piece | undefined): Reading | null {
  if (!before || before.layer === piece.layer || !asked.test(before.plain) || piece.plain.split(" ").length > 14)
    return null;
  const form = readForm("confidential", piece.plain);
  if (form) return form;
  const scopes = partsNamedIn(piece.plain);
  return scopes.length > 0 ? { polarity: "withhold", certainty: "clear", scopes } : null;
}

/** "ETMAD views - please do not put on website": each part of a subject line by itself, if the whole says nothing. */
function readSubject(plain: string): Reading[] {
  const parts = plain.split(/ ?[-–—|(:] |[()[\]]/).filter((part) => part.trim() !== "");
  const whole = readSentence(plain);
  return whole.length > 0 || parts.length < 2 ? whole : parts.flatMap((part) => readSentence(part.trim()));
}

const withdrawing =
  /\b(?:withdraw|withdrew|withdrawn|cancel|drop) (?:that|the|my|our|this) (?:earlier |previous )?request\b|\brequest (?:is|has been) withdrawn\b|\bno longer (?:any|an?) (?:bar|need|reason|objection)\b/;

function readingsIn(
  source: Source,
  wordings: readonly Wording[],
  paragraph: number | null,
): { said: Said[]; quiet: Piece[] } {
  const said: Said[] = [];
  const quiet: Piece[] = [];
  const known = new Map<string, Reading[]>();
  const forms = rowForms(source);
  for (const piece of forms.keys()) piece.kind = "typed";
  const pieces = source.own.filter(
    (piece) => piece.kind === "typed" || piece.kind === "signature" || piece.kind === "greeting",
  );
  const fences = fencedIn(source.clean, []);
  const isFenced = fences.spans.length > 0;
  const previous = new Map(source.pieces.map((piece, index) => [piece, source.pieces[index - 1]] as const));
  for (let index = 0; index < pieces.length; index += 1) {
    const piece = pieces[index]!;
    if (isQuestionItself(source, piece, wordings) || isOfTable(source, piece)) continue;
    if (fences.marks.some((mark) => overlaps(mark, piece))) {
      quiet.push(piece);
      continue;
    }
    const row = forms.get(piece);
    if (row) {
      said.push({ source, piece, reading: row.reading });
      quiet.push(row.value);
      index += 1;
      continue;
    }
    // "Reason: not yet announced": of the form, and read with what was asked before it.
    if (
      said.length > 0 &&
      /^(?:the )?(?:reasons?|grounds|why|justification)(?: given)? ?[:–-]/.test(piece.plain) &&
      said.at(-1)!.source === source
    ) {
      quiet.push(piece);
      continue;
    }
    const options = optionsBehind(pieces, index);
    const chosen = options.length > 0 ? chosenOf(unlabelled(source, piece, isFenced), options) : null;
    if (options.length > 0) {
      if (chosen) said.push({ source, piece: chosen.piece, reading: chosen.reading });
      quiet.push(piece, ...options);
      index += options.filter((option) => option !== piece).length;
      continue;
    }
    const whole = withParagraphNamed(unlabelled(source, piece, isFenced), paragraph);
    const form = labelAndValue(whole);
    // "Publication: we do not agree to this response being published": the label only says what the sentence is about.
    const isNamed = form !== null && /^(?:publication|confidentiality|disclosure|privacy)$/.test(form.label);
    const plain = isNamed && form.value.split(" ").length > 4 ? form.value : whole;
    const inLine = form && form.value !== "" ? readForm(form.label, form.value) : null;
    const across = inLine ? null : formAcross(plain, pieces[index + 1]);
    if (inLine || across) {
      said.push({ source, piece, reading: (inLine ?? across)! });
      if (across) quiet.push(pieces[++index]!);
      continue;
    }
    // A subject of the one word names a topic: "Confidentiality", "Confidentiality query".
    if (source.name === "subject" && /^\W*confidentiality\b/.test(plain) && plain.split(" ").length <= 3) continue;
    // "3. Confidentiality" over the rows of a form: the name of what stands under it.
    if (
      /^\W*(?:(?:part|section) (?:[ivx]{1,4}|\d{1,2})\W+)?(?:confidentiality|publication|confidentialité|vertraulichkeit|cyfrinachedd)(?: (?:of (?:this|our|the) response|requests?|statement|and (?:publication|confidentiality)))?[\s:.]*$/.test(
        plain,
      )
    ) {
      quiet.push(piece);
      continue;
    }
    if (isWithinAnswer(source, piece) && isOfThingBefore(piece, pieces[index - 1])) continue;
    const readings = known.get(plain) ?? (source.name === "subject" ? readSubject(plain) : readSentence(plain));
    known.set(plain, readings);
    if (
      source.name === "subject" &&
      readings.length === 0 &&
      /\b(?:private|restricted|secret|sensitive)\b/.test(plain) &&
      !/\b(?:not|non|sector|key|keys|security)\b/.test(plain)
    ) {
      said.push({ source, piece, reading: { polarity: "withhold", certainty: "clear", scopes: [{ kind: "whole" }] } });
    }
    const before = said.at(-1);
    const isNext =
      before !== undefined && pieces[index - 1] === before.piece && before.piece.paragraph === piece.paragraph;
    const answered = isNext && before?.reading.certainty === "question" ? answerTo(piece.plain) : null;
    if (answered && before) {
      said.pop();
      quiet.push(before.piece);
      said.push({ source, piece, reading: answered });
      continue;
    }
    const remark = readings.length === 0 ? remarkIn(source, piece, plain) : [];
    for (const reading of remark) said.push({ source, piece, reading });
    const below = readings.length === 0 ? answeredBelow(piece, previous.get(piece)) : null;
    if (below) said.push({ source, piece, reading: below });
    const behind = pieces.slice(index + 1, index + 21);
    const [only] = readings;
    const items = only && readings.length === 1 ? listedBehind(piece, only, behind) : [];
    const listed = only && items.length === 0 ? countedBehind(piece, only, behind) : items;
    if (listed.length > 0) {
      quiet.push(piece);
      for (const each of listed) said.push({ source, ...each });
      index += listed.length;
      continue;
    }
    const told = readings.filter((reading) => !isReasonFor(reading, piece, before));
    for (const reading of told) {
      const back = pointedBack(reading, piece, pieces[index - 1]);
      // What only the net held is read now, with the sentence that points back at it.
      if (back !== reading && isNext && before.reading.isSuspicion) said.pop();
      const continues = back === reading && isNext ? continued(reading, piece, before.reading) : back;
      // What the net holds within an answer, a request that was read puts to rest.
      const isRemark = reading.isSuspicion === true && isWithinAnswer(source, piece);
      said.push({ source, piece, reading: isRemark ? { ...continues, isRemark } : continues });
    }
    // "… so I withdraw that request": what the paragraph said of it before.
    if (told.some(({ polarity }) => polarity === "release") && withdrawing.test(plain)) {
      const taken = said.filter(
        (each) => each.reading.polarity === "withhold" && each.piece.paragraph === piece.paragraph,
      );
      for (const each of taken) said.splice(said.indexOf(each), 1);
    }
    const same = isNext && readings.length === 0 ? sameFor(plain, before.reading) : null;
    if (same) said.push({ source, piece, reading: same });
    const refused = isNext && readings.length === 0 ? readRefusal(plain, mentionsOf(plain), before.reading) : null;
    if (refused) said.push({ source, piece, reading: refused });
    const pointer = readings.some(isVague) ? pointerIn(pieces[index + 1]) : null;
    if (pointer) said.push({ source, piece: pieces[++index]!, reading: pointer });
  }
  return { said, quiet };
}

/** Whether a sentence stands within the answer to some question. */
export const isWithinAnswer = (source: Source, piece: Piece): boolean =>
  source.segments.some(({ spans }) => spans.some((span) => overlaps(span, piece)));

/**
 * A statement in the midst of an answer that names nothing and asks nothing ("under a contract that we are not free to discuss in public"):
 * it is part of what the answer says, so whoever asks for the answer asks for it.
 */
const isSaidInAnswer = ({ reading, source, piece }: Said): boolean =>
  reading.scopes.every(({ kind }) => kind === "vague" || kind === "here") &&
  piece.plain.split(" ").length > 10 &&
  !cuesOf(piece.plain).some(({ tag }) => tag === "ask") &&
  isWithinAnswer(source, piece);

/**
 * All that the sender says of publication and confidentiality, in every text of the message, and the haystack with those
 * sentences marked as asks, so that no passage ever holds the sentence that asks for it.
 */
export function readingsOf(haystack: Haystack, questions: readonly Question[]): Said[] {
  const wordings = questions.map((question) => wordingOf(question.wording));
  const all = haystack.sources.map((source) => readingsIn(source, wordings, haystack.confidentialityParagraph));
  const said = all.flatMap((each) => each.said);
  haystack.asks.push(
    ...said
      .filter((each) => !each.reading.isRemark && !isSaidInAnswer(each))
      .map(({ source, piece }) => ({ source, piece })),
  );
  all.forEach(({ quiet }, index) => {
    haystack.asks.push(...quiet.map((piece) => ({ source: haystack.sources[index]!, piece })));
  });
  for (const ask of haystack.asks) haystack.askPieces.add(ask.piece);
  return said;
}
