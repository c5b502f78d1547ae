/**
 * What a pack is built from, by part, and what is said where a part has changed since. Two packs with the same basis are the same pack; so a
 * pack whose basis is not today's is built again before it goes anywhere (§24).
 */
export const basisParts = {
  register: "responses came in",
  standing: "a response was withdrawn, or which response stands for which was changed",
  lateness: "what was decided on late responses",
  readings: "positions and areas that staff recorded, or what they found when they looked for disagreement",
  mail: "how messages and letters were read, placed or taken in",
  disagreements: "the register of disagreements",
  statement: "the statement of why the draft is fit for purpose",
  draft: "the final draft",
  redline: "the redline",
  text: "the text of the consultation",
  decision: "DCC’s decision after the consultation, or the direction",
} as const;
export type BasisPart = keyof typeof basisParts;

/** A fingerprint of each part. A pack built before they were kept has none. */
export type Basis = Readonly<Record<string, string>>;
