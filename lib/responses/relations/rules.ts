import { formatInstantToSecond } from "#lib/dates.ts";
import type { ResponseContent } from "../schema.ts";
import type { LinkOfResponse, Pair, Related, Standing } from "./schema.ts";

/** A response that no link names. */
export const standsAlone: Standing = {
  isCounted: true,
  place: null,
  isBeside: false,
  standsFor: [],
  besides: [],
  addsTo: null,
  base: null,
  addedBy: [],
};

const nameOf = ({ reference }: Related) => reference ?? "a response withheld from you";
/** Their references, those left out that this reader may not know. */
export const listed = (others: readonly Related[]) => others.map(nameOf).join(", ");

const whyPlace = ({ isLate, receivedAt }: Related) =>
  `stands for it (received ${isLate ? "late" : "on time"}, ${formatInstantToSecond(receivedAt)})`;

/**
 * Whether a response counts and how it stands to others of its sender, in words, one statement each, the first on whether it counts. `withdrawnAt`: when its author
 * took it back; null: never.
 */
export function sayStanding(standing: Standing, withdrawnAt: Date | null): string[] {
  const { place, isCounted, isBeside, standsFor, besides, addsTo, base, addedBy } = standing;
  const counted = () => {
    if (withdrawnAt) return `Does not count, because its author withdrew it on ${formatInstantToSecond(withdrawnAt)}`;
    if (isBeside && place) return `Considered beside ${nameOf(place)} of the same sender, which counts`;
    if (place) return `Does not count, because ${nameOf(place)} of the same sender ${whyPlace(place)}`;
    return isCounted ? "Counts" : "Does not count";
  };
  return [
    counted(),
    ...(withdrawnAt && place ? [`Counted instead: ${nameOf(place)} of the same sender`] : []),
    ...(standsFor.length > 0 ? [`It stands for ${listed(standsFor)} of the same sender`] : []),
    ...(besides.length > 0 ? [`Considered beside it, late: ${listed(besides)}`] : []),
    ...(addsTo ? [`It adds to ${nameOf(addsTo)}`] : []),
    ...(!addsTo && base && !withdrawnAt
      ? [`It was sent to add to ${nameOf(base)}, which does not count: it is read and counted by itself`]
      : []),
    ...(addedBy.length > 0 ? [`Added to by ${listed(addedBy)}`] : []),
  ];
}

/** A link from the point of view of the response whose page it is on. */
export function sayLink({ kind, isLater, other }: Pick<LinkOfResponse, "kind" | "isLater" | "other">): string {
  const name = other ?? "a response withheld from you";
  if (kind === "SUPPLEMENT") return isLater ? `It adds to ${name}` : `Added to by ${name}`;
  return isLater ? `It was sent instead of ${name}` : `${name} was sent instead of it`;
}

/** The questions and further boxes on which a response says or chooses anything. "No view" is a choice. */
export function answeredIn({ answers, positions, extras, general }: ResponseContent): string[] {
  const chosen = Object.entries(positions).flatMap(([part, position]) =>
    position === "not-answered" ? [] : [part.split(".")[0] ?? part],
  );
  const said = answers.flatMap(({ question, text, areas, alternativeOn, remarks = [] }) =>
    text.trim() !== "" || areas.length > 0 || remarks.length > 0 || alternativeOn !== null ? [question] : [],
  );
  const further = Object.entries(extras).flatMap(([key, text]) => (text.trim() === "" ? [] : [key]));
  const outside = general.trim() === "" ? [] : ["outside the questions"];
  return [...new Set([...chosen, ...said])].sort().concat(further.sort(), outside);
}

/** What speaks against taking the later of two responses for a replacement of the earlier one. */
export function whyNotInstead([earlier, later]: Pair): string[] {
  const missing = earlier.answered.filter((each) => !later.answered.includes(each));
  return [
    ...(later.isLate && !earlier.isLate
      ? [
          `${later.reference} came in late: ${earlier.reference}, which was on time, goes on counting whichever is chosen. If ${later.reference} is considered, it is read and reported beside it.`,
        ]
      : []),
    ...(missing.length > 0
      ? [`${later.reference} says nothing on ${missing.join(", ")}, on which ${earlier.reference} does.`]
      : []),
  ];
}
