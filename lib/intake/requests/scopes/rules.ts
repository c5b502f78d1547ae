import { mentionsOf } from "../mentions/rules.ts";
import type { Content, Mention, Place, Scope } from "../schema.ts";

/**
 * The scopes that a clause's mentions make: contents within the places named with them ("the figures in section 2"),
 * the places alone, else the whole, else what it vaguely points at. `plain` is the text the mentions stand in.
 */
export function scopesOf(mentions: readonly Mention[], plain: string): Scope[] {
  const groups = pairsOf(mentions);
  return groups.length > 1 ? groups.flatMap((group) => scopesOf(group, plain)) : scopeOf(mentions, plain);
}

const isSmall = ({ referent }: Mention): boolean =>
  referent.kind === "content" ||
  (referent.kind === "place" &&
    "unit" in referent.place &&
    /^(?:sentence|line|point|subpoint)$/.test(referent.place.unit));
const isHolder = ({ referent }: Mention): boolean =>
  referent.kind === "place" &&
  (referent.place.kind === "answer" ||
    ("unit" in referent.place && /^(?:answer|section|appendix|paragraph)$/.test(referent.place.unit)));

/** "The last sentence of Q2 and the last sentence of Q3", "the price in Q1 and the names in Q2": each with what it stands in. */
function pairsOf(mentions: readonly Mention[]): Mention[][] {
  const groups: Mention[][] = [[]];
  for (const [index, mention] of mentions.entries()) {
    const group = groups.at(-1)!;
    group.push(mention);
    const next = mentions[index + 1];
    if (isHolder(mention) && group.slice(0, -1).some(isSmall) && next && isSmall(next)) groups.push([]);
  }
  const isPaired = groups.every((group) => group.some(isSmall) && group.some(isHolder));
  return isPaired ? groups : [[...mentions]];
}

function scopeOf(mentions: readonly Mention[], plain: string): Scope[] {
  const places: Place[] = [];
  const contents: Content[] = [];
  let isWhole = false;
  let isVague = false;
  let isHere = false;
  for (const { referent } of mentions) {
    if (referent.kind === "place") places.push(referent.place);
    else if (referent.kind === "content") contents.push(referent.content);
    else if (referent.kind === "whole") isWhole = true;
    else if (referent.kind === "vague") isVague = true;
    else if (referent.kind === "pronoun") isHere = true;
  }
  // "Both this email and the attached letter": all there is.
  const isBoth =
    contents.length === 0 &&
    places.length > 0 &&
    places.every((place) => place.kind === "attachment") &&
    /\b(?:this|our|the|my) (?:\w+ )?(?:email|message|letter|note|response|reply|submission)(?:,| and| or| nor| as well as| together with) [^,;]{0,30}\b(?:attach|enclos|annex)|\b(?:attach\w*|enclos\w*|annex\w*)(?: \w+)?(?:,| and| or| nor) (?:this|our|the|my) (?:\w+ )?(?:email|message|letter|note)\b/.test(
      plain,
    ) &&
    !/\bnot (?:this|our|the|my) (?:\w+ )?(?:email|message|letter|note|response)\b|\b(?:email|message|letter|note|response|reply) (?:is|are|itself|may|can)\b/.test(
      plain,
    );
  if (isBoth) return [{ kind: "whole" }];
  // "Appendix 2 contains our prices and is confidential": the appendix, and the prices say why.
  const holder = mentions.find((each) => each.referent.kind === "place");
  const held = mentions.find((each) => each.referent.kind === "content");
  const isHeld =
    holder &&
    held &&
    holder.end <= held.start &&
    /^ (?:of (?:this|our|my|the) \w+ )?(?:contains?|includes?|sets? out|gives?|shows?|discusses|discuss|lists?|describes?|reveals?|holds?|has|have|covers?|refers? to|details?) (?:\w+ ){0,3}$/.test(
      plain.slice(holder.end, held.start),
    );
  if (isHeld) contents.length = 0;
  if (places.length > 0 || contents.length > 0) {
    // "section 3 and the figures in section 4": a place that stands before the first content, with "and" between, is asked for itself.
    const first = mentions.find((each) => each.referent.kind === "content");
    const before = mentions.filter((each) => each.referent.kind === "place" && first && each.end <= first.start);
    // "In our answer to Q2, the name of the maker": where, and then what.
    const isWithin =
      before[0] && /\b(?:in|under|within|from|at) (?:our |the |my )?$/.test(plain.slice(0, before[0].start));
    const isListed =
      first !== undefined &&
      before.length > 0 &&
      !isWithin &&
      /\b(?:and|as well as|plus)\b|,/.test(plain.slice(before.at(-1)!.end, first.start)) &&
      !/\b(?:in|of|under)\b/.test(plain.slice(before.at(-1)!.end, first.start));
    const alone = isListed
      ? before.flatMap((each) => (each.referent.kind === "place" ? [each.referent.place] : []))
      : [];
    const rest = places.filter((each) => !alone.includes(each));
    const scopes: Scope[] = [];
    if (alone.length > 0) scopes.push({ kind: "part", places: alone, contents: [], isComplement: false });
    if (rest.length > 0 || contents.length > 0)
      scopes.push({ kind: "part", places: rest, contents, isComplement: false });
    return scopes;
  }
  if (isVague) return [{ kind: "vague" }];
  if (isWhole) return [{ kind: "whole" }];
  return isHere ? [{ kind: "here" }] : [];
}

/** The parts that a normalised text names; empty when it names none. */
export const partsNamedIn = (plain: string): Scope[] =>
  scopesOf(mentionsOf(plain), plain).filter((scope) => scope.kind === "part");
