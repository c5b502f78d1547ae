import type { Block, Inline, Paragraph } from "#lib/consultations/document/schema.ts";
import { paragraphText } from "#lib/consultations/paragraphs/rules.ts";
import { type Unit, unitsOf } from "../loose-places.ts";

/** A paragraph's text while it is put together, and the units it is looked through by. */
type Building = { at: number; units: Unit[]; groups: number };

function say(building: Building, text: string, isOptional = false): void {
  building.groups += 1;
  building.units.push(...unitsOf(text, building.at, isOptional ? building.groups : undefined));
  building.at += text.length;
}

function sayInline(building: Building, node: Inline): void {
  if (node.type === "text" || node.type === "term" || node.type === "decided") say(building, node.text);
  else if (node.type === "placeholder") say(building, node.printed);
  else if (node.type === "footnote") {
    // Its mark is on the page and not in the words: who copies across it has it with them.
    building.groups += 1;
    const { at, groups: group } = building;
    for (const character of `${node.number}`) building.units.push({ character, start: at, end: at, group });
  } else for (const child of node.children) sayInline(building, child);
}

function sayBlock(building: Building, block: Block): void {
  if (block.type === "text") for (const node of block.children) sayInline(building, node);
  else if (block.type === "questions") say(building, block.labels.join("\n"));
  else
    for (const [index, { marker, blocks }] of block.items.entries()) {
      if (index > 0) building.at += 1;
      if (marker) {
        say(building, marker, true);
        building.at += 1;
      }
      sayBlocks(building, blocks);
    }
}

function sayBlocks(building: Building, blocks: readonly Block[]): void {
  for (const [index, block] of blocks.entries()) {
    if (index > 0) building.at += 1;
    sayBlock(building, block);
  }
}

/** A paragraph as words copied from its page are looked for in it: footnote marks and list marks may be among them or not. Places are those of `paragraphText`. */
export function paragraphUnits(paragraph: Paragraph): Unit[] {
  const building: Building = { at: 0, units: [], groups: 0 };
  sayBlocks(building, paragraph.blocks);
  if (building.at !== paragraphText(paragraph).length) throw new Error("a paragraph's units are not of its text");
  return building.units;
}
