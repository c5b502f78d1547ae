import { readTextApart } from "#lib/files/texts/apart/queries.ts";
import { UnreadableFile } from "#lib/files/texts/schema.ts";
import { type AttachmentText, readAttachment } from "./rules.ts";

const apart = {
  pdf: "application/pdf",
  odt: "application/vnd.oasis.opendocument.text",
  ods: "application/vnd.oasis.opendocument.spreadsheet",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;
const isReadApart = (kind: string): kind is keyof typeof apart => kind in apart;

/**
 * Reads the text of any file that a message carries. Mail is opened by whoever sends it: what only a large reader can read is read in a
 * thread that is bounded in memory and time. `report` hears of a file whose text could not be read; it gives null then.
 */
export const readAnyAttachment =
  (report: (name: string, why: string) => void): AttachmentText =>
  async (name, bytes) => {
    const kind = /\.([a-z]{3,4})$/i.exec(name)?.[1]?.toLowerCase() ?? "";
    if (!isReadApart(kind)) return readAttachment(name, bytes);
    try {
      const { pages } = await readTextApart(bytes, apart[kind]);
      return pages.join("\n\n");
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      report(name, error.message);
      return null;
    }
  };
