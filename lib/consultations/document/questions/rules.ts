import type { Paragraph as ParagraphNode, PhrasingContent } from "mdast";
import { readText } from "../inlines/rules.ts";
import type { PublishedQuestion } from "../schema.ts";

const isBold = (node: PhrasingContent | undefined): boolean => node?.type === "html" && node.value === "<b>";

/**
 * The table of questions: on each line a label in bold, then the wording, taken as it stands, defects included (S27.7).
 * Null for text that is no such table.
 */
export function readQuestions(node: ParagraphNode, paragraph: number): PublishedQuestion[] | null {
  if (!isBold(node.children[0])) return null;
  const rows: { label: string; words: PhrasingContent[] }[] = [];
  node.children.forEach((child, index) => {
    const isLabel = isBold(node.children[index - 1]) && child.type === "text" && /^Q\d+$/.test(child.value);
    if (isLabel) rows.push({ label: child.value, words: [] });
    else if (child.type !== "html") rows.at(-1)?.words.push(child);
  });
  return rows.map(({ label, words }) => ({ label, anchor: label.toLowerCase(), paragraph, wording: readText(words) }));
}
