/** A stretch of a page's text; `isFound`: it is what somebody looks for. */
export type FoundText = { text: string; isFound: boolean };

/** Some pages of a file's text, one after another. */
export type FileTextForStaff = {
  fileId: string;
  name: string;
  /** How many pages there are in all, and that not all of the file's text was kept. */
  pageCount: number;
  isCut: boolean;
  pages: { number: number; text: FoundText[] }[];
  /** The pages with the words that are looked for; empty when nothing is. */
  foundOn: number[];
  /** The first page of the next part; null at the end. */
  next: number | null;
};
