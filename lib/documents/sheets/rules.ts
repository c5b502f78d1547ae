import type { Buffer } from "node:buffer";
import { PassThrough } from "node:stream";
import ExcelJS from "exceljs";
import type { Cell, Sheet } from "../schema.ts";
import { bytesOf, membersOf, zipOf } from "../zip/rules.ts";

/** The most characters a cell holds (ISO/IEC 29500-1, 18.3.1.4 as Excel reads it). */
export const longestCell = 32_767;
const cutNote = " … [cut here: the whole text is in the JSON copy]";

// What a program could take for the start of a formula, full-width forms included; also after it was saved as CSV and opened again.
const formulaStart = /^[=+\-@\t\r＝＋－＠]/;
const unwritable = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/**
 * Text as a spreadsheet may hold it: what begins like a formula is led by an apostrophe, so that it runs nowhere (SX.5; OWASP on CSV
 * injection); what XML cannot carry is replaced; what is longer than a cell is cut, and says so. The exact text is in the JSON copy.
 */
export function neutralCell(text: string): string {
  const written = text.toWellFormed().replace(unwritable, "\uFFFD");
  const led = formulaStart.test(written) ? `'${written}` : written;
  return led.length <= longestCell ? led : `${led.slice(0, longestCell - cutNote.length).toWellFormed()}${cutNote}`;
}

// "_x0041_" in a cell means the letter A (ISO/IEC 29500-1, 22.9.2.19, ST_Xstring): where those very signs were typed, their first is written so.
const escapeLike = /_(?=x[0-9A-Fa-f]{4}_)/g;
/** What a cell written as a bare value loses: white space at the ends, carriage returns, signs that read as an escape. */
const lossy = /^\s|\s$|\r|_x[0-9A-Fa-f]{4}_/;

/** A text as the library is given it: as a run of words, whose white space counts, where it would lose something otherwise. */
function cellOf(text: string): string | ExcelJS.CellRichTextValue {
  const neutral = neutralCell(text);
  if (!lossy.test(neutral)) return neutral;
  return { richText: [{ text: neutral.replace(escapeLike, "_x005F_").replaceAll("\r", "_x000D_") }] };
}

const epoch = new Date(0);

/** A workbook of these sheets as XLSX; rows are taken one by one. The same rows give the same bytes (invariant 8). */
export async function xlsxOf(sheets: readonly Sheet[], title: string): Promise<Buffer> {
  const out = new PassThrough();
  const bytes = bytesOf(out);
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useSharedStrings: false, useStyles: true });
  Object.assign(book, { created: epoch, modified: epoch, title });
  for (const { name, head, rows } of sheets) {
    const sheet = book.addWorksheet(name, { views: [{ state: "frozen", ySplit: 1, xSplit: 1 }] });
    sheet.columns = head.map(({ width }) => ({ width, style: { alignment: { wrapText: true, vertical: "top" } } }));
    const first = sheet.addRow(head.map((column) => cellOf(column.name)));
    first.font = { bold: true };
    first.commit();
    for await (const row of rows) {
      sheet.addRow(row.map((cell: Cell) => (typeof cell === "string" ? cellOf(cell) : cell))).commit();
    }
    sheet.commit();
  }
  await book.commit();
  // The library writes the hour into the container; written again, it says nothing of when.
  return zipOf(await membersOf(await bytes));
}
