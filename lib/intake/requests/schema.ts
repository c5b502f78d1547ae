/** A place in a response that a request can point at. Ordinals count from 1; -1 is the last. */
export type Place =
  | { kind: "answer"; number: number }
  /** `to`: and all up to that one ("paragraphs 3.1 to 4.1"). */
  | { kind: "numbered"; unit: PlaceUnit; ref: string; to?: string }
  | { kind: "ordinal"; unit: PlaceUnit; ordinal: number }
  | { kind: "relative"; unit: PlaceUnit | "content"; to: "this" | "previous" | "next" }
  /** `isOnward`: and all that follows it ("the rows from July onwards"); `isEvery`: several may be so called ("the rows for Carrow"). */
  | { kind: "headed"; unit: PlaceUnit; topic: string; isOnward?: boolean; isEvery?: boolean }
  | { kind: "attachment"; words: string }
  | { kind: "beyond-line"; side: "above" | "below" }
  | { kind: "rest" };

export type PlaceUnit =
  | "answer"
  | "section"
  | "paragraph"
  | "sentence"
  | "point"
  | "subpoint"
  | "appendix"
  | "table"
  | "line"
  | "page"
  | "footnote";

/** Words, names or figures to keep back, wherever they stand or within a place. */
export type Content =
  | { kind: "figures"; topic: string }
  | { kind: "own-name"; whose: "person" | "organisation" | "both" }
  | { kind: "other-name"; role: string }
  | { kind: "contact" }
  /** `topic`: what happens on it ("the delivery date"), if it is said. */
  | { kind: "dates"; topic?: string }
  /** A number that is somebody's: a meter point's, an account's; or a postcode. */
  | { kind: "identifiers"; words: string }
  | { kind: "column"; words: string }
  | { kind: "quoted"; how: "exact" | "beginning" | "span" }
  | { kind: "marked"; mark: string }
  /** `isItself`: the words themselves are to go ("redact Hull"), not only what is said about them. */
  | { kind: "topic"; topic: string; isItself?: boolean };

export type Referent =
  | { kind: "whole" }
  | { kind: "pronoun" }
  | { kind: "vague" }
  | { kind: "external" }
  | { kind: "place"; place: Place }
  | { kind: "content"; content: Content };

/** What a sentence speaks of, with where in the normalised sentence it says so. */
export type Mention = { start: number; end: number; referent: Referent };

/** What is asked for: some content within some places, the places alone, or the whole. */
export type Scope =
  | { kind: "whole" }
  | { kind: "here" }
  | { kind: "vague" }
  /** `less`: what of it is excepted ("our answer to Q3, bar its first sentence"). */
  | { kind: "part"; places: Place[]; contents: Content[]; isComplement: boolean; less?: Scope[] };

export type Reading = {
  polarity: "withhold" | "release";
  /** "hedged": put off, conditional or in doubt. "question": only asks about it. "implied": a reason without the request. */
  certainty: "clear" | "hedged" | "question" | "implied";
  scopes: Scope[];
  /** No rule read it; where it stands and what it speaks of make it a doubt, which a request that was read puts to rest. */
  isRemark?: boolean;
  /** No rule read it; only the net under the rules holds it. */
  isSuspicion?: boolean;
  /** Said with a word for editing and none of the sender's own: what is not found in the response is the consultation document's. */
  isOfDocument?: boolean;
};
