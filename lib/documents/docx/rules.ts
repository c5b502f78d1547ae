import { Buffer } from "node:buffer";
import type { Line, PaperDocument, Part, Run } from "../schema.ts";
import { zipOf } from "../zip/rules.ts";
import { fixedParts } from "./schema.ts";

// What XML 1.0 cannot carry (§2.2): shown as the replacement character here. The exact text is in the JSON copy.
const unwritable = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

export const xml = (text: string): string =>
  text
    .toWellFormed()
    .replace(unwritable, "\uFFFD")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

const rightToLeft = /^[^\p{L}]*[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const isRightToLeft = (line: Line) => rightToLeft.test(line.map(({ text }) => text).join(""));

/** Text with its line ends and tabs as WordprocessingML has them (ISO/IEC 29500-1, 17.3.3). */
const words = (text: string): string =>
  text
    .split(/(\n|\t)/)
    .map((piece) =>
      piece === "\n"
        ? "<w:br/>"
        : piece === "\t"
          ? "<w:tab/>"
          : piece === ""
            ? ""
            : `<w:t xml:space="preserve">${xml(piece)}</w:t>`,
    )
    .join("");

// Child elements stand in the order of the schema: b, i, color, bdr, shd, rtl.
const looks: Record<NonNullable<Run["look"]>, string> = {
  bold: "<w:b/>",
  soft: '<w:color w:val="434E58"/>',
  marked:
    '<w:bdr w:val="single" w:sz="4" w:space="0" w:color="B57A0C"/><w:shd w:val="clear" w:color="auto" w:fill="FDF3DD"/>',
  placeholder:
    '<w:b/><w:bdr w:val="dashed" w:sz="4" w:space="0" w:color="74777A"/><w:shd w:val="clear" w:color="auto" w:fill="E9E6DE"/>',
};

const run = ({ text, look }: Run): string => {
  const properties = `${look ? looks[look] : ""}${rightToLeft.test(text) ? "<w:rtl/>" : ""}`;
  return `<w:r>${properties ? `<w:rPr>${properties}</w:rPr>` : ""}${words(text)}</w:r>`;
};

const paragraph = (line: Line, properties = ""): string => {
  const bidi = isRightToLeft(line) ? "<w:bidi/>" : "";
  const all = `${properties}${bidi}`;
  return `<w:p>${all ? `<w:pPr>${all}</w:pPr>` : ""}${line.map(run).join("")}</w:p>`;
};

const style = (id: string) => `<w:pStyle w:val="${id}"/>`;

const pageWidth = 9638;

function table({ head, rows, widths }: Extract<Part, { kind: "table" }>): string {
  const total = widths.reduce((sum, width) => sum + width, 0);
  const columns = head.map((_, index) => Math.round((pageWidth * (widths[index] ?? 1)) / total));
  const cell = (line: Line, index: number) =>
    `<w:tc><w:tcPr><w:tcW w:w="${columns[index] ?? 0}" w:type="dxa"/></w:tcPr>${paragraph(line, style("Cell"))}</w:tc>`;
  const row = (lines: readonly Line[], properties: string) =>
    `<w:tr><w:trPr>${properties}</w:trPr>${lines.map(cell).join("")}</w:tr>`;
  return [
    `<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="${pageWidth}" w:type="dxa"/><w:tblLayout w:type="fixed"/>`,
    '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>',
    `<w:tblGrid>${columns.map((width) => `<w:gridCol w:w="${width}"/>`).join("")}</w:tblGrid>`,
    row(
      head.map((name) => [{ text: name, look: "bold" }]),
      "<w:cantSplit/><w:tblHeader/>",
    ),
    ...rows.map((lines) => row(lines, "")),
    "</w:tbl>",
    // Two tables in a row would melt into one.
    paragraph([], style("Gap")),
  ].join("");
}

function part(entry: Part): string {
  switch (entry.kind) {
    case "heading":
      return paragraph([{ text: entry.text }], style(`Heading${entry.level}`));
    case "paragraph":
      return entry.number
        ? paragraph([{ text: `${entry.number}\t` }, ...entry.line], style("Numbered"))
        : paragraph(entry.line);
    case "list":
      return entry.items.map((line) => paragraph(line, style("ListBullet"))).join("");
    case "note":
      return paragraph(entry.line, style("Note"));
    case "table":
      return table(entry);
  }
}

const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const relations = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const section =
  '<w:sectPr><w:footerReference w:type="default" r:id="footer"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>';

const footer = (title: string) =>
  `${declaration}<w:ftr ${namespace}><w:p><w:pPr>${style("Footer")}</w:pPr>${run({ text: `${title}, page ` })}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>`;

/** Title and author alone: no time, no user, no program (invariant 8). */
const properties = ({ title, author }: PaperDocument) =>
  `${declaration}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${xml(title)}</dc:title><dc:creator>${xml(author)}</dc:creator><dc:language>en-GB</dc:language></cp:coreProperties>`;

/** The document as DOCX (ISO/IEC 29500). The same document gives the same bytes. Why this and no library: docs/decisions. */
export async function docxOf(document: PaperDocument): Promise<Buffer> {
  const { title, parts } = document;
  const body = `${paragraph([{ text: title }], style("Title"))}${parts.map(part).join("")}${section}`;
  const files: [string, string][] = [
    ...fixedParts,
    ["docProps/core.xml", properties(document)],
    ["word/footer.xml", footer(title)],
    ["word/document.xml", `${declaration}<w:document ${namespace} ${relations}><w:body>${body}</w:body></w:document>`],
  ];
  return zipOf(files.map(([name, content]) => ({ name, bytes: Buffer.from(content) })));
}
