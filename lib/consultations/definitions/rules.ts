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

type Name = { name: string; key: string };

/** A control cannot break over lines as words do: a longer name would tear the text, so its short form beside it is marked. */
const longestMarked = 28;

const isWordCharacter = (character: string | undefined): boolean => /[\p{L}\p{N}]/u.test(character ?? "");

/** Where a name stands as a word of its own; -1 when nowhere. */
function placeOf(text: string, name: string): number {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!isWordCharacter(text[at - 1]) && !isWordCharacter(text[at + name.length])) return at;
  }
  return -1;
}

function cut(text: string, names: readonly Name[], seen: Set<string>): Inline[] {
  const found = names
    .map((entry) => ({ ...entry, at: placeOf(text, entry.name) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at || b.name.length - a.name.length)[0];
  if (!found) return text ? [{ type: "text", text }] : [];
  const { at, name, key } = found;
  const end = at + name.length;
  const isFirst = !seen.has(key) && name.length <= longestMarked;
  if (isFirst) seen.add(key);
  const before: Inline[] = at > 0 ? [{ type: "text", text: text.slice(0, at) }] : [];
  const here: Inline = isFirst ? { type: "term", definition: key, text: name } : { type: "text", text: name };
  return [...before, here, ...cut(text.slice(end), names, seen)];
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
  return paragraphs.map((paragraph) => {
    const isDirection = directionParagraphs.includes(paragraph.number);
    const names = definitionsFor(definitions, isDirection).flatMap((definition) =>
      namesOf(definition).map((name) => ({ name, key: definition.key })),
    );
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
