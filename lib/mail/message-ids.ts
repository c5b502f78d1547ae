/*
 * Message-IDs as mail carries them (RFC 5322 §3.6.4), always in their angle brackets. Ids of others are read by pattern from the raw field:
 * a mail parser makes ids of comments and glues or tears what is folded.
 */

/** Our Message-ID for a letter: unique by its id, at the domain that our mail comes from ("DCC <consultations@dcc.example.org>"). */
export const messageIdOf = (id: string, mailFrom: string): string =>
  `<${id}@${mailFrom.split("@").at(-1)?.replace(/>.*/, "").trim()}>`;

/** Comments in a field, which may hold anything, ids too; nested ones are undone from within. */
function withoutComments(field: string): string {
  const outer = field.replace(/\([^()<>]*\)|\((?:[^()]*<[^()]*>)[^()]*\)/g, " ");
  return outer === field ? field : withoutComments(outer);
}

/** The Message-IDs in a header field, in order, each once; at most a hundred, as no thread of ours is longer. */
export const messageIdsIn = (field: string): string[] =>
  [...new Set(withoutComments(field).match(/<[^<>\s@]{1,250}@[^<>\s@]{1,250}>/g) ?? [])].slice(0, 100);

/** What stands before the @ when it is a UUID: the id of a letter that went out before its Message-ID was kept. */
export const letterIdsIn = (messageIds: readonly string[]): string[] =>
  messageIds.flatMap((id) => /^<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@/i.exec(id)?.[1]?.toLowerCase() ?? []);
