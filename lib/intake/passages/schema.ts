import type { Question, Segment } from "../answers/schema.ts";
import type { Piece } from "../regions/rules.ts";
import type { Layer } from "../regions/schema.ts";
import type { Columns } from "../tables/schema.ts";
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
  /** Answers that no label opens, by the sentences that name the question; too loose to say where an answer ends. */
  told: Segment[];
  /** What its tables say in a column about confidentiality or publication. */
  columns: Columns;
};

/** A sentence that asks, with where it stands. */
export type Ask = { source: Source; piece: Piece };

/** A unit of the sender's text: one list item, heading, or run of sentences. */
export type Part = Span & {
  paragraph: number;
  /** All of it only asks (for confidentiality, say). */
  isAsk: boolean;
  isHeading: boolean;
};

export type Person = { names: string[]; organisations: string[] };

/** Everything a request may point into. `asks` are the sentences that ask, which are never themselves withheld. */
export type Haystack = {
  /** The subject first, then the body, then what else there is. */
  sources: Source[];
  /** The body's layers. */
  layers: Layer[];
  asks: Ask[];
  /** The same as a set, for asking quickly whether a sentence is one of them. */
  askPieces: Set<Piece>;
  /** The outline of each source, made when it is first wanted; asks must be known by then. */
  outlines: Map<Source, Part[]>;
  /** Files the message carries, with their text where it could be read. */
  files: { name: string; source: Source | null }[];
  /** The names of the files whose text nobody could read: a scan, an encrypted file, a picture of a page. */
  unread: string[];
  sender: Person;
  questions: readonly Question[];
  confidentialityParagraph: number | null;
};

export type Found = { source: Source; span: Span };

/** `found` is what was located; `isElsewhere` says the place is clear but lies in a file nobody could read. Null: not located. */
export type Located = { found: Found[]; isElsewhere: boolean } | null;
