import type { List, Paragraph as ParagraphNode, RootContent } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { readFront } from "./front/rules.ts";
import { joinInlines, readInlines, readText } from "./inlines/rules.ts";
import { readList } from "./lists/rules.ts";
import { readQuestions } from "./questions/rules.ts";
import type { Block, Footnote, Inline, Paragraph, Placeholder, PublishedDocument } from "./schema.ts";
import { readHeading } from "./sections/rules.ts";

const markdown = unified().use(remarkParse).use(remarkGfm);

type Body = Pick<PublishedDocument, "sections" | "paragraphs" | "footnotes" | "questions">;

/** "¹ <https://…>" at the foot of a printed page; null for any other text. */
function readFootnote({ children }: ParagraphNode): Footnote | null {
  const [open, label, , ...rest] = children;
  const link = rest.find((child) => child.type === "link");
  if (open?.type !== "html" || open.value !== "<sup>" || label?.type !== "text" || !link) return null;
  return { number: Number(label.value), anchor: `footnote-${label.value}`, href: link.url };
}

/** A sentence broken by the end of a printed page goes on after one space (§24). */
function continueText(paragraph: Paragraph, more: Inline[]) {
  const last = paragraph.blocks.at(-1);
  const rest = joinInlines([{ type: "text", text: " " }], more);
  if (last?.type === "text") last.children = joinInlines(last.children, rest);
  else paragraph.blocks.push({ type: "text", children: more });
}

function readParagraphs(
  list: List,
  source: string,
  section: string,
  placeholders: readonly Placeholder[],
): Paragraph[] {
  return list.children.map((item) => {
    const number = Number.parseInt(source.slice(item.position?.start.offset), 10);
    const anchor = `para-${number}`;
    const blocks = item.children.map((child): Block => {
      if (child.type === "paragraph") return { type: "text", children: readInlines(child.children, placeholders) };
      if (child.type === "list") return readList(child, anchor, placeholders);
      throw new Error(`paragraph ${number} holds “${child.type}”`);
    });
    return { number, anchor, section, blocks };
  });
}

function readRun(node: ParagraphNode, body: Body, placeholders: readonly Placeholder[]) {
  const footnote = readFootnote(node);
  const paragraph = body.paragraphs.at(-1);
  if (footnote) body.footnotes.push(footnote);
  else if (!paragraph) throw new Error(`text stands before the first numbered paragraph: ${readText(node.children)}`);
  else {
    const questions = readQuestions(node, paragraph.number);
    if (questions) {
      body.questions.push(...questions);
      paragraph.blocks.push({ type: "questions", labels: questions.map(({ label }) => label) });
    } else continueText(paragraph, readInlines(node.children, placeholders));
  }
}

function readBody(nodes: readonly RootContent[], source: string, placeholders: readonly Placeholder[]): Body {
  const body: Body = { sections: [], paragraphs: [], footnotes: [], questions: [] };
  for (const node of nodes) {
    const paragraph = body.paragraphs.at(-1);
    const section = body.sections.at(-1)?.anchor ?? "";
    if (node.type === "heading") body.sections.push(readHeading(readText(node.children), body.sections));
    else if (node.type === "paragraph") readRun(node, body, placeholders);
    else if (node.type === "list" && node.ordered)
      body.paragraphs.push(...readParagraphs(node, source, section, placeholders));
    else if (node.type === "list" && paragraph) paragraph.blocks.push(readList(node, paragraph.anchor, placeholders));
    else throw new Error(`the body holds “${node.type}” after paragraph ${paragraph?.number ?? 0}`);
  }
  return body;
}

/**
 * Reads a published consultation document (Markdown, paragraphs numbered "1." to the end) into its sections, paragraphs,
 * footnotes and questions, word for word. Nothing is mended and nothing is dropped: an unknown construct throws.
 */
export function readDocument(source: string, placeholders: readonly Placeholder[] = []): PublishedDocument {
  // A list numbered from other than 1 may not interrupt a paragraph in Markdown; a blank line lets it start.
  const spaced = source.replace(/^(?=\d{1,3}\. )/gm, "\n");
  const { children } = markdown.parse(spaced);
  const start = children.findIndex(
    (node) => node.type === "heading" && readHeading(readText(node.children), []).number !== null,
  );
  if (start < 0) throw new Error("the document has no numbered section");
  return {
    ...readFront(children.slice(0, start), spaced),
    ...readBody(children.slice(start), spaced, placeholders),
  };
}
