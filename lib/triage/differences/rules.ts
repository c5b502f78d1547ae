import { diffWordsWithSpace } from "diff";
import { calendarDate, formatDate } from "#lib/dates.ts";
import { positionNames } from "#lib/responses/schema.ts";
import type { Reading } from "../reading/schema.ts";
import type { Difference, Line } from "./schema.ts";

/** Beyond this many edits the comparison is given up and both texts stand whole: the work would grow with its square. */
const mostEdits = 1000;

const withheld = "[Withheld from you]";

/** A reading as lines that can be compared: who, positions, dates, every box, and what is marked. */
export function linesOf({ respondent, fields, positions, alternatives, marks }: Reading): Line[] {
  const texts = [...respondent, ...fields].map(({ key, label, segments }) => ({
    key,
    label,
    text: segments.map((segment) => (segment.kind === "withheld" ? withheld : segment.text)).join(""),
  }));
  const chosen = positions.map(({ part, question, wording, own }) => ({
    key: `position ${part}`,
    label: `${question}, position: ${wording}`,
    text: own === null ? withheld : positionNames[own],
    isAtomic: true,
  }));
  const dates = alternatives.map(({ question, on }) => ({
    key: `date ${question}`,
    label: `${question}, another date proposed`,
    text: on === null ? withheld : formatDate(calendarDate(on)),
    isAtomic: true,
  }));
  const marked = marks.map(({ where, reason }) => (reason === null ? where : `${where} (reason: ${reason})`));
  return [...texts, ...chosen, ...dates, { key: "marks", label: "Marked confidential", text: marked.join("\n") }];
}

/** What was added and removed from one version to another, line by line; lines that stayed the same are left out. */
export function differencesOf(before: readonly Line[], after: readonly Line[]): Difference[] {
  const old = new Map(before.map((line) => [line.key, line]));
  const now = new Map(after.map((line) => [line.key, line]));
  const order = [...after, ...before.filter(({ key }) => !now.has(key))];
  return order.flatMap(({ key, label, isAtomic }): Difference[] => {
    const [from, to] = [old.get(key)?.text ?? "", now.get(key)?.text ?? ""];
    if (from === to) return [];
    const changes = (isAtomic ? undefined : diffWordsWithSpace(from, to, { maxEditLength: mostEdits })) ?? [
      { value: from, removed: true, added: false },
      { value: to, removed: false, added: true },
    ];
    const parts = changes
      .filter(({ value }) => value !== "")
      .map(({ value, added, removed }) => ({
        kind: added ? ("added" as const) : removed ? ("removed" as const) : ("same" as const),
        text: value,
      }));
    return [{ key, label, parts }];
  });
}
