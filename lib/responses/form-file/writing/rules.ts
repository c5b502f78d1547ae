import type { Cell, FormBlock, FormTable, FormValues } from "../schema.ts";

const w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const w14 = "http://schemas.microsoft.com/office/word/2010/wordml";
const mc = "http://schemas.openxmlformats.org/markup-compatibility/2006";

/** XML 1.0 has no place for most control characters; they are left out. */
const storable = (text: string) => text.replace(/[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/g, "").toWellFormed();
export const escapeXml = (text: string) =>
  storable(text).replace(
    /[&<>"]/g,
    (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign] ?? sign,
  );

/** Text whose first letter is written from right to left. */
const isRightToLeft = (text: string) =>
  /^[^\p{L}]*[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(text);

/** One line, with tabs as the format's own: they are white space otherwise. */
function run(line: string, properties = ""): string {
  const direction = isRightToLeft(line) ? "<w:rtl/>" : "";
  const look = properties + direction ? `<w:rPr>${properties}${direction}</w:rPr>` : "";
  const words = line
    .split("\t")
    .map((part) => (part === "" ? "" : `<w:t xml:space="preserve">${escapeXml(part)}</w:t>`));
  return line === "" ? "" : `<w:r>${look}${words.join("<w:tab/>")}</w:r>`;
}

function paragraph(line: string, style?: string, properties = ""): string {
  const look = `${style ? `<w:pStyle w:val="${style}"/>` : ""}${isRightToLeft(line) ? "<w:bidi/>" : ""}`;
  return `<w:p>${look ? `<w:pPr>${look}</w:pPr>` : ""}${run(line, properties)}</w:p>`;
}

/** Every line a paragraph, as when somebody types into the box and presses Enter. */
const lines = (text: string) =>
  text
    .split("\n")
    .map((line) => paragraph(line, "Answer"))
    .join("");

type Numbered = { next: number };

const cell = (content: string, width: number, shade = "") =>
  `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${shade}</w:tcPr>${content}</w:tc>`;

/** A content control and its cell: a text control stands around the whole cell, so that all that is typed into the cell is in it. */
function control(place: Cell, value: string | boolean | undefined, ids: Numbered, width: number): string {
  const { tag, kind, title } = place;
  ids.next += 1;
  const names = `<w:alias w:val="${escapeXml(title.slice(0, 64))}"/><w:tag w:val="${escapeXml(tag)}"/><w:id w:val="${ids.next}"/>`;
  if (kind === "text") {
    const content = cell(lines(typeof value === "string" ? value : ""), width);
    return `<w:sdt><w:sdtPr>${names}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
  }
  const isTicked = value === true;
  const font = '<w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic" w:hint="eastAsia"/>';
  const state = `<w14:checkbox><w14:checked w14:val="${isTicked ? 1 : 0}"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>`;
  const sign = `<w:r><w:rPr>${font}</w:rPr><w:t>${isTicked ? "\u2612" : "\u2610"}</w:t></w:r>`;
  return cell(
    `<w:p><w:pPr><w:pStyle w:val="Tick"/></w:pPr><w:sdt><w:sdtPr>${names}${state}</w:sdtPr><w:sdtContent>${sign}</w:sdtContent></w:sdt></w:p>`,
    width,
  );
}

/** The text width of the page, in twentieths of a point. */
const pageWidth = 9638;

const tickWidth = 1300;
const wordyTickWidth = 1700;

function widthsOf({ header, rows }: FormTable): number[] {
  const kinds = rows[0]?.cells.map(({ kind }) => kind) ?? [];
  const columns = rows[0]?.label === null ? kinds : ["label", ...kinds];
  const narrow = header.map((words, index): number => {
    if (columns[index] !== "tick") return 0;
    return words.length > "Agree in part".length ? wordyTickWidth : tickWidth;
  });
  const left = pageWidth - narrow.reduce((sum, width) => sum + width, 0);
  const wide = Math.floor(left / Math.max(narrow.filter((width) => width === 0).length, 1));
  return narrow.map((width) => width || wide);
}

function table(form: FormTable, values: FormValues, ids: Numbered): string {
  const widths = widthsOf(form);
  const shade = '<w:shd w:val="clear" w:color="auto" w:fill="E8EDF2"/>';
  const header = form.header
    .map((words, column) => cell(paragraph(words, "HeaderCell"), widths[column] ?? 0, shade))
    .join("");
  const rows = form.rows.map(({ label, cells }) => {
    const labels = label === null ? [] : [cell(paragraph(label, "LabelCell"), widths[0] ?? 0)];
    const places = cells.map((place, index) =>
      control(place, values.get(place.tag), ids, widths[index + labels.length] ?? 0),
    );
    // A short row stays on one page; a long answer may go on to the next.
    const look = label === null ? "" : "<w:trPr><w:cantSplit/></w:trPr>";
    return `<w:tr>${look}${[...labels, ...places].join("")}</w:tr>`;
  });
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("");
  return `<w:tbl><w:tblPr><w:tblStyle w:val="Form"/><w:tblW w:w="${pageWidth}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="${escapeXml(form.header[0] ?? "")}"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${header}</w:tr>${rows.join("")}</w:tbl><w:p><w:pPr><w:pStyle w:val="Gap"/></w:pPr></w:p>`;
}

const styles: Record<Exclude<FormBlock["kind"], "table">, string | undefined> = {
  title: "Title",
  "heading-1": "Heading1",
  "heading-2": "Heading2",
  text: undefined,
  note: "Note",
};

/** The form's text with its tables, header rows, headings and content controls. */
export function documentXml(blocks: readonly FormBlock[], values: FormValues): string {
  const ids = { next: 0 };
  const body = blocks.map((block) =>
    block.kind === "table" ? table(block.table, values, ids) : paragraph(block.text, styles[block.kind]),
  );
  const page =
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>';
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document xmlns:w="${w}" xmlns:w14="${w14}" xmlns:mc="${mc}" mc:Ignorable="w14"><w:body>${body.join("")}${page}</w:body></w:document>`;
}
