import type { Segment } from "../answers/schema.ts";
import type { Piece } from "../regions/rules.ts";
import type { Layer } from "../regions/schema.ts";
import type { MarkedText, Span } from "../text/schema.ts";

/** One text of a message with all that is known of it. */
export type Source = {
  name: "subject" | "body" | "attachment";
  /** The attachment's file name; empty otherwise. */
  file: string;
  page: MarkedText;
  /** The text with quoting marks blanked out, offsets as in the page. */
  clean: string;
  pieces: Piece[];
  /** The pieces the sender typed, or the one whose message they pass on; signature included. */
  own: Piece[];
  segments: Segment[];
};

/** A sentence that asks, with where it stands. */
export type Ask = { source: Source; piece: Piece };

export type Person = { names: string[]; organisations: string[] };

/** Everything a request may point into. `asks` are the sentences that ask, which are never themselves withheld. */
export type Haystack = {
  /** The subject first, then the body, then what else there is. */
  sources: Source[];
  /** The body's layers. */
  layers: Layer[];
  asks: Ask[];
  /** Files the message carries, with their text where it could be read. */
  files: { name: string; source: Source | null }[];
  sender: Person;
  questionCount: number;
};

export type Found = { source: Source; span: Span };

/** `found` is what was located; `isElsewhere` says the place is clear but lies in a file nobody could read. Null: not located. */
export type Located = { found: Found[]; isElsewhere: boolean } | null;
