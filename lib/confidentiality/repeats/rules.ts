import { passagesIn } from "../marks/rules.ts";
import { type Span, wordsInRun } from "../runs/rules.ts";
import type { Field, Mark } from "../schema.ts";
import { wordsOf } from "../words/rules.ts";

/** A marked passage found again where nothing is marked. Long ones are withheld there anyway; short ones are for the person to say. */
export type Repeat = Span & { field: string; text: string; isWithheldAnyway: boolean };

/** Where marked words stand again unmarked, so that the form can offer "mark these too" (scenarios part 4, item 1). */
export function repeatsOf(fields: readonly Field[], marks: readonly Mark[]): Repeat[] {
  const passages = fields.flatMap((field) =>
    passagesIn(field, marks).map(({ start, end }) => wordsOf(field.text.slice(start, end)).map(({ folded }) => folded)),
  );
  const sought = new Map(passages.filter((words) => words.length > 0).map((words) => [words.join(" "), words]));
  const byFirst = Map.groupBy(sought.values(), ([first]) => first ?? "");
  return fields.flatMap((field) => {
    const marked = passagesIn(field, marks);
    const words = wordsOf(field.text);
    return words.flatMap(({ folded, start }, index) =>
      (byFirst.get(folded) ?? [])
        .filter((passage) => passage.every((word, ahead) => words[index + ahead]?.folded === word))
        .map((passage) => ({ length: passage.length, end: words[index + passage.length - 1]?.end ?? start }))
        .filter(({ end }) => !marked.some((mark) => mark.start < end && start < mark.end))
        .map(({ length, end }) => ({
          field: field.key,
          start,
          end,
          text: field.text.slice(start, end),
          isWithheldAnyway: length >= wordsInRun,
        })),
    );
  });
}
