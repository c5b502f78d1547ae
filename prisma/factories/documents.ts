import { once } from "node:events";
import { Document, Packer, Paragraph } from "docx";
import exceljs from "exceljs";
import yazl from "yazl";
import { membersOf } from "#lib/documents/zip/rules.ts";

/** A ZIP of these parts; OpenDocument's "mimetype" part stands first and stored, as its rules ask. */
export async function zipOf(parts: Record<string, string | Buffer>): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [name, content] of Object.entries(parts))
    zip.addBuffer(Buffer.from(content), name, { compress: name !== "mimetype" });
  zip.end();
  const bytes: Buffer[] = [];
  zip.outputStream.on("data", (data) => bytes.push(data));
  await once(zip.outputStream, "end");
  return Buffer.concat(bytes);
}

/** A Word document, one paragraph on each page. */
export const wordFile = (...pages: string[]): Promise<Buffer> =>
  Packer.toBuffer(
    new Document({
      sections: [{ children: pages.map((text, index) => new Paragraph({ text, pageBreakBefore: index > 0 })) }],
    }),
  );

/** A workbook of these sheets. */
export async function workbookFile(sheets: Record<string, (string | number)[][]>): Promise<Buffer> {
  const book = new exceljs.Workbook();
  for (const [name, rows] of Object.entries(sheets)) book.addWorksheet(name).addRows(rows);
  return Buffer.from(await book.xlsx.writeBuffer());
}

const office = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"';
const words = 'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"';

export const openTextFile = (...paragraphs: string[]): Promise<Buffer> =>
  zipOf({
    mimetype: "application/vnd.oasis.opendocument.text",
    "content.xml": `<office:document-content ${office} ${words}><office:body>${paragraphs
      .map((text) => `<text:p>${text}</text:p>`)
      .join("<text:soft-page-break/>")}</office:body></office:document-content>`,
  });

export const openSheetFile = (...cells: string[]): Promise<Buffer> =>
  zipOf({
    mimetype: "application/vnd.oasis.opendocument.spreadsheet",
    "content.xml": `<office:document-content ${office} ${words} xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><table:table><table:table-row>${cells
      .map((text) => `<table:table-cell><text:p>${text}</text:p></table:table-cell>`)
      .join("")}</table:table-row></table:table></office:body></office:document-content>`,
  });

/** A PDF with one line of text on each page; plain ASCII without brackets. */
export function pdfFile(...pages: string[]): Buffer {
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${4 + 2 * index} 0 R`).join(" ")}] >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ...pages.flatMap((text, index) => {
      const drawing = `BT /F1 12 Tf 72 720 Td (${text}) Tj ET`;
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + 2 * index} 0 R >>`,
        `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
      ];
    }),
  ];
  let file = "%PDF-1.7\n";
  const places = objects.map((object, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = places.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  return Buffer.from(
    `${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`,
    "latin1",
  );
}

/** The words of a Word document of ours, a line for each paragraph. */
export async function docxWords(bytes: Buffer | undefined): Promise<string> {
  const parts = await membersOf(bytes ?? Buffer.alloc(0));
  const body = parts.find(({ name }) => name === "word/document.xml")?.bytes.toString("utf8") ?? "";
  return body
    .replace(/<\/w:p>/g, "\n")
    .replace(/<[^>]+>/g, "")
    .replaceAll("&amp;", "&");
}
