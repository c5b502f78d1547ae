import { covers } from "#lib/confidentiality/marks/rules.ts";
import type { Position } from "#lib/responses/schema.ts";
import { standingRecords } from "../positions/rules.ts";
import type { RecordedPosition } from "../positions/schema.ts";
import type { Reading } from "../reading/schema.ts";

export const isOpposing = (position: Position | null | undefined): boolean =>
  position === "disagree" || position === "agree-in-part";

/**
 * What a response is to be looked at for, in words, for a reader who may read all of it. Whether it needs a look at all the database says
 * (`needsLook`), by the same rule: what disagrees, agrees in part, names an area, or has words and no position; and files, which nobody reads
 * for us.
 */
export function sayWhyLook(
  { positions, fields }: Pick<Reading, "positions" | "fields">,
  recorded: readonly Pick<RecordedPosition, "part" | "position">[],
  fileCount: number,
): string[] {
  const standing = standingRecords(recorded);
  const said: Partial<Record<Position, string>> = { disagree: "Disagrees", "agree-in-part": "Agrees in part" };
  const named = ({ part, question, wording }: Reading["positions"][number]) =>
    part === question ? question : `${question}, ${wording}`;
  const chosen = positions.flatMap((entry) =>
    entry.own && isOpposing(entry.own) ? [`${said[entry.own]}: ${named(entry)}`] : [],
  );
  const read = positions.flatMap((entry) => {
    const position = standing.get(entry.part)?.position;
    return position && isOpposing(position) ? [`${said[position]}, as staff read the words: ${named(entry)}`] : [];
  });
  const areas = new Set(fields.flatMap(({ key }) => /^(.+\.area-\d+)\./.exec(key)?.[1] ?? []));
  const placed = positions.filter(({ own }) => own !== null && own !== "not-answered" && own !== "no-view");
  const words = fields
    .filter(({ key }) => !/\.area-\d+\./.test(key) && !placed.some(({ question }) => covers(question, key)))
    .map(({ label }) => label);
  return [
    ...chosen,
    ...read,
    ...(areas.size > 0
      ? [areas.size === 1 ? "Names an area of disagreement" : `Names ${areas.size} areas of disagreement`]
      : []),
    ...(words.length > 0 ? [`Words without a position: ${words.join("; ")}`] : []),
    ...(fileCount > 0 ? [fileCount === 1 ? "Sent a file" : `Sent ${fileCount} files`] : []),
  ];
}
