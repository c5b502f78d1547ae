import { ordinalOf } from "../../requests/numbers/rules.ts";
import { listItem } from "../labels/rules.ts";
import type { Mark, Unit } from "../schema.ts";

/** "1 We agree.", "1 - agree", "| 1 | agree", with no stop behind the number; "Second: agree". */
function bareNumber(line: string): { number: number; end: number } | null {
  const match = /^[\s*_|]{0,4}([1-9])[*_]{0,2}(?:[\s\u00a0]+(?=\p{Lu})|\s?[–—-]\s+(?=\S)|\s*\|\s*)/u.exec(line);
  if (match) return { number: Number(match[1]), end: match[0].length };
  const word = /^[\s*_]{0,4}(first|second|third)(?:ly)?\s?(?::|[–—-](?=\s))\s*/i.exec(line);
  return word && { number: ordinalOf(word[1]!.toLowerCase())!, end: word[0].length };
}

/** Words that name what is below them and say nothing of it. */
export const isTitle = (body: string): boolean =>
  body.split(/\s+/).length <= 12 &&
  !/[.!;,]$/.test(body) &&
  !/^(?:yes|no|none|nothing|fine|ok|n\/?a)\b|\b(?:we|i|our|my|(?:dis)?agree[ds]?|support|oppose|accept|reject)\b(?!.*\?)/i.test(
    body,
  );

/** "1. … 2. … 3. …", exactly one for each question and no more, when nothing is labelled: three answers to three questions. */
export function listMarks(text: string, units: readonly Unit[], count: number): Map<Unit, Mark> {
  const items = units.flatMap((unit) => {
    // "7 Sluice Cottages" under a name is no item of a list.
    const item =
      unit.isOwn && unit.kind === "typed"
        ? (listItem(text.slice(unit.start, unit.end)) ?? bareNumber(text.slice(unit.start, unit.end)))
        : null;
    return item ? [{ unit, ...item }] : [];
  });
  const isOnePerQuestion = items.length === count && items.every((item, index) => item.number === index + 1);
  const asks = items.filter(({ unit }) => text.slice(unit.start, unit.end).trimEnd().endsWith("?"));
  if (!isOnePerQuestion) return new Map();
  const bodyOf = ({ unit, end }: (typeof items)[number]): string => text.slice(unit.start + end, unit.end).trim();
  // "2. Re-designation date", with the answer on the lines below.
  const isTitled = items.every((item) => isTitle(bodyOf(item)) && units[units.indexOf(item.unit) + 1]?.isOwn);
  if (!isTitled && asks.length > 1) return new Map();
  return new Map(
    items.map(({ unit, number, end }) => [
      unit,
      { at: unit.start, numbers: [number], start: isTitled ? unit.end : unit.start + end },
    ]),
  );
}

/** "3. Further comments?" after "1." and "2." with the questions' own words: the item that no rule knew by its words. */
export function restOfList(
  text: string,
  units: readonly Unit[],
  marks: ReadonlyMap<Unit, readonly Mark[]>,
  count: number,
): Map<Unit, Mark> {
  const itemOf = (unit: Unit): number | null => listItem(text.slice(unit.start, unit.end))?.number ?? null;
  const marked = [...marks].flatMap(([unit, found]) => found.map((mark) => ({ unit, mark })));
  const isOfList = marked.every(({ unit, mark }) => mark.numbers.length === 1 && itemOf(unit) === mark.numbers[0]);
  const taken = new Set(marked.map(({ mark }) => mark.numbers[0]));
  const rest = new Map<Unit, Mark>();
  for (const [index, unit] of isOfList ? units.entries() : []) {
    const number = unit.isOwn ? itemOf(unit) : null;
    if (number === null || number > count || taken.has(number) || !units[index + 1]?.isOwn) continue;
    const item = listItem(text.slice(unit.start, unit.end))!;
    if (!isTitle(text.slice(unit.start + item.end, unit.end).trim())) continue;
    taken.add(number);
    rest.set(unit, { at: unit.start, numbers: [number], start: unit.end });
  }
  return rest;
}
