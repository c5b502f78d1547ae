/** One file of a person's: 25 MB, counted as disks do. */
export const fileLimitBytes = 25 * 1024 * 1024;

/** Bytes are kept in pieces of this size; only the last of a file is shorter. */
export const chunkBytes = 1024 * 1024;

/** Kinds of file that are taken, with the ending they go by. Told by content (lib/files/kinds), never by name. */
export const mediaTypes = {
  "application/pdf": "PDF",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "DOCX",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "XLSX",
  "application/vnd.oasis.opendocument.text": "ODT",
  "application/vnd.oasis.opendocument.spreadsheet": "ODS",
  "image/png": "PNG",
  "image/jpeg": "JPEG",
  "text/plain": "TXT",
  "text/csv": "CSV",
} as const;
export type MediaType = keyof typeof mediaTypes;

/** "PDF, DOCX, … or CSV, at most 25 MB": for hints and refusals. */
export const takenFiles = `${Object.values(mediaTypes)
  .join(", ")
  .replace(/, (\w+)$/, " or $1")}, at most ${fileLimitBytes / 1024 / 1024} MB`;

/** As a browser's file picker wants it. */
export const acceptedNames = Object.values(mediaTypes)
  .flatMap((ending) => (ending === "JPEG" ? [".jpg", ".jpeg"] : [`.${ending.toLowerCase()}`]))
  .join(",");

/** Bytes that came in and are kept, and belong to nothing yet. */
export type KeptBytes = {
  fileId: string;
  size: number;
  /** Hexadecimal. */
  sha256: string;
  /** The first bytes, at most 512. */
  head: Uint8Array;
  /** No byte of it is a control character that text does not have. */
  isText: boolean;
};

/** A stored file, without its bytes. */
export type FileFacts = { id: string; name: string; mediaType: string; size: number; sha256: string };
