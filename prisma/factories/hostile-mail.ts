const asking = "We agree, for the reasons we gave, and would like the figures (£4.2m) in section 3 kept confidential. ";

/** Bodies of messages made to be slow to read, `part` times shorter than the longest that is read whole (some 200,000 characters). */
export const hostileBodies = (part: number): string[] =>
  (
    [
      [asking, 2000],
      [`${asking}\n\n`, 1900],
      ["(", 200_000],
      ["> ", 100_000],
      [". ", 100_000],
      ["From: a\n", 25_000],
      ["[confidential ", 15_000],
    ] as const
  ).map(([words, times]) => words.repeat(Math.ceil(times / part)));
