import type { List, ListItem as ListItemNode } from "mdast";
import { readInlines } from "../inlines/rules.ts";
import type { Block, Inline, ListItem, Placeholder } from "../schema.ts";

type Draft = { marker: string | null; children: Inline[]; inner: Draft[] };

const letters = "abcdefghijklmnopqrstuvwxyz";

/** "a) cease …" and "a. 'xmlsign' …" carry their letter in the text; it becomes the marker. */
function takeMarker(children: Inline[]): Pick<Draft, "marker" | "children"> {
  const [first, ...rest] = children;
  const found = first?.type === "text" ? /^([a-z][.)])\s+([\s\S]*)$/.exec(first.text) : null;
  if (!found) return { marker: null, children };
  const [, marker = "", text = ""] = found;
  return { marker, children: text ? [{ type: "text", text }, ...rest] : rest };
}

/** True when the second letter follows the first in the same style: "a)" then "b)". */
const follows = (before: string | null, after: string | null): boolean =>
  before !== null &&
  after !== null &&
  before[1] === after[1] &&
  letters.indexOf(after[0]!) === letters.indexOf(before[0]!) + 1;

function draftItem(item: ListItemNode, placeholders: readonly Placeholder[]): Draft[] {
  const children: Inline[] = [];
  const inner: Draft[] = [];
  for (const child of item.children) {
    if (child.type === "paragraph") children.push(...readInlines(child.children, placeholders));
    else if (child.type === "list") inner.push(...draftList(child, placeholders));
    else throw new Error(`a list of the document holds “${child.type}”`);
  }
  const draft = { ...takeMarker(children), inner };
  // The source indents "b)" under "a)" though they are one run: the printed letters decide.
  return follows(draft.marker, inner[0]?.marker ?? null) ? [{ ...draft, inner: [] }, ...inner] : [draft];
}

const draftList = (list: List, placeholders: readonly Placeholder[]): Draft[] =>
  list.children.flatMap((item) => draftItem(item, placeholders));

function finish(drafts: readonly Draft[], under: string): Block {
  const items = drafts.map(({ marker, children, inner }, index): ListItem => {
    const anchor = `${under}-${marker?.[0] ?? letters[index] ?? index + 1}`;
    const blocks: Block[] = [{ type: "text", children }];
    return { anchor, marker, blocks: inner.length > 0 ? [...blocks, finish(inner, anchor)] : blocks };
  });
  return { type: "list", items };
}

/** A list inside a paragraph, its entries addressed by their printed letters, bullets by their place. */
export const readList = (list: List, under: string, placeholders: readonly Placeholder[]): Block =>
  finish(draftList(list, placeholders), under);
