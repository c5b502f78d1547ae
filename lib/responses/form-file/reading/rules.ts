import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from "saxes";
import type { FoundCell, FoundDocument, FoundTable } from "../schema.ts";

/** Word's own namespace in its two editions (ECMA-376 transitional and strict). */
const word = new Set([
  "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
  "http://purl.org/ooxml/wordprocessingml/main",
]);
/** Nothing in these is text of the document: deleted text, settings, and the second copy of a drawing. */
const skipped = new Set(["pPr", "rPr", "tblPr", "trPr", "tcPr", "del", "moveFrom", "sectPr"]);
/** Characters of the symbol fonts that look like a tick or a cross. */
const tickSymbols = /^F0?(?:0?FB|FC|FD|FE|52|53|54|55|56|50|4F|51)$/i;
const deepest = 400;

export class MarkupError extends Error {}

type OpenCell = FoundCell & { lines: string[]; aliases: string[] };

type Control = {
  tag: string | null;
  alias: string | null;
  isTicked: boolean | null;
  isPlaceholder: boolean;
  isInCell: boolean;
};

/**
 * Reads the text of a DOCX (word/document.xml) into tables and paragraphs, whatever program saved it. Lines of one cell are joined by line
 * breaks; a table inside a cell is text of that cell. @throws MarkupError when it is no XML or nests without end.
 */
export function readDocument(xml: string): FoundDocument {
  const found: FoundDocument = { tables: [], paragraphs: [] };
  const open: { text: string }[] = [];
  const controls: Control[] = [];
  let table: FoundTable | null = null;
  let cell: OpenCell | null = null;
  let tablesDeep = 0;
  let depth = 0;
  let skippedFrom = 0;
  let isText = false;

  const attributeOf = (tag: SaxesTagNS, name: string): string | undefined =>
    Object.values(tag.attributes).find((attribute: SaxesAttributeNS) => attribute.local === name)?.value;
  const add = (text: string) => {
    const line = open.at(-1);
    if (line && !controls.some(({ isPlaceholder }) => isPlaceholder)) line.text += text;
  };

  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", (error) => {
    throw new MarkupError(error.message);
  });
  parser.on("doctype", () => {
    throw new MarkupError("a document type does not belong here");
  });
  parser.on("text", (text) => {
    if (isText && skippedFrom === 0) add(text);
  });
  parser.on("opentag", (tag) => {
    depth += 1;
    if (depth > deepest) throw new MarkupError("nested too deeply");
    const isOfWord = word.has(tag.uri);
    const name = tag.local;
    if (skippedFrom > 0) return;
    if ((isOfWord && skipped.has(name)) || (!isOfWord && name === "Fallback")) {
      skippedFrom = depth;
      return;
    }
    const control = controls.at(-1);
    if (name === "checked" && control) control.isTicked = ["1", "true", "on"].includes(attributeOf(tag, "val") ?? "1");
    if (!isOfWord) return;
    if (name === "sdt")
      controls.push({ tag: null, alias: null, isTicked: null, isPlaceholder: false, isInCell: cell !== null });
    else if (name === "alias" && control) control.alias = attributeOf(tag, "val") ?? null;
    else if (name === "tag" && control) control.tag = attributeOf(tag, "val") ?? null;
    else if (name === "showingPlcHdr" && control)
      control.isPlaceholder = !["0", "false", "off"].includes(attributeOf(tag, "val") ?? "1");
    else if (name === "sdtContent" && control && cell) noteControl(control, cell);
    else if (name === "tbl") {
      tablesDeep += 1;
      if (tablesDeep === 1) table = { rows: [] };
    } else if (name === "tr" && tablesDeep === 1) table?.rows.push([]);
    else if (name === "tc" && tablesDeep === 1) {
      cell = { text: "", tags: [], isTicked: null, hasPicture: false, isRepeated: false, lines: [], aliases: [] };
      // A control may stand around its cell instead of in it.
      for (const around of controls) if (!around.isInCell) noteControl(around, cell);
    } else if (name === "p") open.push({ text: "" });
    else if (name === "t") isText = true;
    else if (name === "tab") add("\t");
    else if (name === "br" || name === "cr") add("\n");
    else if (name === "noBreakHyphen") add("\u2011");
    else if (name === "sym") add(tickSymbols.test(attributeOf(tag, "char") ?? "") ? "\u2612" : "");
    else if (["drawing", "pict", "object"].includes(name) && cell) cell.hasPicture = true;
  });
  parser.on("closetag", (tag) => {
    depth -= 1;
    if (skippedFrom > 0) {
      if (depth < skippedFrom) skippedFrom = 0;
      return;
    }
    if (!word.has(tag.uri)) return;
    const name = tag.local;
    if (name === "t") isText = false;
    else if (name === "sdt") controls.pop();
    else if (name === "p") {
      const text = open.pop()?.text ?? "";
      if (cell) cell.lines.push(text);
      else found.paragraphs.push(text);
    } else if (name === "tc" && tablesDeep === 1 && cell) {
      const { lines, aliases: _, ...rest } = cell;
      table?.rows.at(-1)?.push({ ...rest, text: lines.join("\n") });
      cell = null;
    } else if (name === "tbl") {
      tablesDeep -= 1;
      if (tablesDeep === 0 && table) found.tables.push(table);
    }
  });
  parser.write(xml).close();
  return found;
}

function noteControl({ tag, alias, isTicked }: Control, cell: OpenCell): void {
  if (tag && !cell.tags.includes(tag)) cell.tags.push(tag);
  if (alias && cell.aliases.includes(alias)) cell.isRepeated = true;
  if (alias) cell.aliases.push(alias);
  if (isTicked !== null) cell.isTicked = (cell.isTicked ?? false) || isTicked;
}
