/** A file in which the words that somebody looked for stand, and on which pages; `further`: how many more pages there are. */
export type PlaceFound = { fileId: string; file: string; pages: number[]; further: number };
