import type { Role } from "#lib/auth/schema.ts";

/** Somebody who reads: a member of staff, or a reader for one of the bodies. */
export type Reader = { role: Role; hasClearance: boolean };

/** A member of staff without clearance, for asking what everybody on the staff may know. */
export const nobodyCleared: Reader = { role: "CASEWORKER", hasClearance: false };

/**
 * What a response asks to be treated as confidential, by the strictest reading there ever was: over all of its versions, and over every
 * reading of the messages it was taken from, and over what was asked in the words of an answer (§29, S31.7). A mark that was lifted since counts; so does a doubt that a person settled.
 */
export type Secrecy = { isWhole: boolean; isIdentity: boolean; isPart: boolean };

/**
 * Everything that names or derives from a response. Whatever shows something new of a response asks for it by one of these words, or gets a
 * new word here first: `name` and `address` of who sent it; its `words`, `files` and own `positions`; positions `recorded` by staff; `titles`
 * of disagreements raised from it, with anchor, quotation, reply and evidence; `letters` about it, with subject, text, file names and what
 * the mail server said; `notes` on it, and reasons of decisions on it; `links` to others of its sender; the `members` of a pack that hold it; the
 * details of acts on it in the `log`.
 */
export type Fact =
  | "name"
  | "address"
  | "words"
  | "files"
  | "positions"
  | "recorded"
  | "titles"
  | "letters"
  | "notes"
  | "links"
  | "members"
  | "log";

/** `as-public`: composed as the public twin is, whose composition is proved to hold nothing of what is marked. */
export type Measure = "all" | "as-public" | "nothing";

/** Who reads what is marked: staff with clearance, and the readers of the bodies to which full copies go, marked or not (§30). */
export const isCleared = ({ role, hasClearance }: Reader): boolean =>
  hasClearance || role === "DEPARTMENT_READER" || role === "AUTHORITY_READER";

export const isMarked = ({ isWhole, isIdentity, isPart }: Secrecy): boolean => isWhole || isIdentity || isPart;

/** A mark on the whole response covers who sent it as well (S29.2). */
export const hidesIdentity = ({ isWhole, isIdentity }: Secrecy): boolean => isWhole || isIdentity;

/** What hides each fact from somebody without clearance, and what then is left of it. */
const hiding: Record<Fact, { by: "identity" | "any mark"; leaves: Measure }> = {
  name: { by: "identity", leaves: "nothing" },
  address: { by: "identity", leaves: "nothing" },
  links: { by: "any mark", leaves: "nothing" },
  words: { by: "any mark", leaves: "as-public" },
  files: { by: "any mark", leaves: "as-public" },
  positions: { by: "any mark", leaves: "as-public" },
  recorded: { by: "any mark", leaves: "nothing" },
  titles: { by: "any mark", leaves: "nothing" },
  letters: { by: "any mark", leaves: "nothing" },
  notes: { by: "any mark", leaves: "nothing" },
  members: { by: "any mark", leaves: "nothing" },
  log: { by: "any mark", leaves: "nothing" },
};

/** What hides a fact from those without clearance; the same rule for lists is `mayKnow` of queries.ts. */
export const hiddenBy = (fact: Fact): "identity" | "any mark" => hiding[fact].by;

/**
 * What this reader may know of a response (SX.4): the one place that says so. Every page, list, letter, note, file and export that names
 * or derives from a response goes by it; lists by its twin in SQL, `mayKnow`.
 */
export function whatMayBeKnown(reader: Reader, secrecy: Secrecy, fact: Fact): Measure {
  if (isCleared(reader)) return "all";
  const { by, leaves } = hiding[fact];
  return (by === "identity" ? hidesIdentity(secrecy) : isMarked(secrecy)) ? leaves : "all";
}

/** Whoever may not read all of a response does nothing to it, or to anything that derives from it; commands ask `refuseIfWithheld`. */
export const mayActOn = (reader: Reader, secrecy: Secrecy): boolean => isCleared(reader) || !isMarked(secrecy);
