import type { Mark } from "#lib/confidentiality/schema.ts";
import { fieldsOf } from "#lib/responses/rules.ts";
import type { ResponseContent, Texts } from "#lib/responses/schema.ts";
import { textFor } from "#lib/responses/texts.ts";

const wordsOf = (texts: Texts, response: ResponseContent) =>
  new Map(fieldsOf(textFor(response, texts), response).map(({ key, text }) => [key, text]));

/**
 * A version with every mark that any version of its response ever bore (SX.4): what somebody without clearance reads is composed under these.
 * A passage of another version whose text was changed since cannot be found again for certain: then the whole answer counts as marked.
 * `isHeld`: its message was ever read as asking for all of it, or as unclear.
 */
export function withEveryMark(
  texts: Texts,
  version: ResponseContent,
  others: readonly ResponseContent[],
  isHeld: boolean,
): ResponseContent {
  const own = wordsOf(texts, version);
  const marks = others.flatMap((other): Mark[] => {
    const words = wordsOf(texts, other);
    return other.marks.map((mark) =>
      mark.level === "passage" && words.get(mark.field) !== own.get(mark.field)
        ? { level: "answer", field: mark.field, reason: null }
        : mark,
    );
  });
  const whole: Mark[] = isHeld ? [{ level: "whole", reason: null }] : [];
  const all = [...version.marks, ...marks, ...whole];
  return {
    ...version,
    marks: [...new Map(all.map((mark) => [JSON.stringify({ ...mark, reason: null }), mark])).values()],
  };
}
