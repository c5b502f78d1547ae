import type { KeptForm } from "./schema.ts";

/** Names of what the framework and our own forms carry beside what was typed: references, numbers and revisions that a new page has anew. */
const carried = /^(?:\$ACTION|\d+$)|(?:^|\.)(?:id|seenId|revision|version|readingNumber|go|base|password|again|next)$/;

/** With a script the framework numbers the fields of a form it sends: "1_text" is "text". */
const ownName = (name: string) => name.replace(/^_?[0-9a-f]+_(?=[^_])/, "");

/**
 * What of a form that came too late is worth keeping: its page, and whatever a person typed. Null: nothing was. `isByScript`: the framework sent it.
 */
export function keptFrom(path: string, entries: Iterable<[string, unknown]>, isByScript: boolean): KeptForm | null {
  const fields = [...entries].flatMap(([sent, value]): [string, string][] => {
    const name = isByScript ? ownName(sent) : sent;
    return typeof value !== "string" || value.trim() === "" || carried.test(sent) || carried.test(name)
      ? []
      : [[name, value.replace(/\r\n?/g, "\n")]];
  });
  return fields.length > 0 ? { path, fields } : null;
}
