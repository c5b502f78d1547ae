import { partsOf, positionOn } from "./rules.ts";
import type { Part, Position, ResponseContent, Texts } from "./schema.ts";
import { positionGivenTo } from "./texts.ts";

/** One thing that positions were asked for, in the same words, in one version of the text or in several. */
export type Ask = Omit<Part, "version"> & {
  /** Names the ask where the key alone does not: "Q1.change.typing-error", and "Q1.change.typing-error@1" of an earlier version. */
  row: string;
  /** The question it stands under, as printed then. */
  under: string;
  /** The versions that ask it in these words. */
  versions: number[];
  /** The versions a position on it may be given to: those, and any that do not ask it at all, of what was stored without a record. */
  takenIn: number[];
};

const sayVersions = (versions: readonly number[]): string =>
  versions.length === 1
    ? ` (version ${versions[0]} of the text)`
    : ` (versions ${versions.slice(0, -1).join(", ")} and ${versions.at(-1)} of the text)`;

/**
 * Everything that positions were ever asked for, in the order of the newest text, each under its own words: a change that was renamed, or
 * whose question was put otherwise, is two, for a position on the one is none on the other (invariant 9).
 */
export function asksIn(texts: Texts): Ask[] {
  const newest = texts.at(-1)?.version;
  const found = new Map<string, Ask>();
  for (const { version, content } of texts.toReversed()) {
    const printed = new Map(content.document.questions.map(({ label, wording }) => [label, wording]));
    for (const { version: _, ...part } of partsOf(content)) {
      const under = printed.get(part.question) ?? part.question;
      const name = JSON.stringify([part.key, part.wording, under]);
      const known = found.get(name);
      if (known) known.versions.unshift(version);
      else found.set(name, { ...part, row: part.key, under, versions: [version], takenIn: [] });
    }
  }
  const asks = [...found.values()];
  const byKey = Map.groupBy(asks, ({ key }) => key);
  for (const own of byKey.values()) {
    const asked = new Set(own.flatMap(({ versions }) => versions));
    const silent = texts.map(({ version }) => version).filter((version) => !asked.has(version));
    for (const [index, ask] of own.entries()) {
      ask.takenIn = index === 0 ? [...ask.versions, ...silent] : [...ask.versions];
      const isNewest = newest !== undefined && ask.versions.includes(newest);
      if (isNewest) continue;
      if (index > 0) ask.row = `${ask.key}@${ask.versions.at(-1)}`;
      ask.wording = `${ask.wording}${sayVersions(ask.versions)}`;
    }
  }
  const labels = [...new Set(asks.map(({ question }) => question))];
  return labels.flatMap((label) => asks.filter(({ question }) => question === label));
}

/** Each question that positions were asked under, as the newest text that has it prints it. */
export const questionsAsked = (asks: readonly Ask[]): { label: string; wording: string }[] =>
  [...Map.groupBy(asks, ({ question }) => question)].map(([label, [first]]) => ({
    label,
    wording: first?.under ?? label,
  }));

/** The position of a response on one of them; null where it was never asked: its author had another text (never "not answered" then). */
export function positionOnAsk(response: ResponseContent, { key, versions, takenIn }: Ask): Position | null {
  const own = takenIn.includes(positionGivenTo(response, key)) ? positionOn(response, key) : "not-answered";
  return own !== "not-answered" || versions.includes(response.consultationVersion) ? own : null;
}
