import { at, isOnTime, type Link, lastWord, type Model, operative, type SentResponse } from "./model.ts";

/*
 * What counts, as decision 32 says it, told from the model alone. The portal says it in SQL (`portal.linked_standing()` and
 * `lib/responses/versions/queries.ts`).
 */

/** The responses bound to one another along the standing links that `binds` lets through, as places in `responses`. */
export function groups(model: Model, binds: (link: Link) => boolean): number[][] {
  const leader = model.responses.map((_, place) => place);
  const find = (place: number): number => (leader[place] === place ? place : find(leader[place] ?? place));
  for (const link of model.links) {
    if (link.isTakenBack || !binds(link)) continue;
    leader[find(link.between[0])] = find(link.between[1]);
  }
  return [...Map.groupBy(leader.keys(), find).values()].map((places) => [...places]);
}

const replaces = ({ kind }: Link): boolean => kind === "REPLACEMENT";

/** What two people linked: only that takes an on-time response out of the count (invariant 6). */
export const replacedByTwo = (link: Link): boolean => replaces(link) && link.isConfirmed;
/** Whatever might be one sender's. */
export const linkedAtAll = (): boolean => true;

/** The links along which what is late gives way: those of two on-time responses bind only once a second person has confirmed them. */
export const bindsWhatIsLate =
  (model: Model) =>
  (link: Link): boolean =>
    replaces(link) && (link.isConfirmed || link.between.some((place) => operative(at(model, place)).isLate));

const isOut = ({ decided }: { decided: string | null }): boolean => decided === "not-considered";

/** The first of what has the smallest of these keys, compared one after the other. */
function firstBy<T>(from: readonly T[], keys: (each: T) => (boolean | number)[]): T | undefined {
  const [first] = from.toSorted((a, b) => {
    const [ofA, ofB] = [keys(a).map(Number), keys(b).map(Number)];
    return ofA.map((key, place) => key - (ofB[place] ?? 0)).find((difference) => difference !== 0) ?? 0;
  });
  return first;
}

/** The response by which this one's sender is counted, as a place; null: all that could stand for it is withdrawn. */
export function placeOf(model: Model, place: number): number | null {
  const own = at(model, place);
  const binds = isOnTime(own) && !own.isWithdrawn ? replacedByTwo : bindsWhatIsLate(model);
  const bound = groups(model, binds).find((group) => group.includes(place)) ?? [place];
  const best = firstBy(bound, (each) => {
    const response = at(model, each);
    const version = operative(response);
    return [response.isWithdrawn, isOut(version), version.isLate, -version.at];
  });
  return best === undefined || at(model, best).isWithdrawn ? null : best;
}

/** The references of the responses that count. */
export const counting = (model: Model): Set<string> =>
  new Set(model.responses.filter((_, place) => placeOf(model, place) === place).map(({ reference }) => reference));

/** What came in late, is considered, and counts in no figure: read and reported beside what counts. As "reference number of the version". */
export function beside(model: Model): Set<string> {
  const lateWords = groups(model, bindsWhatIsLate(model)).flatMap((group) => {
    const last = group
      .filter((place) => !at(model, place).isWithdrawn)
      .map((place) => ({ place, word: lastWord(at(model, place)) }))
      .flatMap(({ place, word }) => (word?.isLate ? [{ place, word }] : []));
    return firstBy(last, ({ word }) => [isOut(word), -word.at]) ?? [];
  });
  const isBeside = (place: number, response: SentResponse) => isOnTime(response) || placeOf(model, place) !== place;
  return new Set(
    lateWords
      .filter(({ word }) => word.decided === "considered" || word.decided === "considered-in-part")
      .filter(({ place }) => isBeside(place, at(model, place)))
      .map(({ place, word }) => `${at(model, place).reference} ${at(model, place).versions.indexOf(word) + 1}`),
  );
}
