import type { Block, Inline, Paragraph } from "../document/schema.ts";
import type { Definition } from "../schema.ts";

const namesOf = ({ term, aliases }: Definition): string[] => [term, ...aliases];

/** The definitions that rule a paragraph: inside the direction its own terms come before the general glossary (S34.1, §35). */
function definitionsFor(definitions: readonly Definition[], isDirection: boolean): Definition[] {
  const general = definitions.filter(({ scope }) => scope === "document");
  if (!isDirection) return general;
  const own = definitions.filter(({ scope }) => scope === "direction");
  const taken = new Set(own.flatMap(namesOf));
  return [...own, ...general.filter((definition) => !namesOf(definition).some((name) => taken.has(name)))];
}

/** The entry a name leads to; all aliases of a term lead to the same one (S17.1). */
export const findDefinition = (
  definitions: readonly Definition[],
  name: string,
  isDirection = false,
): Definition | null =>
  definitionsFor(definitions, isDirection).find((definition) => namesOf(definition).includes(name)) ?? null;

/** A control cannot break over lines as words do: a longer name would tear the text, so its short form beside it is marked. */
const longestMarked = 28;

type Names = { pattern: RegExp; keys: Map<string, string> };

/** All names as one pattern of whole words, the longest first. */
function namesPattern(definitions: readonly Definition[]): Names {
  const keys = new Map(definitions.flatMap((definition) => namesOf(definition).map((name) => [name, definition.key])));
  const names = [...keys.keys()].sort((a, b) => b.length - a.length).map((name) => RegExp.escape(name));
  const pattern = `(?<![\\p{L}\\p{N}])(?:${names.join("|")})(?![\\p{L}\\p{N}])`;
  return { pattern: new RegExp(names.length > 0 ? pattern : "(?!)", "gu"), keys };
}

function cut(text: string, { pattern, keys }: Names, seen: Set<string>): Inline[] {
  const cuts: Inline[] = [];
  let end = 0;
  for (const { 0: name, index } of text.matchAll(pattern)) {
    const key = keys.get(name);
    if (!key || seen.has(key) || name.length > longestMarked) continue;
    seen.add(key);
    if (index > end) cuts.push({ type: "text", text: text.slice(end, index) });
    cuts.push({ type: "term", definition: key, text: name });
    end = index + name.length;
  }
  return end < text.length ? [...cuts, { type: "text", text: text.slice(end) }] : cuts;
}

/**
 * Marks each defined term where it first appears in each section (and anew in the direction), so that its definition opens in
 * place. The longest name wins ("ECoS Party" before "ECoS"), and one too long to mark leaves its place to the
 * next; text inside links is left alone; no word changes.
 */
export function markTerms(
  paragraphs: readonly Paragraph[],
  definitions: readonly Definition[],
  directionParagraphs: readonly number[],
): Paragraph[] {
  const seenIn = new Map<string, Set<string>>();
  const general = namesPattern(definitionsFor(definitions, false));
  const inDirection = namesPattern(definitionsFor(definitions, true));
  return paragraphs.map((paragraph) => {
    const names = directionParagraphs.includes(paragraph.number) ? inDirection : general;
    const seen = seenIn.get(paragraph.section) ?? new Set<string>();
    seenIn.set(paragraph.section, seen);
    const markInline = (node: Inline): Inline[] => {
      if (node.type === "text") return cut(node.text, names, seen);
      return node.type === "strong" || node.type === "emphasis"
        ? [{ ...node, children: node.children.flatMap(markInline) }]
        : [node];
    };
    const markBlock = (block: Block): Block => {
      if (block.type === "text") return { ...block, children: block.children.flatMap(markInline) };
      if (block.type === "questions") return block;
      return { ...block, items: block.items.map((item) => ({ ...item, blocks: item.blocks.map(markBlock) })) };
    };
    return { ...paragraph, blocks: paragraph.blocks.map(markBlock) };
  });
}
