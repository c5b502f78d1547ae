import type { RootContent } from "mdast";
import { readText } from "../inlines/rules.ts";
import type { PublishedDocument } from "../schema.ts";

type Front = Pick<PublishedDocument, "title" | "datePrinted" | "classification" | "author" | "contents">;

const keys = { Date: "datePrinted", Classification: "classification", Author: "author" } as const;
const isKey = (word: string | undefined): word is keyof typeof keys => word !== undefined && word in keys;

/** "1.1. Purpose of this consultation ..... 2": the printed list of contents, with its printed pages. */
function readContents(lines: string): Front["contents"] {
  return lines.split("\n").flatMap((line) => {
    const [, printed, page] = /^\s*-\s*(.+?)\s*\.{2,}\s*(\d+)\s*$/.exec(line) ?? [];
    return printed ? [{ printed, page: Number(page) }] : [];
  });
}

/** What stands before the first section: title, date, classification, author, and the printed list of contents. */
export function readFront(nodes: readonly RootContent[], source: string): Front {
  const front: Front = { title: "", datePrinted: "", classification: "", author: "", contents: [] };
  const title: string[] = [];
  for (const node of nodes) {
    if (node.type === "list") {
      front.contents.push(...readContents(source.slice(node.position?.start.offset, node.position?.end.offset)));
      continue;
    }
    if (node.type !== "heading" && node.type !== "paragraph") throw new Error(`the front page holds “${node.type}”`);
    const line = readText(node.children);
    const [, key, value = ""] = /^(\w+):\s*(.+)$/.exec(line) ?? [];
    if (isKey(key)) front[keys[key]] = value;
    else if (!/^table of contents$/i.test(line)) title.push(line);
  }
  return { ...front, title: title.join(" ") };
}
