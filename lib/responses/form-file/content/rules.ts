import type { Mark } from "#lib/confidentiality/schema.ts";
import { keptText } from "#lib/kept-text.ts";
import { partsOf } from "../../rules.ts";
import { type Answer, type Area, emptyContent, type Position, positionNames, type Respondent } from "../../schema.ts";
import { readDay } from "../dates/rules.ts";
import { type FormSource, markable, tagOf, tickable } from "../layout/rules.ts";
import { readMarkers } from "../markers/rules.ts";
import type { Filled, FilledArea, Placed } from "../places/rules.ts";
import type { FormFileRead, FoundCell, Unread } from "../schema.ts";

/** Line ends and spaces around go where the box holds one line; the marks move along. */
function asLine({
  text,
  passages,
}: {
  text: string;
  passages: { start: number; end: number; reason: string | null }[];
}) {
  const flat = text.replaceAll("\n", " ");
  const before = flat.length - flat.trimStart().length;
  const line = flat.trim();
  const within = (at: number) => Math.min(Math.max(at - before, 0), line.length);
  const moved = passages.map(({ start, end, reason }) => ({ start: within(start), end: within(end), reason }));
  return { text: line, passages: moved.filter(({ start, end }) => start < end) };
}

const ticked = /[\u2611\u2612\u2713\u2714\u2715-\u2718\u{1F5F8}\u{1F5F9}\u{1F5F4}-\u{1F5F7}]|^(?:x|yes|y|✓)$/iu;
const unticked = /^[\u2610\u25A1\u25FB\s_[\]()]*$/u;

const noCell: FoundCell = { text: "", tags: [], isTicked: null, hasPicture: false, isRepeated: false };

type Reader = {
  text: (tag: string) => string;
  marked: (cell: FoundCell | undefined, key: string, where: string, isLine?: boolean) => string;
  isTicked: (tag: string) => boolean;
  unread: Unread[];
  marks: Mark[];
  /** Words that could not be taken for what their box asks: they are kept as text outside the questions. */
  kept: string[];
};

function readerOf({ filled, unread: notFound }: Placed): Reader {
  const unread = [...notFound];
  const marks: Mark[] = [];
  const kept: string[] = [];
  const noteDoubts = (where: string, { hasPicture, isRepeated, text }: FoundCell) => {
    if (hasPicture)
      unread.push({ where, why: "A picture stands in this box. Send it as a file of its own.", text: "" });
    if (isRepeated) {
      const why =
        "The program that saved the file may have written the words of this box several times over. Check them.";
      unread.push({ where, why, text });
    }
  };
  return {
    unread,
    marks,
    kept,
    text: (tag) => keptText(filled.get(tag)?.found.text ?? ""),
    marked: (cell, key, where, isLine = false) => {
      if (!cell) return "";
      noteDoubts(where, cell);
      const { faults, ...read } = readMarkers(keptText(cell.text));
      const { text, passages } = isLine ? asLine(read) : read;
      for (const passage of passages) marks.push({ level: "passage", field: key, ...passage });
      for (const why of faults) unread.push({ where, why, text: "" });
      return text;
    },
    isTicked: (tag) => {
      const place = filled.get(tag);
      return place ? isTickedIn(place, unread, kept) : false;
    },
  };
}

function isTickedIn({ place, found }: Filled, unread: Unread[], kept: string[]): boolean {
  const text = found.text.trim();
  // What a person wrote beside or instead of the control counts like the control.
  if (found.isTicked || ticked.test(text)) return true;
  if (!unticked.test(text)) {
    unread.push({ where: place.title, why: "This is neither a tick nor empty. It was kept as text.", text });
    kept.push(text);
  }
  return false;
}

/** A draft’s content from the places of a form: the other way round from `valuesOf`. `version` is the text that the form was made from. */
export function contentFrom(source: FormSource, placed: Placed, version: number): FormFileRead {
  const { content } = source;
  const reader = readerOf(placed);
  const at = (tag: string) => placed.filled.get(tag)?.found;
  const draft = emptyContent(content.slug, version);
  const entry = (key: string) => reader.text(tagOf("respondent", key));
  const organisation = entry("organisation").trim();
  const positions: Record<string, Position> = {};
  for (const { key, wording } of partsOf(content)) {
    const chosen = tickable.filter((position) => reader.isTicked(tagOf("position", key, position)));
    const text = chosen.map((position) => positionNames[position]).join(", ");
    if (chosen.length > 1)
      reader.unread.push({ where: wording, why: "More than one box is ticked. It was read as not answered.", text });
    else if (chosen[0]) positions[key] = chosen[0];
  }
  const answers = content.questions.map(
    ({ label }): Answer => ({
      question: label,
      areas: areasFrom(label, placed.areas.get(label) ?? [], reader),
      alternativeOn: dayFrom(reader, label),
      text: reader.marked(at(tagOf("answer", label)), label, `${label}: your answer and reasons`),
    }),
  );
  const extras = content.extraBoxes.map(({ key, label }) => [
    key,
    reader.marked(at(tagOf("extra", key)), `extra.${key}`, label),
  ]);
  const capacity = capacityFrom(reader, organisation);
  const hasReadWhoSees = reader.isTicked("has-read");
  const whole = wholeMarks(source, placed, reader);
  const general = generalFrom(placed, reader, at("general"), whole);
  return {
    content: {
      ...draft,
      respondent: { capacity, organisation, name: entry("name"), role: entry("role"), email: entry("email") },
      answers: answers.filter(
        ({ text, areas, alternativeOn }) => text !== "" || areas.length > 0 || alternativeOn !== null,
      ),
      positions,
      extras: Object.fromEntries(extras.filter(([, text]) => text !== "")),
      general,
      marks: [...whole, ...reader.marks],
      hasReadWhoSees,
    },
    unread: reader.unread,
  };
}

/**
 * What stands outside the questions: its own box, and all that found no place. Such words may have been meant for an answer that is marked,
 * so they are marked too where any answer is.
 */
function generalFrom({ leftOver }: Placed, reader: Reader, box: FoundCell | undefined, whole: Mark[]): string {
  const where = "Outside the boxes";
  for (const text of leftOver)
    reader.unread.push({
      where,
      why: "This stands in none of the boxes. It was kept as text outside the questions.",
      text,
    });
  const stray = [...reader.kept, ...leftOver];
  const isMarked = whole.some((mark) => mark.level === "answer" && mark.field === "general");
  if (stray.length > 0 && !isMarked && whole.some(({ level }) => level === "answer")) {
    whole.push({ level: "answer", field: "general", reason: null });
    reader.unread.push({
      where,
      why: "An answer is marked, so the text outside the questions was taken as marked too.",
      text: "",
    });
  }
  const text = [box?.text ?? "", ...stray].filter((part) => part !== "").join("\n\n");
  return reader.marked({ ...(box ?? noCell), text }, "general", where);
}

function capacityFrom(reader: Reader, organisation: string): Respondent["capacity"] {
  const [isOrganisation, isSelf] = [reader.isTicked("capacity:organisation"), reader.isTicked("capacity:self")];
  if (isOrganisation !== isSelf) return isOrganisation ? "organisation" : "self";
  return organisation === "" ? "not-said" : "organisation";
}

function dayFrom(reader: Reader, label: string): string | null {
  const written = reader.text(tagOf("alternative", label));
  if (written.trim() === "") return null;
  const day = readDay(written);
  if (!day) {
    const why = "This is not a day written as day, month and year. It was kept as text outside the questions.";
    reader.unread.push({ where: `${label}: another date`, why, text: written });
    reader.kept.push(`${label}: ${written.trim()}`);
  }
  return day;
}

function areasFrom(label: string, rows: readonly FilledArea[], reader: Reader): Area[] {
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell && cell.text.trim() !== ""));
  const areas: Area[] = [];
  for (const [index, { id, cells }] of filled.entries()) {
    const isFree = (candidate: string) =>
      !areas.some((area) => area.id === candidate) && !filled.slice(index + 1).some((row) => row.id === candidate);
    const kept = id !== null && /^area-\d{1,3}$/.test(id) && !areas.some((area) => area.id === id) ? id : null;
    let number = 1;
    while (!kept && !isFree(`area-${number}`)) number += 1;
    const areaId = kept ?? `area-${number}`;
    const [about, what, why] = cells;
    const where = `${label}, area of disagreement ${index + 1}`;
    areas.push({
      id: areaId,
      about: reader.marked(about, `${label}.${areaId}.about`, where, true),
      anchor: null,
      what: reader.marked(what, `${label}.${areaId}.what`, where),
      why: reader.marked(why, `${label}.${areaId}.why`, where),
    });
  }
  return areas;
}

/** The table of what is marked as a whole. A reason without its tick counts as a mark: the stricter reading wins. */
function wholeMarks(source: FormSource, placed: Placed, reader: Reader): Mark[] {
  const hasGeneral = placed.filled.has("general");
  return markable(source, { areas: new Map(), hasGeneral }).flatMap(({ key, label }): Mark[] => {
    const isTicked = reader.isTicked(tagOf("mark", key));
    const reason = reader.text(tagOf("reason", key));
    if (!isTicked && reason.trim() === "") return [];
    if (!isTicked)
      reader.unread.push({
        where: label,
        why: "A reason stands here without a tick. It was taken as marked.",
        text: reason,
      });
    const given = reason.trim() === "" ? null : reason;
    return [
      key === "whole" || key === "identity"
        ? { level: key, reason: given }
        : { level: "answer", field: key, reason: given },
    ];
  });
}
