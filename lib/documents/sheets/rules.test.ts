import ExcelJS from "exceljs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { membersOf } from "#lib/documents/zip/rules.ts";
import { longestCell, neutralCell, xlsxOf } from "./rules.ts";

const head = [
  { name: "Number", width: 10 },
  { name: "Text", width: 60 },
];
const sheet = (...texts: string[]) => ({
  name: "Responses",
  head,
  rows: texts.map((text, index) => [index + 1, text]),
});

async function readBack(...texts: string[]) {
  const book = new ExcelJS.Workbook();
  const bytes = await xlsxOf([sheet(...texts)], "Responses");
  await book.xlsx.load(new Uint8Array(bytes).buffer);
  return texts.map((_, index) => book.worksheets[0]?.getRow(index + 2).getCell(2));
}

test.each(["=cmd|'/c calc'!A1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1"])(
  "SX.5 %j opens as harmless text in the spreadsheet",
  async (text) => {
    const [cell] = await readBack(text);
    expect([ExcelJS.ValueType.String, ExcelJS.ValueType.RichText]).toContain(cell?.type);
    expect(neutralCell(text)).toBe(`'${text}`);
    expect(cell?.text.startsWith("'")).toBe(true);
  },
);

test("SX.5 no cell begins like a formula, whatever the text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(neutralCell(text)).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
    }),
  );
});

test("text that is no formula stays as it is", async () => {
  const texts = ["We agree.", "line one\nline two", "אני מסכים 😀", " = not first", "2 + 2"];
  expect((await readBack(...texts)).map((cell) => cell?.text)).toEqual(texts);
});

test("white space at the ends of a text, its line ends, and signs that read as an escape are kept", async () => {
  const texts = [" led", "trailed \t", "\n\nabove", "a\r\nb", "_x0041_", "_x005F_x0041_", " _x000a_ and _x_ "];
  expect((await readBack(...texts)).map((cell) => cell?.text)).toEqual(texts);
  const sheetXml = (await membersOf(await xlsxOf([sheet(" led", "_x0041_")], "T"))).find(({ name }) =>
    /sheet1/.test(name),
  );
  expect(sheetXml?.bytes.toString()).toContain('<t xml:space="preserve"> led</t>');
  expect(sheetXml?.bytes.toString()).toContain("<t>_x005F_x0041_</t>");
});

test("a text longer than a cell is cut in the spreadsheet, and says where the whole is", async () => {
  const [cell] = await readBack("x".repeat(200_000));
  expect(String(cell?.value)).toHaveLength(longestCell);
  expect(String(cell?.value)).toContain("the whole text is in the JSON copy");
  expect(neutralCell("x".repeat(longestCell))).toBe("x".repeat(longestCell));
});

test("the same rows give the same bytes", async () => {
  const [one, other] = [await xlsxOf([sheet("a", "b")], "T"), await xlsxOf([sheet("a", "b")], "T")];
  expect(one.equals(other)).toBe(true);
});
