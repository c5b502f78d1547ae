import type { Block, Inline, Paragraph, Section } from "../document/schema.ts";

/** The words of an inline run as printed, placeholders included; a footnote reference has none. */
export const inlineText = (inlines: readonly Inline[]): string =>
  inlines
    .map((node) => {
      if (node.type === "text" || node.type === "term" || node.type === "decided") return node.text;
      if (node.type === "placeholder") return node.printed;
      return node.type === "footnote" ? "" : inlineText(node.children);
    })
    .join("");

const blockText = (block: Block): string => {
  if (block.type === "text") return inlineText(block.children);
  if (block.type === "questions") return block.labels.join("\n");
  return block.items
    .map(({ marker, blocks }) => `${marker ? `${marker} ` : ""}${blocks.map(blockText).join("\n")}`)
    .join("\n");
};

/** A paragraph's words in reading order, lists with their printed letters, one block a line. */
export const paragraphText = (paragraph: Paragraph): string => paragraph.blocks.map(blockText).join("\n");

function blockAnchors(block: Block): string[] {
  if (block.type !== "list") return [];
  return block.items.flatMap((item) => [item.anchor, ...item.blocks.flatMap(blockAnchors)]);
}

/** Every address inside a paragraph: its own and those of its list entries. */
export const anchorsOf = (paragraph: Paragraph): string[] => [
  paragraph.anchor,
  ...paragraph.blocks.flatMap(blockAnchors),
];

/** The numbers of the footnotes a run refers to, in order. */
export function footnotesIn(blocks: readonly Block[]): number[] {
  const ofInline = (node: Inline): number[] => {
    if (node.type === "footnote") return [node.number];
    return "children" in node ? node.children.flatMap(ofInline) : [];
  };
  return blocks.flatMap((block) => {
    if (block.type === "text") return block.children.flatMap(ofInline);
    return block.type === "list" ? block.items.flatMap((item) => footnotesIn(item.blocks)) : [];
  });
}

/** "paragraph 24", "paragraphs 3 and 12", "paragraphs 34 to 38": how a list of paragraphs is said. */
export function sayParagraphs(numbers: readonly number[]): string {
  const [first, ...rest] = numbers;
  if (first === undefined) return "";
  if (rest.length === 0) return `paragraph ${first}`;
  const last = rest.at(-1)!;
  if (rest.length > 1 && last - first === rest.length) return `paragraphs ${first} to ${last}`;
  return `paragraphs ${numbers.slice(0, -1).join(", ")} and ${last}`;
}

/** The document in reading order: each section with its own paragraphs. */
export const bySection = (
  sections: readonly Section[],
  paragraphs: readonly Paragraph[],
): { section: Section; paragraphs: Paragraph[] }[] =>
  sections.map((section) => ({
    section,
    paragraphs: paragraphs.filter((paragraph) => paragraph.section === section.anchor),
  }));
