import { Parser } from "htmlparser2";
import { tidied } from "../rules.ts";
import type { Line, MarkedText, Span, Style, StyleName } from "../schema.ts";
import { drawingOf, isHidden, isQuotation } from "./drawing/rules.ts";

/** Elements that stand on lines of their own; true: with an empty line around them. */
const apartTags = ["p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "hr", "pre", "blockquote"];
const lineTags = [
  "div",
  "tr",
  "td",
  "th",
  "li",
  "dt",
  "dd",
  "section",
  "article",
  "header",
  "footer",
  "center",
  "address",
];
const blocks = new Map<string, boolean>([
  ...apartTags.map((tag) => [tag, true] as const),
  ...lineTags.map((tag) => [tag, false] as const),
]);

/** No page a person writes nests deeper; the parser's own list of open elements takes time with the square of it. */
const deepest = 5000;
const closesItself = /^(?:area|base|br|col|hr|img|input|link|meta|source|wbr|p|li|dt|dd|tr|td|th|option)$/i;

/** The page, without its tags if they nest so deeply that reading them would never end. */
function bounded(html: string): string {
  let depth = 0;
  for (const [, slash, tag] of html.matchAll(/<(\/?)([a-z][a-z0-9:-]{0,30})/gi)) {
    if (closesItself.test(tag!)) continue;
    depth = Math.max(0, depth + (slash === "" ? 1 : -1));
    if (depth > deepest) return html.replace(/<[^<>]{0,4000}>/g, "<br>");
  }
  return html;
}

const tightClass = /MsoNormal|MsoListParagraph|MsoPlainText/i;
/** An empty paragraph, which Outlook puts where a person sees an empty line. */
const emptyTight = /<p\b[^<>]{0,300}\bMso[^<>]{0,300}>(?:<[^<>]{1,300}>|&nbsp;|\s){0,12}<\/p>/i;
/** A distance of its own above or below, "margin:0 0 10pt 0". */
const distance = /margin(?:-top|-bottom)?\s{0,4}:[^;]{0,40}?[1-9]/i;

type Open = {
  tag: string;
  isApart: boolean | undefined;
  isHidden: boolean;
  isQuotation: boolean;
  names: StyleName[];
  start: number;
  nextItem: number | null;
};

/** The text as it grows: finished lines, the line being written, and what of it was drawn how. */
class Sheet {
  readonly lines: { text: string; depth: number }[] = [];
  readonly styles: Style[] = [];
  readonly rows: Span[][] = [];
  private current = "";
  private currentDepth = 0;
  private length = 0;
  depth = 0;

  get offset(): number {
    return this.length + this.current.length;
  }

  get isAtLineStart(): boolean {
    return this.current === "" || /\s$/.test(this.current);
  }

  write(piece: string): void {
    if (this.current === "") this.currentDepth = this.depth;
    this.current += piece;
  }

  endLine(): void {
    if (this.lines.length === 0 && this.current.trim() === "") {
      this.current = "";
      return;
    }
    const text = this.current.trimEnd();
    this.lines.push({ text, depth: text === "" ? this.depth : this.currentDepth });
    this.length += text.length + 1;
    this.current = "";
  }

  breakLine(isApart: boolean): void {
    if (this.current.trim() !== "") this.endLine();
    this.current = "";
    if (isApart && this.lines.length > 0 && this.lines.at(-1)!.text !== "") this.endLine();
  }

  draw(names: readonly StyleName[], start: number): void {
    const end = Math.max(start, this.offset);
    for (const name of names) if (end > start) this.styles.push({ name, start, end });
  }

  finished(): MarkedText {
    if (this.current.trim() !== "") this.endLine();
    while (this.lines.at(-1)?.text === "") this.lines.pop();
    let start = 0;
    const lines = this.lines.map(({ text, depth }): Line => {
      const line = { start, end: start + text.length, depth };
      start += text.length + 1;
      return line;
    });
    const text = this.lines.map((line) => line.text).join("\n");
    return {
      text,
      lines,
      styles: this.styles.map((style) => ({ ...style, end: Math.min(style.end, text.length) })),
      rows: this.rows.filter((cells) => cells.length > 1),
    };
  }
}

/**
 * The words of an HTML body as a person reads them: blocks on lines of their own, list items numbered or dashed, cells
 * of a row one under the other, quotations by depth, nothing that is not shown; and what was bold, coloured, highlighted.
 */
export function fromHtml(html: string): MarkedText {
  const sheet = new Sheet();
  const open: Open[] = [];
  let hiddenDepth = 0;
  let preformatted = 0;
  // Outlook's paragraphs stand close together where it draws empty ones between them; where it draws none, they do not.
  const areTight = emptyTight.test(html);
  const close = (entry: Open): void => {
    sheet.draw(entry.names, entry.start);
    if (/^t[dh]$/.test(entry.tag) && sheet.offset > entry.start)
      sheet.rows.at(-1)?.push({ start: entry.start, end: sheet.offset });
    if (entry.isApart !== undefined && hiddenDepth === 0) sheet.breakLine(entry.isApart);
    if (entry.isHidden) hiddenDepth -= 1;
    if (entry.isQuotation) sheet.depth -= 1;
    if (entry.tag === "pre") preformatted -= 1;
  };
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        const isTight =
          tag === "p" &&
          areTight &&
          tightClass.test(attributes.class ?? "") &&
          !distance.test((attributes.style ?? "").replace(/margin-(?:left|right)[^;]*/gi, ""));
        const isApart = isTight ? false : blocks.get(tag);
        if (hiddenDepth === 0 && tag === "br") sheet.endLine();
        else if (hiddenDepth === 0 && isApart !== undefined) sheet.breakLine(isApart);
        const entry: Open = {
          tag,
          isApart,
          isHidden: isHidden(tag, attributes),
          isQuotation: isQuotation(tag, attributes),
          names: drawingOf(tag, attributes),
          start: sheet.offset,
          nextItem: tag === "ol" ? Number(attributes.start ?? "1") || 1 : null,
        };
        if (entry.isHidden) hiddenDepth += 1;
        if (entry.isQuotation) sheet.depth += 1;
        if (tag === "tr") sheet.rows.push([]);
        if (tag === "pre") preformatted += 1;
        if (tag === "li" && hiddenDepth === 0) {
          const list = open.findLast((each) => each.tag === "ol" || each.tag === "ul");
          sheet.write(list?.nextItem == null ? "- " : `${list.nextItem++}. `);
          entry.start = sheet.offset;
        }
        open.push(entry);
      },
      ontext(data) {
        if (hiddenDepth > 0) return;
        if (preformatted > 0) {
          const [first = "", ...rest] = tidied(data).split("\n");
          sheet.write(first);
          for (const line of rest) {
            sheet.endLine();
            sheet.write(line);
          }
          return;
        }
        const collapsed = data.replace(/[\s\u00a0]+/g, " ");
        sheet.write(sheet.isAtLineStart ? collapsed.trimStart() : collapsed);
      },
      onclosetag(tag) {
        const at = open.findLastIndex((entry) => entry.tag === tag);
        if (at >= 0) for (const entry of open.splice(at).reverse()) close(entry);
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.end(bounded(html));
  return sheet.finished();
}
