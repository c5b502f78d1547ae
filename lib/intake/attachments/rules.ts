import { Parser } from "htmlparser2";
import { fromBuffer } from "yauzl";
import { decodeUnlabelled } from "../message/charset/rules.ts";
import { fromHtml } from "../text/html/rules.ts";

/** Reads the text of a file a message carries; null when the kind is one it cannot read. */
export type AttachmentText = (name: string, bytes: Uint8Array) => Promise<string | null>;

/** A package's parts are read up to this size each, so that a crafted archive cannot fill the memory. */
const largestPart = 20_000_000;

/** The parts of a ZIP package whose names pass, as text; what is no ZIP gives none. */
function partsOfZip(bytes: Uint8Array, isWanted: (name: string) => boolean): Promise<Map<string, string>> {
  const parts = new Map<string, string>();
  return new Promise((resolve) => {
    fromBuffer(Buffer.from(bytes), { lazyEntries: true }, (error, zip) => {
      if (error) return resolve(parts);
      const next = (): void => zip.readEntry();
      zip.on("error", () => resolve(parts));
      zip.on("end", () => resolve(parts));
      zip.on("entry", (entry) => {
        if (!isWanted(entry.fileName) || entry.uncompressedSize > largestPart) return next();
        zip.openReadStream(entry, (failed, stream) => {
          if (failed) return next();
          const chunks: Buffer[] = [];
          stream.on("data", (chunk: Buffer) => chunks.push(chunk));
          stream.on("error", next);
          stream.on("end", () => {
            parts.set(entry.fileName, Buffer.concat(chunks).toString("utf8"));
            next();
          });
        });
      });
      next();
    });
  });
}

/** The text of one WordprocessingML part: paragraphs on lines of their own, deleted text left out. */
function textOfWordPart(xml: string): string {
  let text = "";
  let inText = false;
  let deleted = 0;
  const parser = new Parser(
    {
      onopentag(name) {
        if (name === "w:t") inText = true;
        else if (name === "w:del" || name === "w:moveFrom") deleted += 1;
        else if (name === "w:tab") text += "\t";
        else if (name === "w:br" || name === "w:cr") text += "\n";
      },
      ontext(data) {
        if (inText && deleted === 0) text += data;
      },
      onclosetag(name) {
        if (name === "w:t") inText = false;
        else if (name === "w:del" || name === "w:moveFrom") deleted -= 1;
        else if (name === "w:p") text += "\n\n";
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
  return text.replace(/\n{3,}/g, "\n\n").trim();
}

async function textOfWord(bytes: Uint8Array): Promise<string | null> {
  const parts = await partsOfZip(bytes, (name) => /^word\/(?:document|header\d*|footer\d*|footnotes)\.xml$/.test(name));
  const body = parts.get("word/document.xml");
  if (body === undefined) return null;
  const named = (form: RegExp): string[] =>
    [...parts].filter(([name]) => form.test(name)).map(([, xml]) => textOfWordPart(xml));
  return [...named(/header/), textOfWordPart(body), ...named(/footnotes/), ...named(/footer/)]
    .filter(Boolean)
    .join("\n\n");
}

/** The text of plain files, web pages and Word documents. */
export const readAttachment: AttachmentText = async (name, bytes) => {
  const kind = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  if (/^(?:txt|text|csv|md|log|tsv)$/.test(kind)) return decodeUnlabelled(bytes);
  if (/^html?$/.test(kind)) return fromHtml(decodeUnlabelled(bytes)).text;
  return kind === "docx" || kind === "docm" ? textOfWord(bytes) : null;
};
