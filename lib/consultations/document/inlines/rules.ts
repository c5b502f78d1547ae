import type { PhrasingContent } from "mdast";
import type { Inline, Placeholder } from "../schema.ts";

const inlineFootnote = { open: "<sup>", close: "</sup>" };

/** Runs of white space, line breaks of the source included, read as one space. */
const oneLine = (text: string): string => text.replace(/\s+/g, " ");

const wordsOf = (nodes: readonly PhrasingContent[]): string =>
  nodes
    .map((node) => {
      if ("children" in node) return wordsOf(node.children);
      if (node.type === "break") return " ";
      return "value" in node && node.type !== "html" ? node.value : "";
    })
    .join("");

/** The words of Markdown phrasing on one line, without marks. */
export const readText = (nodes: readonly PhrasingContent[]): string => oneLine(wordsOf(nodes)).trim();

/** Puts one run behind another, so that neighbouring words stay one node. */
export function joinInlines(before: readonly Inline[], after: readonly Inline[]): Inline[] {
  const last = before.at(-1);
  const first = after[0];
  if (last?.type !== "text" || first?.type !== "text") return [...before, ...after];
  return [...before.slice(0, -1), { type: "text", text: last.text + first.text }, ...after.slice(1)];
}

/** Cuts the placeholders out of a run of text, so that every rendering can show and speak them (S36.1). */
function withPlaceholders(text: string, placeholders: readonly Placeholder[]): Inline[] {
  const next = placeholders
    .map((placeholder) => ({ placeholder, at: text.indexOf(placeholder.printed) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)[0];
  if (!next) return text ? [{ type: "text", text }] : [];
  const { at, placeholder } = next;
  const before: Inline[] = at > 0 ? [{ type: "text", text: text.slice(0, at) }] : [];
  const after = withPlaceholders(text.slice(at + placeholder.printed.length), placeholders);
  return [...before, { type: "placeholder", ...placeholder }, ...after];
}

/** Footnote references stand in the source as `<sup>1</sup>`; any other raw HTML is refused rather than passed on. */
function footnoteAt(nodes: readonly PhrasingContent[], index: number): number {
  const [open, label, close] = nodes.slice(index, index + 3);
  const isReference =
    open?.type === "html" &&
    open.value === inlineFootnote.open &&
    label?.type === "text" &&
    /^\d+$/.test(label.value) &&
    close?.type === "html" &&
    close.value === inlineFootnote.close;
  if (!isReference)
    throw new Error(`raw HTML the document's form does not know: ${open?.type === "html" ? open.value : ""}`);
  return Number(label.value);
}

/** Markdown's phrasing as our small closed tree. Throws on anything it has no node for: text is never dropped. */
export function readInlines(nodes: readonly PhrasingContent[], placeholders: readonly Placeholder[]): Inline[] {
  const read: Inline[] = [];
  for (let index = 0; index < nodes.length; index += 1) {
    const node = nodes[index]!;
    if (node.type === "text") read.push(...withPlaceholders(oneLine(node.value), placeholders));
    else if (node.type === "break") read.push({ type: "text", text: " " });
    else if (node.type === "strong" || node.type === "emphasis")
      read.push({ type: node.type, children: readInlines(node.children, placeholders) });
    else if (node.type === "link")
      read.push({
        type: "link",
        href: node.url === "#" ? null : node.url,
        children: readInlines(node.children, placeholders),
      });
    else if (node.type === "html") {
      read.push({ type: "footnote", number: footnoteAt(nodes, index) });
      index += 2;
    } else throw new Error(`the document's form has no place for “${node.type}”`);
  }
  return read;
}
