import type { PlaceFound } from "./schema.ts";

/** "costs.pdf, pages 3 and 7, and 2 more pages": where words were found. */
export function sayPlace({ file, pages, further }: PlaceFound): string {
  const named = [...pages.map(String)];
  const last = named.pop() ?? "";
  const which = named.length > 0 ? `pages ${named.join(", ")} and ${last}` : `page ${last}`;
  const more = further === 0 ? "" : `, and ${further} more ${further === 1 ? "page" : "pages"}`;
  return `${file}, ${which}${more}`;
}

/** The address of the first page on which they were found, below that of its response. */
export const placeHref = (response: string, { fileId, pages }: PlaceFound, version: number, find: string): string =>
  textHref(`${response}/files/${fileId}`, version, find, pages[0] ?? 1);

/** The address of one page of a file's text. */
export const textHref = (file: string, version: number, find: string, page: number): string =>
  `${file}?${new URLSearchParams({ version: String(version), ...(find === "" ? {} : { find }), page: String(page) })}#page-${page}`;
