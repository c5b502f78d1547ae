import { createHash } from "node:crypto";

/** As many statements as one process names; whatever comes after is planned each time, so that no list of odd length fills the database's memory. */
const most = 500;
const names = new Map<string, string>();

/**
 * The name under which the database keeps a statement's plan for a connection: planning took longer than most of our statements do.
 * Undefined when there are too many already.
 */
export function statementName(text: string): string | undefined {
  const known = names.get(text);
  if (known || names.size >= most) return known;
  const name = createHash("sha256").update(text).digest("hex").slice(0, 32);
  names.set(text, name);
  return name;
}
